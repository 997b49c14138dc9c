package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * The functions of real numbers. The precision is that of the argument. Special values follow C99,
 * annex F: a NaN gives a NaN, and no result depends on which NaN it is. Errors are measured in
 * {@code native-notes/mathlib.md}.
 */
public final class Functions {
  private Functions() {}

  /** e^x. */
  public static Expr exp(IrBuilder b, Expr x) {
    return Exponential.exp(b, x);
  }

  /** e^x − 1, accurate near 0. */
  public static Expr expm1(IrBuilder b, Expr x) {
    return Exponential.expm1(b, x);
  }

  /** (e^x − 1)/x, and its limit 1 at 0. */
  public static Expr exprel(IrBuilder b, Expr x) {
    return Exponential.exprel(b, x);
  }

  /** The natural logarithm. */
  public static Expr log(IrBuilder b, Expr x) {
    return Logarithm.log(b, x);
  }

  /** The sine of an angle in radians, of any size. */
  public static Expr sin(IrBuilder b, Expr x) {
    return Trigonometric.sin(b, x);
  }

  /** The cosine of an angle in radians, of any size. */
  public static Expr cos(IrBuilder b, Expr x) {
    return Trigonometric.cos(b, x);
  }

  /** The hyperbolic tangent. */
  public static Expr tanh(IrBuilder b, Expr x) {
    return Hyperbolic.tanh(b, x);
  }

  /** |x|. */
  public static Expr abs(IrBuilder b, Expr x) {
    return RealFormat.of(b, x).magnitude(x);
  }

  /** The largest whole number that is not above x. */
  public static Expr floor(IrBuilder b, Expr x) {
    return Rounding.floor(b, x);
  }

  /** The smallest whole number that is not below x. */
  public static Expr ceil(IrBuilder b, Expr x) {
    return Rounding.ceil(b, x);
  }

  /** x cut off towards zero, as an {@code I32}: held to its range, and 0 for NaN. */
  public static Expr truncate(IrBuilder b, Expr x) {
    return Rounding.truncate(b, x);
  }

  /** ⌊x/y⌋. */
  public static Expr floorDivide(IrBuilder b, Expr x, Expr y) {
    return Rounding.floorDivide(b, x, y);
  }

  /** The rest of division that goes with {@link #floorDivide}: it has the sign of y. */
  public static Expr modulo(IrBuilder b, Expr x, Expr y) {
    return Rounding.modulo(b, x, y);
  }

  /** xⁿ for a whole n. */
  public static Expr powInteger(IrBuilder b, Expr x, int n) {
    return Power.integer(b, x, n);
  }
}
