package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.RealFormat.Extended;

/**
 * e^x and its relatives. The argument is reduced to x = k ln 2 + r ({@link ExponentReduction}); e^r
 * − 1 is r plus r² times a minimax polynomial (fpminimax of Brisebarre and Chevillard 2007).
 */
final class Exponential {
  /** (e^r − 1 − r)/r²; error 2^−32.5 of e^r. */
  private static final double[] SINGLE = {
    0x1.0p-1, 0x1.555552p-3, 0x1.5554e4p-5, 0x1.1115b4p-7, 0x1.6d5144p-10, 0x1.9a97fep-13
  };

  /** (e^r − 1 − r)/r²; error 2^−63.5 of e^r. */
  private static final double[] TWICE = {
    0x1.0p-1,
    0x1.555555555555cp-3,
    0x1.5555555555544p-5,
    0x1.111111110ea08p-7,
    0x1.6c16c16c1e5c3p-10,
    0x1.a01a01b43ce4ap-13,
    0x1.a01a017d44cfbp-16,
    0x1.71ddee89f9f6bp-19,
    0x1.27e533aab8171p-22,
    0x1.af6e545f3444dp-26,
    0x1.1eecf5d8c74d8p-29
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

  private Reduced reduce(ExponentReduction argument) {
    return reduce(argument, argument.lost());
  }

  /** Where 1 is taken off e^r, the slope counts with which what is lost of r goes in. */
  private Reduced reduceClosely(ExponentReduction argument) {
    Expr lost = b.fma(argument.lost(), argument.rest(), argument.lost());
    return reduce(argument, lost);
  }

  private Reduced reduce(ExponentReduction argument, Expr lost) {
    Expr r = argument.rest();
    Expr series = format.polynomial(r, format.isSingle() ? SINGLE : TWICE);
    return new Reduced(argument.k(), r, b.fma(b.multiply(r, r), series, lost));
  }

  /** The argument within the range outside of which e^x is 0 or infinite anyway; NaN stays. */
  private Expr clamped(Expr x) {
    return clamped(x, format.constant(-105, -750), format.constant(90, 711));
  }

  private Expr clamped(Expr x, Expr lowest, Expr highest) {
    return b.select(b.less(x, lowest), lowest, b.select(b.less(highest, x), highest, x));
  }

  private Expr exp(Expr x) {
    Reduced reduced = reduce(ExponentReduction.of(format, clamped(x)));
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

  /** Computed at half its size, so that it overflows where it should. */
  private Expr expm1(Expr x) {
    Expr inside = clamped(x, format.constant(-30, -50), format.constant(89, 710));
    Reduced reduced = reduceClosely(ExponentReduction.of(format, inside));
    Expr power = format.powerOfTwo(b.subtract(reduced.k(), format.whole(1)));
    Extended parts = lessOne(reduced, power, format.constant(0.5));
    Expr half = b.add(parts.high(), parts.low());
    Expr isTiny = b.less(format.magnitude(x), format.constant(0x1p-26, 0x1p-56));
    return b.select(isTiny, x, b.add(half, half));
  }

  /**
   * power · (e^r − 1) + (power − one), where the leading terms are summed exactly, and so without
   * cancellation.
   */
  private Extended lessOne(Reduced reduced, Expr power, Expr one) {
    Extended difference = format.sumOfAny(power, b.negate(one));
    Extended main = format.sum(difference.high(), b.multiply(power, reduced.main()));
    Expr lost = b.add(difference.low(), main.low());
    return new Extended(main.high(), b.fma(power, reduced.small(), lost));
  }

  /**
   * e^x − 1 as the sum of two numbers, divided by x. Where e^x overflows and the quotient does not,
   * 2^16 is left out until the end.
   */
  private Expr exprel(Expr x) {
    Expr highest = format.constant(94, 717);
    Expr inside = clamped(x, format.constant(-30, -50), highest);
    Reduced reduced = reduceClosely(ExponentReduction.of(format, inside));
    Expr isLarge = b.less(format.whole(100), reduced.k());
    Expr left = b.select(isLarge, format.whole(16), format.whole(0));
    Expr power = format.powerOfTwo(b.subtract(reduced.k(), left));
    Extended parts = lessOne(reduced, power, format.constant(1));
    Expr scale = b.select(isLarge, format.constant(0x1p16), format.constant(1));
    Expr quotient = b.multiply(quotient(parts, x), scale);
    Expr infinity = format.constant(Double.POSITIVE_INFINITY);
    Expr isOrdinary = b.and(b.less(b.negate(infinity), x), b.less(x, highest));
    Expr zero = format.constant(0);
    Expr limit = b.select(b.less(x, zero), zero, b.multiply(x, infinity));
    Expr isTiny = b.less(format.magnitude(x), format.constant(0x1p-26, 0x1p-56));
    return b.select(isTiny, format.constant(1), b.select(isOrdinary, quotient, limit));
  }

  /** What the quotient of the rounded numbers lacks is added. */
  private Expr quotient(Extended dividend, Expr x) {
    Expr inverse = b.divide(format.constant(1), x);
    Expr quotient = b.multiply(dividend.high(), inverse);
    Expr rest = b.add(b.fma(b.negate(quotient), x, dividend.high()), dividend.low());
    return b.fma(rest, inverse, quotient);
  }

  /**
   * e^(x + small), where x + small is of twice the precision; the two leading terms are summed
   * exactly.
   */
  static Expr exp(RealFormat format, Expr x, Expr small) {
    Exponential functions = new Exponential(format.b(), x);
    return functions.exp(x, small);
  }

  private Expr exp(Expr x, Expr small) {
    Expr held = clamped(x);
    Expr kept = b.select(b.equal(held, x), small, format.constant(0));
    Reduced reduced = reduce(ExponentReduction.of(format, held, kept));
    Extended main = format.sum(format.constant(1), reduced.main());
    return scale(b.add(main.high(), b.add(main.low(), reduced.small())), reduced.k());
  }
}
