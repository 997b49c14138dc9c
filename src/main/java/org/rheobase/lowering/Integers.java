package org.rheobase.lowering;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * Arithmetic of integers. Division is that of the language: rounded down, and 0 where the divisor
 * is 0.
 */
final class Integers {
  private Integers() {}

  /** The smaller one of two. */
  static Expr smaller(IrBuilder b, Expr x, Expr y) {
    return b.select(b.less(y, x), y, x);
  }

  /** The larger one of two. */
  static Expr larger(IrBuilder b, Expr x, Expr y) {
    return b.select(b.less(x, y), y, x);
  }

  /** x held to the range from 0 to {@code highest}. */
  static Expr clamp(IrBuilder b, Expr x, int highest) {
    return larger(b, smaller(b, x, b.constant(highest)), b.constant(0));
  }

  /** a // b: the quotient rounded down. */
  static Expr floorDivide(IrBuilder b, Expr dividend, Expr divisor) {
    Expr quotient = b.divide(dividend, safe(b, divisor));
    Expr rest = b.remainder(dividend, safe(b, divisor));
    Expr down = b.select(isBelow(b, rest, divisor), b.subtract(quotient, b.constant(1)), quotient);
    return special(b, divisor, b.negate(dividend), down);
  }

  /** a % b: the rest that goes with the quotient rounded down; it has the sign of b. */
  static Expr modulo(IrBuilder b, Expr dividend, Expr divisor) {
    Expr rest = b.remainder(dividend, safe(b, divisor));
    Expr raised = b.select(isBelow(b, rest, divisor), b.add(rest, divisor), rest);
    return special(b, divisor, b.constant(0), raised);
  }

  /**
   * Whether the quotient cut off towards zero is one too large: there is a rest, and its sign is
   * not that of the divisor.
   */
  private static Expr isBelow(IrBuilder b, Expr rest, Expr divisor) {
    Expr differs = b.less(b.xor(rest, divisor), b.constant(0));
    return b.and(b.notEqual(rest, b.constant(0)), differs);
  }

  /** The divisor, or 1 in place of 0 and −1, by which the IR does not divide. */
  private static Expr safe(IrBuilder b, Expr divisor) {
    Expr isSpecial = b.or(b.equal(divisor, b.constant(0)), b.equal(divisor, b.constant(-1)));
    return b.select(isSpecial, b.constant(1), divisor);
  }

  private static Expr special(IrBuilder b, Expr divisor, Expr byMinusOne, Expr otherwise) {
    Expr unlessMinusOne = b.select(b.equal(divisor, b.constant(-1)), byMinusOne, otherwise);
    return b.select(b.equal(divisor, b.constant(0)), b.constant(0), unlessMinusOne);
  }
}
