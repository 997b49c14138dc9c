package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * Reduces the argument of an exponential to x = k ln 2 + r, |r| ≤ ln 2 / 2, with ln 2 in two parts
 * (Cody and Waite 1980, chapter 6).
 *
 * @param k an integer of the size of the reals
 * @param rest r, rounded
 * @param lost what is lost of r in {@code rest}
 */
record ExponentReduction(Expr k, Expr rest, Expr lost) {

  static ExponentReduction of(RealFormat format, Expr x) {
    RealFormat.Rounded k = multiple(format, x);
    return of(format, x, k, format.b().multiply(k.value(), lowLogarithm(format)));
  }

  /** Of an argument with a small part that is lost in x. */
  static ExponentReduction of(RealFormat format, Expr x, Expr small) {
    IrBuilder b = format.b();
    RealFormat.Rounded k = multiple(format, x);
    return of(format, x, k, b.fma(k.value(), lowLogarithm(format), b.negate(small)));
  }

  private static RealFormat.Rounded multiple(RealFormat format, Expr x) {
    return format.round(x, format.constant(0x1.715476p0, 0x1.71547652b82fep0));
  }

  private static Expr lowLogarithm(RealFormat format) {
    return format.constant(0x1.0bfbe8p-15, 0x1.9ef35793c7673p-41);
  }

  private static ExponentReduction of(RealFormat format, Expr x, RealFormat.Rounded k, Expr low) {
    IrBuilder b = format.b();
    Expr high = b.fma(b.negate(k.value()), format.constant(0x1.62ep-1, 0x1.62e42fefa2p-1), x);
    Expr rest = b.subtract(high, low);
    return new ExponentReduction(k.number(), rest, b.subtract(b.subtract(high, rest), low));
  }
}
