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

  /** The logarithm to base 10, exact at powers of ten. */
  public static Expr log10(IrBuilder b, Expr x) {
    return Logarithm.log10(b, x);
  }

  /** log(1 + x), accurate near 0. */
  public static Expr log1p(IrBuilder b, Expr x) {
    return Logarithm.log1p(b, x);
  }

  /** The sine of an angle in radians, of any size. */
  public static Expr sin(IrBuilder b, Expr x) {
    return Trigonometric.sin(b, x);
  }

  /** The cosine of an angle in radians, of any size. */
  public static Expr cos(IrBuilder b, Expr x) {
    return Trigonometric.cos(b, x);
  }

  /** The tangent of an angle in radians, of any size. */
  public static Expr tan(IrBuilder b, Expr x) {
    return Tangent.tan(b, x);
  }

  /** The angle in [−π/2, π/2] whose sine is x; NaN where |x| &gt; 1. */
  public static Expr arcsin(IrBuilder b, Expr x) {
    return ArcSine.arcsin(b, x);
  }

  /** The angle in [0, π] whose cosine is x; NaN where |x| &gt; 1. */
  public static Expr arccos(IrBuilder b, Expr x) {
    return ArcSine.arccos(b, x);
  }

  /** The angle in [−π/2, π/2] whose tangent is x. */
  public static Expr arctan(IrBuilder b, Expr x) {
    return ArcTangent.arctan(b, x);
  }

  /** The hyperbolic sine. */
  public static Expr sinh(IrBuilder b, Expr x) {
    return HyperbolicSine.sinh(b, x);
  }

  /** The hyperbolic cosine. */
  public static Expr cosh(IrBuilder b, Expr x) {
    return HyperbolicSine.cosh(b, x);
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

  /** −1, 0 or 1; 0 for both zeros, and NaN for NaN. */
  public static Expr sign(IrBuilder b, Expr x) {
    return Limits.sign(b, x);
  }

  /**
   * x within limits: raised to the lower one, then lowered to the upper one. All are of one type,
   * real numbers or integers; a NaN stays, and a limit that is NaN is none.
   */
  public static Expr clip(IrBuilder b, Expr x, Expr lower, Expr upper) {
    return Limits.clip(b, x, lower, upper);
  }

  /** The whole steps in a time, trunc((t + dt/1000)/dt), as an {@code I32}. */
  public static Expr timestep(IrBuilder b, Expr time, Expr dt) {
    return Rounding.timestep(b, time, dt);
  }

  /** ⌊x/y⌋. */
  public static Expr floorDivide(IrBuilder b, Expr x, Expr y) {
    return Rounding.floorDivide(b, x, y);
  }

  /** The rest of division that goes with {@link #floorDivide}: it has the sign of y. */
  public static Expr modulo(IrBuilder b, Expr x, Expr y) {
    return Rounding.modulo(b, x, y);
  }

  /** x^y. A power that is a number of the format is exact where y is a small whole number. */
  public static Expr pow(IrBuilder b, Expr x, Expr y) {
    return RealPower.pow(b, x, y);
  }

  /** xⁿ for a whole n. */
  public static Expr powInteger(IrBuilder b, Expr x, int n) {
    return Power.integer(b, x, n);
  }
}
