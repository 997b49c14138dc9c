package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.RealFormat.Extended;

/**
 * The tangent: {@link AngleReduction}, then r + r³ P(r²) on [0, π/4] with a minimax polynomial
 * (fpminimax of Brisebarre and Chevillard 2007), and in odd quadrants −1 divided by it, where the
 * rounding errors of tangent and quotient are taken off again.
 */
final class Tangent {
  /** (tan(r)/r − 1)/r² in r²; error 2^−29.5 of tan. */
  private static final double[] SINGLE = {
    0x1.55556p-2,
    0x1.110dap-3,
    0x1.bad946p-5,
    0x1.5cc664p-6,
    0x1.62ad1cp-7,
    0x1.af6e06p-14,
    0x1.1e6b6p-8
  };

  /** (tan(r)/r − 1)/r² in r²; error 2^−60 of tan. */
  private static final double[] TWICE = {
    0x1.555555555555dp-2,
    0x1.11111111106e2p-3,
    0x1.ba1ba1bab1e0ep-5,
    0x1.664f485fd98bdp-6,
    0x1.226e3a2cfc346p-7,
    0x1.d6d2f51ce3f43p-9,
    0x1.7db0d38d20744p-10,
    0x1.34c35088f243fp-11,
    0x1.fec8b29a6e901p-13,
    0x1.607e75fbdf518p-14,
    0x1.164b4cce9fc99p-14,
    -0x1.9baed716ca7edp-16,
    0x1.905a2b25bc9cdp-15,
    -0x1.8fb6aa9379c4bp-16,
    0x1.45752a4710cep-17
  };

  private final IrBuilder b;
  private final RealFormat format;

  private Tangent(RealFormat format) {
    this.format = format;
    b = format.b();
  }

  static Expr tan(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr result = new Tangent(format).ofMagnitude(AngleReduction.of(format, x));
    return format.whereFinite(x, format.turned(result, format.signBit(x)), b.subtract(x, x));
  }

  private Expr ofMagnitude(AngleReduction.Angle angle) {
    Extended tangent = tangent(angle);
    Expr isOdd = b.notEqual(b.and(angle.quadrant(), b.unsigned(1)), b.unsigned(0));
    return b.select(isOdd, negativeReciprocal(tangent), b.add(tangent.high(), tangent.low()));
  }

  /** tan(high + low) ≈ t + low (1 + t²) with t = tan(high). */
  private Extended tangent(AngleReduction.Angle angle) {
    Expr r = angle.high();
    Expr square = b.multiply(r, r);
    Expr series = format.polynomial(square, format.isSingle() ? SINGLE : TWICE);
    Extended tangent = format.sum(b.multiply(r, square), series, r);
    Expr slope = b.fma(tangent.high(), tangent.high(), format.constant(1));
    return new Extended(tangent.high(), b.fma(slope, angle.low(), tangent.low()));
  }

  /** −1/t: the quotient q by the rounded t, plus q (1 + q t), which is what q lacks. */
  private Expr negativeReciprocal(Extended t) {
    Expr quotient = b.divide(format.constant(-1), t.high());
    Expr rest = b.fma(quotient, t.high(), format.constant(1));
    return b.fma(quotient, b.fma(quotient, t.low(), rest), quotient);
  }
}
