package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * The hyperbolic tangent: below 0.55 x + x³ P(x²) with a minimax polynomial (Remez's algorithm in
 * 60 digits, coefficients rounded); above 1 − 2/(e^2x + 1), where the rounding errors of sum and
 * quotient are taken off again.
 */
final class Hyperbolic {
  private static final double BORDER = 0.55;

  /** (tanh(x)/x − 1)/x² in x²; error 2^−39. */
  private static final double[] SINGLE = {
    -0x1.555556p-2,
    0x1.11110ep-3,
    -0x1.ba1a46p-5,
    0x1.662b12p-6,
    -0x1.2063dp-7,
    0x1.b5d33p-9,
    -0x1.d8ae2p-11
  };

  /** (tanh(x)/x − 1)/x² in x²; error 2^−75. */
  private static final double[] TWICE = {
    -0x1.5555555555555p-2,
    0x1.1111111111111p-3,
    -0x1.ba1ba1ba1b9c5p-5,
    0x1.664f4882bee13p-6,
    -0x1.226e355de6309p-7,
    0x1.d6d3d0b7b211fp-9,
    -0x1.7da35fe5e24a2p-10,
    0x1.3557cf8566e3ep-11,
    -0x1.f5744c8686337p-13,
    0x1.96227c1da3af7p-14,
    -0x1.46e9b266db0d3p-15,
    0x1.fbd50cdf4756ep-17,
    -0x1.54d51f3f442c0p-18,
    0x1.1b89c7f022698p-20
  };

  private Hyperbolic() {}

  static Expr tanh(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr magnitude = format.magnitude(x);
    Expr small = small(format, x);
    Expr large = format.withSign(large(format, magnitude), format.signBit(x));
    return b.select(
        b.less(magnitude, format.constant(BORDER)), small, b.select(b.equal(x, x), large, x));
  }

  private static Expr small(RealFormat format, Expr x) {
    IrBuilder b = format.b();
    Expr square = b.multiply(x, x);
    Expr series = format.polynomial(square, format.isSingle() ? SINGLE : TWICE);
    Expr isTiny = b.less(format.magnitude(x), format.constant(0x1p-14, 0x1p-29));
    return b.select(isTiny, x, b.fma(b.multiply(square, series), x, x));
  }

  private static Expr large(RealFormat format, Expr x) {
    IrBuilder b = format.b();
    Expr highest = format.constant(20, 40);
    Expr held = b.select(b.less(x, highest), x, highest);
    Expr power = Exponential.exp(b, b.add(held, held));
    Expr sum = b.add(power, format.constant(1));
    Expr sumLost = b.subtract(format.constant(1), b.subtract(sum, power));
    Expr quotient = b.divide(format.constant(2), sum);
    Expr rest = b.fma(b.negate(quotient), sum, format.constant(2));
    Expr correction = b.divide(b.fma(b.negate(quotient), sumLost, rest), sum);
    Expr main = b.subtract(format.constant(1), quotient);
    Expr lost = b.subtract(b.subtract(format.constant(1), main), quotient);
    return b.add(main, b.subtract(lost, correction));
  }
}
