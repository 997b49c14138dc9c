package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/** Powers with whole exponents. */
final class Power {
  private Power() {}

  /** xⁿ by repeated squaring (Knuth 1997, section 4.6.3); of a negative exponent the reciprocal. */
  static Expr integer(IrBuilder b, Expr x, int n) {
    Expr one = b.real(x.type(), 1);
    if (n < 0) {
      return b.divide(one, integer(b, x, -n));
    }
    Expr result = one;
    Expr square = x;
    for (int rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.equals(one) ? square : b.multiply(result, square);
      }
      square = rest > 1 ? b.multiply(square, square) : square;
    }
    return result;
  }
}
