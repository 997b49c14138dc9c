package org.rheobase.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader likes them. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(4);

  private Numbers() {}

  /** A number with four digits at most, without zeros at the end. */
  static String text(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** A whole number with commas between thousands. */
  static String text(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
