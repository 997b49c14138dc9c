package org.rheobase.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that people use for a dimension. */
final class UsualNames {
  /** The units tried, those of neurons first. */
  private static final List<String> CANDIDATES =
      List.of(
          "volt",
          "amp",
          "second",
          "siemens",
          "ohm",
          "farad",
          "hertz",
          "meter",
          "coulomb",
          "molar",
          "mole",
          "kelvin",
          "kilogram",
          "joule",
          "watt",
          "newton",
          "pascal",
          "weber",
          "henry",
          "tesla",
          "candle",
          "lux",
          "katal",
          "gray");

  private static final List<String> BASE =
      List.of("meter", "kilogram", "second", "amp", "kelvin", "mole", "candle");

  private UsualNames() {}

  private record Named(String name, Dimension dimension) {}

  static String of(Dimension dimension) {
    if (dimension.isNone()) {
      return "1";
    }
    List<Named> units = CANDIDATES.stream().map(n -> new Named(n, dimensionOf(n))).toList();
    return power(units, dimension)
        .or(() -> pair(units, dimension, true))
        .or(() -> pair(units, dimension, false))
        .orElseGet(() -> product(dimension));
  }

  private static Dimension dimensionOf(String name) {
    return UnitTable.find(name).orElseThrow().dimension();
  }

  /** A unit, or a small power of one. */
  private static Optional<String> power(List<Named> units, Dimension dimension) {
    return Stream.of(1.0, 2.0, 3.0, -1.0, -2.0, -3.0, 0.5, -0.5)
        .flatMap(exponent ->
            units.stream()
                .filter(unit -> unit.dimension().power(exponent).equals(dimension))
                .map(unit -> powerText(unit.name(), exponent)))
        .findFirst();
  }

  /** A quotient or product of a unit and another one or its square. */
  private static Optional<String> pair(List<Named> units, Dimension dimension, boolean quotient) {
    for (Named first : units) {
      for (double exponent = 1; exponent <= 2; exponent++) {
        double signed = quotient ? -exponent : exponent;
        for (Named second : units) {
          if (first.dimension().times(second.dimension().power(signed)).equals(dimension)) {
            String tail = powerText(second.name(), exponent);
            return Optional.of(first.name() + (quotient ? "/" : "*") + tail);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String product(Dimension dimension) {
    List<String> factors = new ArrayList<>();
    double[] exponents = dimension.exponents();
    for (int k = 0; k < exponents.length; k++) {
      if (exponents[k] != 0) {
        factors.add(powerText(BASE.get(k), exponents[k]));
      }
    }
    return String.join("*", factors);
  }

  private static String powerText(String name, double exponent) {
    if (exponent == 1) {
      return name;
    }
    return name
        + "**"
        + (exponent == Math.rint(exponent)
            ? Integer.toString((int) exponent)
            : Double.toString(exponent));
  }
}
