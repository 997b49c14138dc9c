package org.rheobase.mathlib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * The functions to about 100 bits, by power series: what errors are measured against. Arguments are
 * finite.
 */
final class PreciseFunctions {
  private static final int BITS = 1400;
  private static final BigInteger PI = machin();
  private static final BigInteger TWO_OVER_PI = BigInteger.ONE.shiftLeft(2 * BITS + 1).divide(PI);
  private static final Twofold HALF_PI = Twofold.of(PI, -BITS - 1);
  private static final Twofold LOG_2 = Twofold.of(artanhOfInverse(3).shiftLeft(1), -BITS);
  private static final Twofold[] INVERSE = inverses(60);
  private static final Twofold[] INVERSE_FACTORIAL = inverseFactorials(40);
  private static final Twofold LOG_10 = log(Twofold.of(10)).value();

  private PreciseFunctions() {}

  /** A number beyond the range of doubles, too: value · 2^exponent. */
  record Precise(Twofold value, int exponent) {
    static Precise of(Twofold value) {
      return new Precise(value, 0);
    }

    /** The distance of a computed result in units in the last place of this number. */
    double error(double result) {
      int last = Math.clamp(Math.getExponent(value.high()) + exponent, -1022, 1023) - 52;
      double scaled =
          Double.isInfinite(result)
              ? Math.copySign(Math.scalb(1.0, 1024 - last), result)
              : Math.scalb(result, -last);
      return Math.abs(Twofold.of(scaled).minus(value.scaled(exponent - last)).high());
    }
  }

  private static BigInteger machin() {
    return arctanOfInverse(5).shiftLeft(2).subtract(arctanOfInverse(239)).shiftLeft(2);
  }

  private static BigInteger arctanOfInverse(int n) {
    return inverseSeries(n, -1);
  }

  private static BigInteger artanhOfInverse(int n) {
    return inverseSeries(n, 1);
  }

  private static BigInteger inverseSeries(int n, int sign) {
    BigInteger square = BigInteger.valueOf((long) n * n * sign);
    BigInteger power = BigInteger.ONE.shiftLeft(BITS + 64).divide(BigInteger.valueOf(n));
    BigInteger sum = BigInteger.ZERO;
    for (int k = 1; power.signum() != 0 && k < 2 * BITS; k += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
      power = power.divide(square);
    }
    return sum.shiftRight(64);
  }

  private static Twofold[] inverses(int count) {
    return IntStream.range(0, count)
        .mapToObj(k -> k == 0 ? Twofold.ZERO : Twofold.ONE.over(Twofold.of(k)))
        .toArray(Twofold[]::new);
  }

  private static Twofold[] inverseFactorials(int count) {
    Twofold[] values = new Twofold[count];
    values[0] = Twofold.ONE;
    for (int k = 1; k < count; k++) {
      values[k] = values[k - 1].over(Twofold.of(k));
    }
    return values;
  }

  /** e^x − 1 as that of the rest r of x = n log 2 + r, and n. */
  private static Precise belowOne(Twofold x) {
    int n = (int) Math.rint(x.high() / LOG_2.high());
    Twofold r = x.minus(LOG_2.times(n)).scaled(-3);
    Twofold sum = Twofold.ZERO;
    for (int k = 18; k >= 1; k--) {
      sum = sum.plus(INVERSE_FACTORIAL[k]).times(r);
    }
    for (int k = 0; k < 3; k++) {
      sum = sum.times(sum.plus(2));
    }
    return new Precise(sum, n);
  }

  static Precise exp(double x) {
    return exp(Twofold.of(x));
  }

  static Precise exp(Twofold x) {
    Precise below = belowOne(x);
    return new Precise(below.value().plus(1), below.exponent());
  }

  static Precise expm1(double x) {
    return Math.abs(x) < 0x1p-200 ? Precise.of(Twofold.of(x)) : expm1(Twofold.of(x));
  }

  private static Precise expm1(Twofold x) {
    if (x.high() < -100) {
      return Precise.of(Twofold.of(-1));
    }
    Precise below = belowOne(x);
    int n = below.exponent();
    if (n > 200) {
      return new Precise(below.value().plus(1), n);
    }
    return Precise.of(below.value().scaled(n).plus(Twofold.sum(Math.scalb(1.0, n), -1)));
  }

  static Precise exprel(double x) {
    if (x == 0) {
      return Precise.of(Twofold.ONE);
    }
    if (Math.abs(x) < 0x1p-60) {
      return Precise.of(Twofold.sum(1, x / 2));
    }
    Precise expm1 = expm1(x);
    return new Precise(expm1.value().over(Twofold.of(x)), expm1.exponent());
  }

  static Precise log(double x) {
    return log(Twofold.of(x));
  }

  private static Precise log(Twofold x) {
    int k =
        Math.getExponent(x.high() * (x.high() < 0x1p-1000 ? 0x1p100 : 1))
            - (x.high() < 0x1p-1000 ? 100 : 0);
    Twofold m = x.scaled(-k);
    if (m.high() > 1.4142135) {
      m = m.scaled(-1);
      k++;
    }
    Twofold s = m.plus(-1).over(m.plus(1));
    Twofold square = s.times(s);
    Twofold sum = Twofold.ZERO;
    for (int j = 45; j >= 3; j -= 2) {
      sum = sum.plus(INVERSE[j]).times(square);
    }
    Twofold log = sum.plus(1).times(s).scaled(1);
    return Precise.of(k == 0 ? log : LOG_2.times(k).plus(log));
  }

  static Precise log1p(double x) {
    return Math.abs(x) < 0x1p-100 ? Precise.of(Twofold.of(x)) : log(Twofold.sum(1, x));
  }

  static Precise log10(double x) {
    return Precise.of(log(x).value().over(LOG_10));
  }

  /** sin or cos of an angle: which of them it is of the rest, with what sign. */
  private static Twofold circular(double x, int quarters) {
    if (Math.abs(x) < 0.785) {
      return ofRest(Twofold.of(x), quarters);
    }
    int exponent = Math.getExponent(x) - 52;
    BigInteger significand = new BigDecimal(Math.scalb(x, -exponent)).toBigInteger();
    BigInteger product = significand.multiply(TWO_OVER_PI);
    int point = BITS - exponent;
    BigInteger n = product.add(BigInteger.ONE.shiftLeft(point - 1)).shiftRight(point);
    Twofold rest = Twofold.of(product.subtract(n.shiftLeft(point)), -point);
    return ofRest(rest.times(HALF_PI), n.intValue() + quarters);
  }

  private static Twofold ofRest(Twofold r, int quarters) {
    Twofold square = r.times(r);
    Twofold sum = Twofold.ZERO;
    int odd = (quarters & 1) ^ 1;
    for (int k = 32 + odd; k >= 2; k -= 2) {
      sum = sum.plus(INVERSE_FACTORIAL[k]).times(square).negated();
    }
    Twofold value = odd == 1 ? sum.times(r).plus(r) : sum.plus(1);
    return (quarters & 2) == 0 ? value : value.negated();
  }

  static Precise sin(double x) {
    return Math.abs(x) < 0x1p-200 ? Precise.of(Twofold.of(x)) : Precise.of(circular(x, 0));
  }

  static Precise cos(double x) {
    return Precise.of(circular(x, 1));
  }

  static Precise tan(double x) {
    return Math.abs(x) < 0x1p-200
        ? Precise.of(Twofold.of(x))
        : Precise.of(circular(x, 0).over(circular(x, 1)));
  }

  static Precise sinh(double x) {
    return hyperbolic(x, -1);
  }

  static Precise cosh(double x) {
    return hyperbolic(Math.abs(x), 1);
  }

  private static Precise hyperbolic(double x, int sign) {
    double size = Math.abs(x);
    Twofold value;
    int exponent = 0;
    if (size > 50) {
      Precise exp = exp(size);
      value = exp.value();
      exponent = exp.exponent() - 1;
    } else if (sign > 0) {
      Twofold exp = expm1(size).value().plus(1);
      value = exp.plus(Twofold.ONE.over(exp)).scaled(-1);
    } else if (size < 0x1p-200) {
      value = Twofold.of(size);
    } else {
      Twofold expm1 = expm1(size).value();
      value = expm1.plus(expm1.over(expm1.plus(1))).scaled(-1);
    }
    return new Precise(x < 0 ? value.negated() : value, exponent);
  }

  static Precise tanh(double x) {
    if (Math.abs(x) < 0x1p-200) {
      return Precise.of(Twofold.of(x));
    }
    Twofold expm1 = expm1(Twofold.of(2 * Math.min(Math.abs(x), 50))).value();
    Twofold value = expm1.over(expm1.plus(2));
    return Precise.of(x < 0 ? value.negated() : value);
  }

  static Precise arctan(double x) {
    return Precise.of(arctan(Twofold.of(x)));
  }

  private static Twofold arctan(Twofold x) {
    if (Math.abs(x.high()) < 0x1p-200) {
      return x;
    }
    if (Math.abs(x.high()) < 0x1p-15) {
      Twofold square = x.times(x);
      Twofold sum = Twofold.ZERO;
      for (int k = 9; k >= 3; k -= 2) {
        sum = sum.plus(INVERSE[k]).times(square).negated();
      }
      return sum.times(x).plus(x);
    }
    if (Math.abs(x.high()) > 0x1p300) {
      return HALF_PI.times(Math.signum(x.high()));
    }
    double near = Math.atan(x.high());
    Twofold sin = circular(near, 0);
    Twofold cos = circular(near, 1);
    Twofold step = x.times(cos).minus(sin).over(cos.plus(x.times(sin)));
    return Twofold.of(near).plus(step);
  }

  static Precise arcsin(double x) {
    if (Math.abs(x) < 0x1p-200) {
      return Precise.of(Twofold.of(x));
    }
    Twofold other = Twofold.sum(1, -x).times(Twofold.sum(1, x)).root();
    return Precise.of(Math.abs(x) == 1 ? HALF_PI.times(x) : arctan(Twofold.of(x).over(other)));
  }

  static Precise arccos(double x) {
    if (x == -1) {
      return Precise.of(HALF_PI.scaled(1));
    }
    return Precise.of(arctan(Twofold.sum(1, -x).over(Twofold.sum(1, x)).root()).scaled(1));
  }

  /** x to the power y, a whole number where x is below 0. */
  static Precise pow(double x, double y) {
    boolean isOne = y == 0 || Math.abs(x) == 1;
    Precise power = isOne ? Precise.of(Twofold.ONE) : exp(log(Math.abs(x)).value().times(y));
    boolean isNegative = x < 0 && Math.abs(y % 2) == 1;
    return isNegative ? new Precise(power.value().negated(), power.exponent()) : power;
  }
}
