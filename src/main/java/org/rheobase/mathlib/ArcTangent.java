package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.RealFormat.Extended;

/**
 * The inverse of the tangent: t + t³ P(t²) on [0, 1] with a minimax polynomial (fpminimax of
 * Brisebarre and Chevillard 2007); above 1, π/2 + arctan(−1/x), where the rounding errors of
 * quotient and sum are taken off again.
 */
final class ArcTangent {
  /** (arctan(t)/t − 1)/t² in t²; error 2^−28.5 of arctan. */
  private static final double[] SINGLE = {
    -0x1.55553ep-2,
    0x1.9991ecp-3,
    -0x1.24211ap-3,
    0x1.c0946cp-4,
    -0x1.5825f2p-4,
    0x1.da9c2ep-5,
    -0x1.fe7d24p-6,
    0x1.6551e2p-7,
    -0x1.d5a1aap-10
  };

  /** (arctan(t)/t − 1)/t² in t²; error 2^−57.5 of arctan. */
  private static final double[] TWICE = {
    -0x1.5555555555526p-2,
    0x1.99999999955b4p-3,
    -0x1.249249237f57dp-3,
    0x1.c71c717fcf76dp-4,
    -0x1.745d11ae74c7ap-4,
    0x1.3b13669a2a047p-4,
    -0x1.110e5126fd02dp-4,
    0x1.e1bba66c1a4b8p-5,
    -0x1.ae5e72c0e6984p-5,
    0x1.82dad79d1736p-5,
    -0x1.59a3ff2ac6667p-5,
    0x1.2c2e5ccfd4e26p-5,
    -0x1.e9fa0da6643e9p-6,
    0x1.683cc98472e13p-6,
    -0x1.c78fcd542af16p-7,
    0x1.d7b927bbdceedp-8,
    -0x1.7a399ad4364a2p-9,
    0x1.b3facbcd7bb8ap-11,
    -0x1.3f364d4b9695cp-13,
    0x1.bbed9f7b04237p-17
  };

  private final IrBuilder b;
  private final RealFormat format;

  private ArcTangent(RealFormat format) {
    this.format = format;
    b = format.b();
  }

  static Expr arctan(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr result = new ArcTangent(format).ofMagnitude(format.magnitude(x));
    return format.turned(result, format.signBit(x));
  }

  private Expr ofMagnitude(Expr x) {
    Expr highest = format.constant(0x1p60);
    Expr held = b.select(b.less(highest, x), highest, x);
    Expr isLarge = b.less(format.constant(1), held);
    Expr quotient = b.divide(format.constant(-1), held);
    Expr rest = b.fma(quotient, held, format.constant(1));
    Expr t = b.select(isLarge, quotient, held);
    Expr square = b.multiply(t, t);
    Expr slope = b.fma(format.constant(-0.5), square, format.constant(1));
    Expr lost = b.multiply(b.multiply(quotient, rest), slope);
    Expr series = format.polynomial(square, format.isSingle() ? SINGLE : TWICE);
    Expr zero = format.constant(0);
    Expr offset = b.select(isLarge, format.constant(Math.PI / 2), zero);
    Extended main = format.sum(offset, t);
    Expr halfPiLow = format.constant(-0x1.777a5cp-25, 0x1.1a62633145c07p-54);
    Expr low = b.select(isLarge, b.add(b.add(lost, halfPiLow), main.low()), zero);
    Extended sum = format.sum(b.multiply(t, square), series, main.high());
    return b.add(sum.high(), b.add(sum.low(), low));
  }
}
