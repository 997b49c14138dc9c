package org.rheobase.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Amounts of memory as text. */
public final class Bytes {
  private static final MathContext DIGITS = new MathContext(4);
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

  private Bytes() {}

  /** A number of bytes: {@code 512 bytes}, {@code 1.5 GB}, by powers of 1000 as disks have them. */
  public static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        + " "
        + UNITS.get(unit);
  }
}
