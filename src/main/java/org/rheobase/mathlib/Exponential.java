package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * e^x and its relatives. The argument is reduced to x = k ln 2 + r, |r| ≤ ln 2 / 2, with ln 2 in
 * two parts (Cody and Waite 1980, chapter 6); e^r − 1 is r plus r² times a minimax polynomial
 * (Remez's algorithm in 60 digits, coefficients rounded).
 */
final class Exponential {
  /** (e^r − 1 − r)/r²; error 2^−34 of e^r. */
  private static final double[] SINGLE = {
    0x1.0p-1, 0x1.555556p-3, 0x1.55548p-5, 0x1.11107cp-7, 0x1.6d9732p-10, 0x1.a1b95cp-13
  };

  /** (e^r − 1 − r)/r²; error 2^−64 of e^r. */
  private static final double[] TWICE = {
    0x1.0p-1,
    0x1.555555555555cp-3,
    0x1.555555555555ep-5,
    0x1.111111110eb6ep-7,
    0x1.6c16c16c134e2p-10,
    0x1.a01a01b3d6254p-13,
    0x1.a01a01b47f2cep-16,
    0x1.71ddef4f0560ap-19,
    0x1.27e4bee5827a0p-22,
    0x1.af6d46bb83525p-26,
    0x1.1f9e546ea7414p-29
  };

  private final IrBuilder b;
  private final RealFormat format;

  private Exponential(IrBuilder b, Expr x) {
    this.b = b;
    format = RealFormat.of(b, x);
  }

  /** x = k ln 2 + r, and e^r − 1 = main + small. */
  private record Reduced(Expr k, Expr main, Expr small) {}

  static Expr exp(IrBuilder b, Expr x) {
    return new Exponential(b, x).exp(x);
  }

  static Expr expm1(IrBuilder b, Expr x) {
    return new Exponential(b, x).expm1(x);
  }

  static Expr exprel(IrBuilder b, Expr x) {
    return new Exponential(b, x).exprel(x);
  }

  private Reduced reduce(Expr x) {
    RealFormat.Rounded k = format.round(x, format.constant(0x1.715476p0, 0x1.71547652b82fep0));
    Expr high = b.fma(b.negate(k.value()), format.constant(0x1.62ep-1, 0x1.62e42fefa2p-1), x);
    Expr low = b.multiply(k.value(), format.constant(0x1.0bfbe8p-15, 0x1.9ef35793c7673p-41));
    Expr r = b.subtract(high, low);
    Expr lost = b.subtract(b.subtract(high, r), low);
    Expr series = format.polynomial(r, format.isSingle() ? SINGLE : TWICE);
    return new Reduced(k.number(), r, b.fma(b.multiply(r, r), series, lost));
  }

  /**
   * The argument within the range outside of which the result is 0 or infinite anyway; NaN stays.
   */
  private Expr clamped(Expr x) {
    Expr lowest = format.constant(-105, -750);
    Expr highest = format.constant(90, 711);
    return b.select(b.less(x, lowest), lowest, b.select(b.less(highest, x), highest, x));
  }

  private Expr exp(Expr x) {
    Reduced reduced = reduce(clamped(x));
    Expr one = b.add(format.constant(1), b.add(reduced.main(), reduced.small()));
    return scale(one, reduced.k());
  }

  /**
   * y · 2^k in two steps, so that neither factor leaves the range; at most the second one rounds,
   * to a denormal number.
   */
  private Expr scale(Expr y, Expr k) {
    Expr half = b.shiftRight(k, 1);
    Expr first = b.multiply(y, format.powerOfTwo(half));
    return b.multiply(first, format.powerOfTwo(b.subtract(k, half)));
  }

  /**
   * 2 (2^(k−1) (e^r − 1) + (2^(k−1) − 1/2)), which has no cancellation, and overflows where it
   * should.
   */
  private Expr expm1(Expr x) {
    Expr lowest = format.constant(-20, -50);
    Expr inside = clamped(x);
    Reduced reduced = reduce(b.select(b.less(inside, lowest), lowest, inside));
    Expr half = format.powerOfTwo(b.subtract(reduced.k(), format.whole(1)));
    Expr rest = b.fma(half, reduced.small(), b.subtract(half, format.constant(0.5)));
    Expr sum = b.fma(half, reduced.main(), rest);
    Expr isUnscaled = b.equal(reduced.k(), format.whole(0));
    Expr unscaled = b.add(reduced.main(), reduced.small());
    Expr isTiny = b.less(format.magnitude(x), format.constant(0x1p-26, 0x1p-56));
    return b.select(isTiny, x, b.select(isUnscaled, unscaled, b.add(sum, sum)));
  }

  private Expr exprel(Expr x) {
    Expr quotient = b.divide(expm1(x), x);
    Expr isInfinite = b.equal(x, format.constant(Double.POSITIVE_INFINITY));
    Expr result = b.select(isInfinite, x, quotient);
    return b.select(b.equal(x, format.constant(0)), format.constant(1), result);
  }
}
