package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/** Whole parts, and division that rounds down. */
final class Rounding {
  private Rounding() {}

  /** x cut off towards zero as an {@code I32}, held to its range; 0 for NaN. */
  static Expr truncate(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr lowest = format.constant(Integer.MIN_VALUE);
    Expr highest = format.constant(0x1.fffffep30, Integer.MAX_VALUE);
    Expr limit = format.constant(0x1p31);
    Expr raised = b.select(b.less(x, lowest), lowest, x);
    Expr lowered = b.select(b.less(highest, raised), highest, raised);
    Expr number = b.convert(Type.I32, b.select(b.equal(x, x), lowered, format.constant(0)));
    return b.select(b.lessEqual(limit, x), b.constant(Integer.MAX_VALUE), number);
  }

  /**
   * The whole steps in a time, as an {@code I32}: a time a thousandth of a step short of a step
   * counts as that.
   */
  static Expr timestep(IrBuilder b, Expr time, Expr dt) {
    Expr padded = b.add(time, b.multiply(b.real(dt.type(), 1e-3), dt));
    return truncate(b, b.divide(padded, dt));
  }

  /** The largest whole number that is not above x; x itself where it has no fraction. */
  static Expr floor(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr limit = format.constant(Math.scalb(1.0, format.mantissaBits()));
    Expr isFractional = b.less(format.magnitude(x), limit);
    Expr inside = b.select(isFractional, x, format.constant(0));
    Expr cut = b.convert(format.real(), b.convert(format.integer(), inside));
    Expr down = b.select(b.less(inside, cut), b.subtract(cut, format.constant(1)), cut);
    return b.select(b.and(isFractional, b.notEqual(cut, x)), down, x);
  }

  /** The smallest whole number that is not below x. */
  static Expr ceil(IrBuilder b, Expr x) {
    return b.negate(floor(b, b.negate(x)));
  }

  /** x − y ⌊x/y⌋, with the sign of y; exact where the quotient is below 2 to the mantissa bits. */
  static Expr modulo(IrBuilder b, Expr x, Expr y) {
    RealFormat format = RealFormat.of(b, x);
    Expr zero = format.constant(0);
    Expr rest = b.fma(b.negate(floor(b, b.divide(x, y))), y, x);
    Expr isBelow = b.select(b.less(y, zero), b.less(zero, rest), b.less(rest, zero));
    Expr raised = b.select(isBelow, b.add(rest, y), rest);
    Expr isAbove = b.lessEqual(format.magnitude(y), format.magnitude(raised));
    return b.select(isAbove, b.subtract(raised, y), raised);
  }

  /** ⌊x/y⌋ that goes with {@link #modulo}. */
  static Expr floorDivide(IrBuilder b, Expr x, Expr y) {
    RealFormat format = RealFormat.of(b, x);
    Expr quotient = b.divide(b.subtract(x, modulo(b, x, y)), y);
    return floor(b, b.add(quotient, format.constant(0.5)));
  }
}
