package org.rheobase.plots;

import java.util.Map;
import org.rheobase.units.Dimension;

/**
 * How SI values are written on an axis.
 *
 * @param factor what they are multiplied with
 * @param unit the name of what they are counted in then; empty for plain numbers
 */
record Scale(double factor, String unit) {
  private static final String PREFIXES = "yzafpnµm kMGTPEZY";
  private static final int NO_PREFIX = PREFIXES.indexOf(' ');
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final double LARGEST_PLAIN = 1e5;

  /** Symbols that take prefixes, by the usual name of the SI unit. */
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("volt", "V"),
          Map.entry("amp", "A"),
          Map.entry("second", "s"),
          Map.entry("siemens", "S"),
          Map.entry("farad", "F"),
          Map.entry("ohm", "ohm"),
          Map.entry("meter", "m"),
          Map.entry("hertz", "Hz"),
          Map.entry("coulomb", "C"),
          Map.entry("joule", "J"),
          Map.entry("watt", "W"),
          Map.entry("newton", "N"),
          Map.entry("pascal", "Pa"));

  /**
   * Such that numbers are short.
   *
   * @param largest the largest magnitude that is drawn
   */
  static Scale of(Dimension dimension, double largest) {
    int thousands = thousands(largest);
    if (dimension.isNone()) {
      boolean isPlain = largest == 0 || (largest >= SMALLEST_PLAIN && largest < LARGEST_PLAIN);
      return isPlain ? new Scale(1, "") : powerOfTen(thousands, "");
    }
    String symbol = SYMBOLS.get(dimension.usualName());
    if (symbol == null) {
      return powerOfTen(thousands, dimension.usualName());
    }
    int prefix = Math.clamp(NO_PREFIX + thousands, 0, PREFIXES.length() - 1);
    String unit = (PREFIXES.charAt(prefix) + symbol).strip();
    return new Scale(Math.pow(1000, NO_PREFIX - prefix), unit);
  }

  private static int thousands(double largest) {
    return largest > 0 && Double.isFinite(largest)
        ? Math.floorDiv((int) Math.floor(Math.log10(largest)), 3)
        : 0;
  }

  private static Scale powerOfTen(int thousands, String unit) {
    String power = thousands == 0 ? "" : "1e" + 3 * thousands;
    return new Scale(Math.pow(1000, -thousands), (power + " " + unit).strip());
  }

  /** What is drawn, with its unit. */
  String label(String what) {
    return unit.isEmpty() ? what : "%s (%s)".formatted(what, unit);
  }
}
