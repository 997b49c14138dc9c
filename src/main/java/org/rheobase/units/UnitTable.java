package org.rheobase.units;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.measure.Unit;
import tech.units.indriya.unit.Units;

/**
 * The unit names of equations, which are Brian2's: a prefix, a unit's name and an exponent in one
 * word ({@code umetre2}), and some short forms ({@code mV}, {@code nS}, {@code kHz}). A name is
 * looked up when it is asked for; there are 1,710.
 */
public final class UnitTable {
  private static final Map<String, Integer> PREFIXES =
      Map.ofEntries(
          entry("", 0),
          entry("Y", 24),
          entry("Z", 21),
          entry("E", 18),
          entry("P", 15),
          entry("T", 12),
          entry("G", 9),
          entry("M", 6),
          entry("k", 3),
          entry("m", -3),
          entry("u", -6),
          entry("n", -9),
          entry("p", -12),
          entry("f", -15),
          entry("a", -18),
          entry("z", -21),
          entry("y", -24));

  /** Prefixes that only the litre takes. */
  private static final Map<String, Integer> SMALL_PREFIXES =
      Map.of("h", 2, "da", 1, "d", -1, "c", -2);

  /** Which prefixes and exponents a unit takes. */
  private enum Form {
    PREFIXED,
    PLAIN,
    LITRE
  }

  /** A unit with its value as a power of ten in SI base units. */
  private record Base(Supplier<Unit<?>> unit, int power, Form form) {}

  private static final Map<String, Base> BASES =
      Map.ofEntries(
          prefixed("amp", () -> Units.AMPERE),
          prefixed("ampere", () -> Units.AMPERE),
          prefixed("becquerel", () -> Units.BECQUEREL),
          prefixed("candle", () -> Units.CANDELA),
          prefixed("coulomb", () -> Units.COULOMB),
          prefixed("farad", () -> Units.FARAD),
          prefixed("gray", () -> Units.GRAY),
          prefixed("henry", () -> Units.HENRY),
          prefixed("hertz", () -> Units.HERTZ),
          prefixed("joule", () -> Units.JOULE),
          prefixed("katal", () -> Units.KATAL),
          prefixed("lumen", () -> Units.LUMEN),
          prefixed("lux", () -> Units.LUX),
          prefixed("meter", () -> Units.METRE),
          prefixed("metre", () -> Units.METRE),
          prefixed("mol", () -> Units.MOLE),
          prefixed("mole", () -> Units.MOLE),
          prefixed("newton", () -> Units.NEWTON),
          prefixed("ohm", () -> Units.OHM),
          prefixed("pascal", () -> Units.PASCAL),
          prefixed("radian", () -> Units.RADIAN),
          prefixed("second", () -> Units.SECOND),
          prefixed("siemens", () -> Units.SIEMENS),
          prefixed("sievert", () -> Units.SIEVERT),
          prefixed("steradian", () -> Units.STERADIAN),
          prefixed("tesla", () -> Units.TESLA),
          prefixed("volt", () -> Units.VOLT),
          prefixed("watt", () -> Units.WATT),
          prefixed("weber", () -> Units.WEBER),
          entry("gram", new Base(() -> Units.KILOGRAM, -3, Form.PREFIXED)),
          entry("gramme", new Base(() -> Units.KILOGRAM, -3, Form.PREFIXED)),
          entry("molar", new Base(() -> Units.MOLE.divide(Units.METRE.pow(3)), 3, Form.PREFIXED)),
          entry("kelvin", new Base(() -> Units.KELVIN, 0, Form.PLAIN)),
          entry("kilogram", new Base(() -> Units.KILOGRAM, 0, Form.PLAIN)),
          entry("kilogramme", new Base(() -> Units.KILOGRAM, 0, Form.PLAIN)),
          entry("liter", new Base(() -> Units.METRE.pow(3), -3, Form.LITRE)),
          entry("litre", new Base(() -> Units.METRE.pow(3), -3, Form.LITRE)));

  /** Short forms that stand for a longer name. */
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          entry("Hz", "hertz"),
          entry("kHz", "khertz"),
          entry("MHz", "Mhertz"),
          entry("mm", "mmetre"),
          entry("um", "umetre"),
          entry("ms", "msecond"),
          entry("us", "usecond"),
          entry("mV", "mvolt"),
          entry("mA", "mamp"),
          entry("uA", "uamp"),
          entry("nA", "namp"),
          entry("pA", "pamp"),
          entry("uF", "ufarad"),
          entry("nF", "nfarad"),
          entry("pF", "pfarad"),
          entry("uS", "usiemens"),
          entry("nS", "nsiemens"),
          entry("mM", "mmolar"),
          entry("uM", "umolar"),
          entry("nM", "nmolar"),
          entry("mm2", "mmetre2"),
          entry("mm3", "mmetre3"),
          entry("um2", "umetre2"),
          entry("um3", "umetre3"));

  /** The centimetre is known by its short forms alone. */
  private static final Map<String, Integer> CENTIMETRES = Map.of("cm", 1, "cm2", 2, "cm3", 3);

  private static final Map<String, Optional<NamedUnit>> FOUND = new ConcurrentHashMap<>();

  private UnitTable() {}

  private static Map.Entry<String, Base> prefixed(String name, Supplier<Unit<?>> unit) {
    return entry(name, new Base(unit, 0, Form.PREFIXED));
  }

  /** The unit of a name; empty if it is none. */
  public static Optional<NamedUnit> find(String name) {
    Optional<NamedUnit> known = FOUND.get(name);
    if (known != null) {
      return known;
    }
    Optional<NamedUnit> unit = lookUp(name);
    if (unit.isPresent()) {
      FOUND.put(name, unit);
    }
    return unit;
  }

  private static Optional<NamedUnit> lookUp(String name) {
    if (CENTIMETRES.containsKey(name)) {
      int exponent = CENTIMETRES.get(name);
      return Optional.of(unit(name, new Base(() -> Units.METRE, 0, Form.PLAIN), -2, exponent));
    }
    String word = SHORT.getOrDefault(name, name);
    return exponentOf(word) == 1
        ? word(name, word, 1)
        : word(name, word.substring(0, word.length() - 1), exponentOf(word));
  }

  private static int exponentOf(String word) {
    return word.endsWith("2") ? 2 : word.endsWith("3") ? 3 : 1;
  }

  private static Optional<NamedUnit> word(String name, String word, int exponent) {
    for (int length = 0; length <= Math.min(2, word.length()); length++) {
      Base base = BASES.get(word.substring(length));
      Optional<Integer> power =
          base == null
              ? Optional.empty()
              : prefix(word.substring(0, length), base.form(), exponent);
      if (base != null && power.isPresent()) {
        return Optional.of(unit(name, base, power.get(), exponent));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> prefix(String prefix, Form form, int exponent) {
    return switch (form) {
      case PREFIXED -> Optional.ofNullable(PREFIXES.get(prefix));
      case PLAIN -> prefix.isEmpty() ? Optional.of(0) : Optional.empty();
      case LITRE ->
          exponent > 1
              ? Optional.empty()
              : Optional.ofNullable(PREFIXES.get(prefix))
                  .or(() -> Optional.ofNullable(SMALL_PREFIXES.get(prefix)));
    };
  }

  /** The value is read from decimal text, so that it is the double nearest to the power of ten. */
  private static NamedUnit unit(String name, Base base, int power, int exponent) {
    double value = Double.parseDouble("1e" + (base.power() + power) * exponent);
    return new NamedUnit(name, value, Dimension.of(base.unit().get()).power(exponent));
  }

  /** The unit without prefix and short form that a name is made of: {@code volt} for {@code mV}. */
  public static String baseName(NamedUnit unit) {
    return unit.dimension().usualName();
  }

  /** All names, for suggestions: not quick. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(CENTIMETRES.keySet());
    names.addAll(SHORT.keySet());
    List<String> prefixes =
        Stream.concat(PREFIXES.keySet().stream(), SMALL_PREFIXES.keySet().stream()).toList();
    for (String base : BASES.keySet()) {
      for (String prefix : prefixes) {
        Stream.of("", "2", "3")
            .map(exponent -> prefix + base + exponent)
            .filter(name -> find(name).isPresent())
            .forEach(names::add);
      }
    }
    return names.stream().distinct().sorted().toList();
  }
}
