package org.rheobase.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.measure.MetricPrefix;
import javax.measure.Unit;
import tech.units.indriya.unit.Units;

/**
 * The unit names of equations: those of Brian2. A name is a prefix letter, a base name and an
 * exponent, as {@code m} {@code metre} {@code 2}; a few base names take no prefix or no exponent,
 * and a few short ones ({@code mV}, {@code cm}) take only some prefixes. What a base name means is
 * asked of JSR 385, and only when such a name is first met, since its implementation takes a tenth
 * of a second to start.
 */
public final class UnitTable {
  private static final String NO_EXPONENT = "";
  private static final String EXPONENTS = "23";
  private static final List<String> UNPREFIXED = List.of("");
  private static final List<String> THOUSANDS =
      List.of("", "Y", "Z", "E", "P", "T", "G", "M", "k", "m", "u", "n", "p", "f", "a", "z", "y");
  private static final List<String> ALL_PREFIXES = with(THOUSANDS, "da", "h", "d", "c");

  private static final Map<String, Stem> STEMS = new LinkedHashMap<>();

  static {
    stem("meter", () -> Units.METRE);
    stem("metre", () -> Units.METRE);
    stem("kilogram", () -> Units.KILOGRAM, UNPREFIXED);
    stem("kilogramme", () -> Units.KILOGRAM, UNPREFIXED);
    stem("gram", () -> Units.GRAM);
    stem("gramme", () -> Units.GRAM);
    stem("second", () -> Units.SECOND);
    stem("amp", () -> Units.AMPERE);
    stem("ampere", () -> Units.AMPERE);
    stem("kelvin", () -> Units.KELVIN, UNPREFIXED);
    stem("mole", () -> Units.MOLE);
    stem("mol", () -> Units.MOLE);
    stem("candle", () -> Units.CANDELA);
    stem("radian", () -> Units.RADIAN);
    stem("steradian", () -> Units.STERADIAN);
    stem("hertz", () -> Units.HERTZ);
    stem("newton", () -> Units.NEWTON);
    stem("pascal", () -> Units.PASCAL);
    stem("joule", () -> Units.JOULE);
    stem("watt", () -> Units.WATT);
    stem("coulomb", () -> Units.COULOMB);
    stem("volt", () -> Units.VOLT);
    stem("farad", () -> Units.FARAD);
    stem("ohm", () -> Units.OHM);
    stem("siemens", () -> Units.SIEMENS);
    stem("weber", () -> Units.WEBER);
    stem("tesla", () -> Units.TESLA);
    stem("henry", () -> Units.HENRY);
    stem("lumen", () -> Units.LUMEN);
    stem("lux", () -> Units.LUX);
    stem("becquerel", () -> Units.BECQUEREL);
    stem("gray", () -> Units.GRAY);
    stem("sievert", () -> Units.SIEVERT);
    stem("katal", () -> Units.KATAL);
    stem("molar", () -> Units.MOLE.divide(Units.LITRE));
    stem("liter", "liter", () -> Units.LITRE, ALL_PREFIXES, NO_EXPONENT);
    stem("litre", "litre", () -> Units.LITRE, ALL_PREFIXES, NO_EXPONENT);

    stem("m", "meter", () -> Units.METRE, List.of("c", "m", "u"), EXPONENTS);
    shorthand("s", "second", () -> Units.SECOND, "m", "u");
    shorthand("V", "volt", () -> Units.VOLT, "m");
    shorthand("A", "amp", () -> Units.AMPERE, "m", "u", "n", "p");
    shorthand("F", "farad", () -> Units.FARAD, "u", "n", "p");
    shorthand("S", "siemens", () -> Units.SIEMENS, "u", "n");
    shorthand("M", "molar", () -> Units.MOLE.divide(Units.LITRE), "m", "u", "n");
    shorthand("Hz", "hertz", () -> Units.HERTZ, "", "k", "M");
  }

  private UnitTable() {}

  private static void stem(String name, Supplier<Unit<?>> unit) {
    stem(name, unit, THOUSANDS);
  }

  private static void stem(String name, Supplier<Unit<?>> unit, List<String> prefixes) {
    stem(name, name, unit, prefixes, EXPONENTS);
  }

  private static void shorthand(
      String name, String fullName, Supplier<Unit<?>> unit, String... prefixes) {
    stem(name, fullName, unit, List.of(prefixes), NO_EXPONENT);
  }

  private static void stem(
      String name,
      String fullName,
      Supplier<Unit<?>> unit,
      List<String> prefixes,
      String exponents) {
    STEMS.put(name, new Stem(name, fullName, new Meaning(unit), prefixes, exponents));
  }

  private static List<String> with(List<String> prefixes, String... more) {
    List<String> all = new ArrayList<>(prefixes);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /** The unit of a name; empty if there is no such unit. */
  public static Optional<NamedUnit> find(String name) {
    return split(name).map(Parts::toUnit);
  }

  /** Whether a name is that of a unit: as {@link #find}, but at no cost. */
  public static boolean isUnit(String name) {
    return split(name).isPresent();
  }

  /** The unit name most like a text that is none, for "did you mean"; empty if none is like it. */
  public static Optional<String> nearest(String name) {
    return NearestName.of(name);
  }

  /**
   * What to write instead of a scaled unit where only an SI unit may stand: {@code volt} for {@code
   * mV}, {@code meter**2} for {@code cm2}.
   */
  public static String baseName(NamedUnit unit) {
    return split(unit.name())
        .filter(parts -> parts.stem.meaning.scale() == 0)
        .map(Parts::unprefixed)
        .orElseGet(() -> unit.dimension().usualName());
  }

  /**
   * Starts the library of units in the background, so that the first {@link #find} need not wait
   * for it. For programs that count their tenths of a second; others need not call it.
   */
  public static void preload() {
    Thread.ofPlatform().daemon().name("units").start(() -> find("volt"));
  }

  /** All names, the unprefixed ones first. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String prefix : ALL_PREFIXES) {
      STEMS.values().forEach(stem -> stem.addNames(prefix, names));
    }
    return names;
  }

  /** The stems by name. */
  static Map<String, Stem> stems() {
    return STEMS;
  }

  private static Optional<Parts> split(String name) {
    char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
    int exponent = last == '2' || last == '3' ? last - '0' : 1;
    String prefixed = exponent == 1 ? name : name.substring(0, name.length() - 1);
    return split(prefixed, 0, exponent)
        .or(() -> split(prefixed, 1, exponent))
        .or(() -> split(prefixed, 2, exponent));
  }

  private static Optional<Parts> split(String prefixed, int prefixLength, int exponent) {
    if (prefixed.length() <= prefixLength) {
      return Optional.empty();
    }
    String prefix = prefixed.substring(0, prefixLength);
    return Optional.ofNullable(STEMS.get(prefixed.substring(prefixLength)))
        .filter(stem -> stem.takes(prefix) && stem.takes(exponent))
        .map(stem -> new Parts(prefix, stem, exponent));
  }

  /** A name taken apart. */
  private record Parts(String prefix, Stem stem, int exponent) {

    NamedUnit toUnit() {
      int power = exponent * (powerOfTen(prefix) + stem.meaning.scale());
      // A literal gives the double nearest to the power of ten, which a product of powers may miss.
      double siValue = Double.parseDouble("1e" + power);
      String name = prefix + stem.name + (exponent == 1 ? "" : exponent);
      return new NamedUnit(name, siValue, stem.meaning.dimension().power(exponent));
    }

    String unprefixed() {
      return exponent == 1 ? stem.fullName : stem.fullName + "**" + exponent;
    }
  }

  private static int powerOfTen(String prefix) {
    if (prefix.isEmpty()) {
      return 0;
    }
    String symbol = prefix.equals("u") ? MetricPrefix.MICRO.getSymbol() : prefix;
    for (MetricPrefix candidate : MetricPrefix.values()) {
      if (candidate.getSymbol().equals(symbol)) {
        return candidate.getExponent();
      }
    }
    throw new AssertionError("not a prefix: " + prefix);
  }

  /**
   * A name to which prefixes and exponents are put.
   *
   * @param name the name in equations
   * @param fullName the same unit, never abbreviated
   * @param meaning what it means
   * @param prefixes which prefixes it takes; an empty one stands for the name by itself
   * @param exponents which digits may follow
   */
  record Stem(
      String name, String fullName, Meaning meaning, List<String> prefixes, String exponents) {

    /** The unit's letters in physics. */
    String symbol() {
      return name.equals(fullName)
          ? Objects.requireNonNullElse(meaning.unit().getSymbol(), "")
          : name;
    }

    boolean takes(String prefix) {
      return prefixes.contains(prefix);
    }

    boolean takes(int exponent) {
      return exponent == 1 || exponents.indexOf('0' + exponent) >= 0;
    }

    void addNames(String prefix, List<String> names) {
      if (takes(prefix)) {
        names.add(prefix + name);
        exponents.chars().forEach(digit -> names.add(prefix + name + (char) digit));
      }
    }
  }

  /** What a stem means, looked up when first asked. */
  static final class Meaning {
    private final Supplier<Unit<?>> source;

    Meaning(Supplier<Unit<?>> source) {
      this.source = source;
    }

    Unit<?> unit() {
      return source.get();
    }

    Dimension dimension() {
      return JsrUnits.dimension(unit());
    }

    /** The power of ten by which the unit differs from the SI unit. */
    int scale() {
      return (int) Math.round(Math.log10(JsrUnits.factor(unit())));
    }
  }
}
