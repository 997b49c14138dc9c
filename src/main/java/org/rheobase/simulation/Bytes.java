package org.rheobase.simulation;

import java.util.Locale;

/** Amounts of memory as text. */
public final class Bytes {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

  private Bytes() {}

  /** A number of bytes in the largest unit that keeps it at 1 or more, such as {@code 1.25 GB}. */
  public static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0
        ? bytes + " " + UNITS[0]
        : String.format(Locale.ROOT, "%.3g %s", value, UNITS[unit]);
  }
}
