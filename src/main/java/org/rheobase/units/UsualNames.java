package org.rheobase.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the shortest product or quotient of usual unit names for a dimension: among all ways to
 * write it as powers of one unit, else of two, else of three, the one with the smallest powers; of
 * equals, the one whose units come first in the list.
 */
final class UsualNames {
  /**
   * From the most to the least usual in neuroscience. Those that few know (weber, gray, katal) are
   * left out.
   */
  private static final List<String> NAMES =
      List.of(
          "volt",
          "amp",
          "second",
          "siemens",
          "farad",
          "ohm",
          "meter",
          "mole",
          "mmolar",
          "coulomb",
          "kilogram",
          "kelvin",
          "newton",
          "joule",
          "watt",
          "pascal",
          "candle");

  private static final List<Factor> UNITS = NAMES.stream().map(UsualNames::unit).toList();

  private static final double ZERO = 1e-6;

  private UsualNames() {}

  static String of(Dimension dimension) {
    if (dimension.isNone()) {
      return "1";
    }
    if (dimension.equals(Dimension.NONE.over(Dimension.TIME))) {
      return "hertz";
    }
    return Stream.of(1, 2, 3)
        .flatMap(count -> shortest(dimension, count).stream())
        .findFirst()
        .map(UsualNames::write)
        .orElseGet(() -> write(baseUnits(dimension)));
  }

  private static Factor unit(String name) {
    return new Factor(name, UnitTable.find(name).orElseThrow().dimension(), 1);
  }

  /** The dimension as so many units with the smallest sum of powers. */
  private static Optional<List<Factor>> shortest(Dimension dimension, int count) {
    return choices(count, 0)
        .flatMap(units -> solve(units, dimension.exponents()).stream())
        .min(Comparator.comparingDouble(UsualNames::cost));
  }

  /** All ways to choose so many of the units from an index on. */
  private static Stream<List<Factor>> choices(int count, int from) {
    if (count == 0) {
      return Stream.of(List.of());
    }
    return IntStream.range(from, UNITS.size())
        .boxed()
        .flatMap(
            first -> choices(count - 1, first + 1).map(rest -> prepend(UNITS.get(first), rest)));
  }

  private static List<Factor> prepend(Factor first, List<Factor> rest) {
    List<Factor> all = new ArrayList<>(rest);
    all.addFirst(first);
    return all;
  }

  private static double cost(List<Factor> factors) {
    return factors.stream().mapToDouble(Factor::cost).sum();
  }

  /**
   * The powers of the units whose product has the wanted powers of base units, if there are any and
   * none is zero.
   */
  private static Optional<List<Factor>> solve(List<Factor> units, double[] wanted) {
    double[][] rows = new double[wanted.length][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = row(units, k, wanted[k]);
    }
    return eliminate(rows, units.size()) ? powers(units, rows) : Optional.empty();
  }

  private static double[] row(List<Factor> units, int base, double wanted) {
    return Stream.concat(
            units.stream().map(unit -> unit.dimension.exponents()[base]), Stream.of(wanted))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Gauss-Jordan elimination; false if there is no single solution. */
  private static boolean eliminate(double[][] rows, int unknowns) {
    for (int column = 0; column < unknowns; column++) {
      int pivot = largest(rows, column);
      if (Math.abs(rows[pivot][column]) < ZERO) {
        return false;
      }
      swap(rows, pivot, column);
      clear(rows, column);
    }
    return Arrays.stream(rows).skip(unknowns).allMatch(row -> Math.abs(row[unknowns]) < ZERO);
  }

  private static int largest(double[][] rows, int column) {
    return IntStream.range(column, rows.length)
        .boxed()
        .max(Comparator.comparingDouble(k -> Math.abs(rows[k][column])))
        .orElseThrow();
  }

  private static void swap(double[][] rows, int a, int b) {
    double[] row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }

  private static void clear(double[][] rows, int column) {
    for (int row = 0; row < rows.length; row++) {
      if (row != column) {
        subtract(rows[row], rows[row][column] / rows[column][column], rows[column]);
      }
    }
  }

  private static void subtract(double[] row, double factor, double[] pivot) {
    for (int k = 0; k < row.length; k++) {
      row[k] -= factor * pivot[k];
    }
  }

  private static Optional<List<Factor>> powers(List<Factor> units, double[][] rows) {
    List<Factor> factors = new ArrayList<>();
    for (int k = 0; k < units.size(); k++) {
      double power = Math.rint(rows[k][units.size()] / rows[k][k] * 1e6) / 1e6;
      factors.add(units.get(k).raised(power));
    }
    return factors.stream().allMatch(factor -> factor.isReadable() || factors.size() == 1)
        ? Optional.of(factors)
        : Optional.empty();
  }

  private static List<Factor> baseUnits(Dimension dimension) {
    List<String> names = List.of("meter", "kilogram", "second", "amp", "kelvin", "mole", "candle");
    double[] powers = dimension.exponents();
    return IntStream.range(0, powers.length)
        .mapToObj(k -> unit(names.get(k)).raised(Math.rint(powers[k] * 1e6) / 1e6))
        .filter(factor -> factor.power != 0)
        .toList();
  }

  private static String write(List<Factor> factors) {
    if (factors.size() == 1) {
      return factors.getFirst().write();
    }
    List<String> above = factors.stream().filter(f -> f.power > 0).map(Factor::write).toList();
    List<String> below =
        factors.stream().filter(f -> f.power < 0).map(f -> f.raised(-f.power).write()).toList();
    String numerator = above.isEmpty() ? "1" : String.join("*", above);
    return switch (below.size()) {
      case 0 -> numerator;
      case 1 -> numerator + "/" + below.getFirst();
      default -> numerator + "/(" + String.join("*", below) + ")";
    };
  }

  /** A unit to a power. */
  private record Factor(String name, Dimension dimension, double power) {

    Factor raised(double newPower) {
      return new Factor(name, dimension, newPower);
    }

    /** Small for what is easy to read: a usual unit to the power of one. */
    double cost() {
      double fraction = isWhole() ? 0 : 0.6;
      double below = power < 0 ? 0.05 : 0;
      double rare = NAMES.indexOf(name) >= NAMES.indexOf("coulomb") ? 0.2 : 0;
      return Math.abs(power) + fraction + below + rare;
    }

    /** Whether the power is a whole number, a half or a quarter, but not zero. */
    boolean isReadable() {
      return power != 0 && power * 4 == Math.rint(power * 4);
    }

    private boolean isWhole() {
      return power == Math.rint(power);
    }

    String write() {
      if (power == 1) {
        return name;
      }
      return name + "**" + (isWhole() ? String.valueOf((long) power) : String.valueOf(power));
    }
  }
}
