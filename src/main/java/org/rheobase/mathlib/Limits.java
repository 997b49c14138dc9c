package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/** What is decided by comparing numbers. */
final class Limits {
  private Limits() {}

  /** −1, 0 or 1; 0 for both zeros, and NaN for NaN. */
  static Expr sign(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr zero = format.constant(0);
    Expr notAbove = b.select(b.less(x, zero), format.constant(-1), x);
    Expr notEqual = b.select(b.less(zero, x), format.constant(1), notAbove);
    return b.select(b.equal(x, zero), zero, notEqual);
  }

  /** x, raised to the lower limit, then lowered to the upper one; of any type of number. */
  static Expr clip(IrBuilder b, Expr x, Expr lower, Expr upper) {
    Expr raised = b.select(b.less(x, lower), lower, x);
    return b.select(b.less(upper, raised), upper, raised);
  }
}
