package org.rheobase.mathlib;

import java.math.BigInteger;

/**
 * A number as the unevaluated sum of two doubles, good to about 104 bits (Dekker, "A floating-point
 * technique for extending the available precision", 1971).
 *
 * @param high the number rounded to a double
 * @param low what is missing
 */
record Twofold(double high, double low) {
  static final Twofold ZERO = of(0);
  static final Twofold ONE = of(1);

  static Twofold of(double value) {
    return new Twofold(value, 0);
  }

  /** The exact sum of two doubles. */
  static Twofold sum(double a, double b) {
    double sum = a + b;
    double part = sum - a;
    return new Twofold(sum, (a - (sum - part)) + (b - part));
  }

  private static Twofold ordered(double large, double small) {
    double sum = large + small;
    return new Twofold(sum, small - (sum - large));
  }

  static Twofold product(double a, double b) {
    double product = a * b;
    return new Twofold(product, Math.fma(a, b, -product));
  }

  /** The upper 106 bits of a whole number, times a power of two. */
  static Twofold of(BigInteger whole, int exponent) {
    int cut = Math.max(0, whole.bitLength() - 160);
    BigInteger upper = whole.shiftRight(cut);
    double high = upper.doubleValue();
    double low = upper.subtract(new java.math.BigDecimal(high).toBigInteger()).doubleValue();
    return new Twofold(high, low).scaled(cut + exponent);
  }

  Twofold plus(Twofold other) {
    Twofold highs = sum(high, other.high);
    Twofold lows = sum(low, other.low);
    Twofold first = ordered(highs.high, highs.low + lows.high);
    return ordered(first.high, first.low + lows.low);
  }

  Twofold plus(double other) {
    return plus(of(other));
  }

  Twofold minus(Twofold other) {
    return plus(other.negated());
  }

  Twofold negated() {
    return new Twofold(-high, -low);
  }

  Twofold times(Twofold other) {
    Twofold product = product(high, other.high);
    return ordered(product.high, product.low + Math.fma(high, other.low, low * other.high));
  }

  Twofold times(double other) {
    return times(of(other));
  }

  Twofold over(Twofold other) {
    double first = high / other.high;
    Twofold rest = minus(other.times(first));
    double second = rest.high / other.high;
    Twofold last = rest.minus(other.times(second));
    Twofold quotient = ordered(first, second);
    return ordered(quotient.high, quotient.low + last.high / other.high);
  }

  Twofold root() {
    if (high == 0) {
      return ZERO;
    }
    double root = Math.sqrt(high);
    double rest = minus(product(root, root)).high;
    return ordered(root, rest / (2 * root));
  }

  /** Times a power of two. */
  Twofold scaled(int exponent) {
    return new Twofold(Math.scalb(high, exponent), Math.scalb(low, exponent));
  }
}
