package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * Sine and cosine: {@link AngleReduction}, then minimax polynomials on [−π/4, π/4] (Remez's
 * algorithm in 60 digits, coefficients rounded).
 */
final class Trigonometric {
  /** (sin(r)/r − 1)/r² in r²; error 2^−37. */
  private static final double[] SINE_SINGLE = {
    -0x1.555556p-3, 0x1.111108p-7, -0x1.a00f9ep-13, 0x1.6cd82ep-19
  };

  /** (sin(r)/r − 1)/r² in r²; error 2^−58. */
  private static final double[] SINE_TWICE = {
    -0x1.5555555555549p-3,
    0x1.111111110f884p-7,
    -0x1.a01a019c1293ap-13,
    0x1.71de3578637a9p-19,
    -0x1.ae5e66a45c01ap-26,
    0x1.5d93188a910f6p-33
  };

  /** (cos(r) − 1 + r²/2)/r⁴ in r²; error 2^−43. */
  private static final double[] COSINE_SINGLE = {
    0x1.555556p-5, -0x1.6c16b8p-10, 0x1.a0112p-16, -0x1.242ac2p-22
  };

  /** (cos(r) − 1 + r²/2)/r⁴ in r²; error 2^−64. */
  private static final double[] COSINE_TWICE = {
    0x1.555555555554cp-5,
    -0x1.6c16c16c1517fp-10,
    0x1.a01a019cb1e17p-16,
    -0x1.27e4f80a066a7p-22,
    0x1.1ee9ebf5cdbddp-29,
    -0x1.8faea2177789bp-37
  };

  private final IrBuilder b;
  private final RealFormat format;

  private Trigonometric(RealFormat format) {
    this.format = format;
    b = format.b();
  }

  /** Sine and cosine of the same angle. */
  record Pair(Expr sine, Expr cosine) {}

  static Expr sin(IrBuilder b, Expr x) {
    Trigonometric functions = new Trigonometric(RealFormat.of(b, x));
    AngleReduction.Angle angle = AngleReduction.of(functions.format, x);
    Expr result = functions.turned(angle, functions.format.signBit(x)).sine();
    return functions.format.whereFinite(x, result, b.subtract(x, x));
  }

  static Expr cos(IrBuilder b, Expr x) {
    Trigonometric functions = new Trigonometric(RealFormat.of(b, x));
    AngleReduction.Angle angle = AngleReduction.of(functions.format, x);
    Expr result = functions.turned(angle, functions.format.whole(0)).cosine();
    return functions.format.whereFinite(x, result, b.subtract(x, x));
  }

  /** Sine and cosine of an angle that is turned by quadrants. */
  private Pair turned(AngleReduction.Angle angle, Expr signBit) {
    Expr quadrant = angle.quadrant();
    Expr sine = sine(angle);
    Expr cosine = cosine(angle);
    Expr isOdd = b.notEqual(b.and(quadrant, b.unsigned(1)), b.unsigned(0));
    Expr turnedSine = b.select(isOdd, cosine, sine);
    Expr turnedCosine = b.select(isOdd, sine, cosine);
    Expr sineSign = b.xor(half(quadrant), signBit);
    return new Pair(
        format.turned(turnedSine, sineSign),
        format.turned(turnedCosine, half(b.add(quadrant, b.unsigned(1)))));
  }

  /** The sign bit, set in the third and fourth quadrant. */
  private Expr half(Expr quadrant) {
    Expr bit = b.shiftLeft(b.and(quadrant, b.unsigned(2)), 30);
    return format.isSingle() ? b.bitcast(Type.I32, bit) : b.shiftLeft(b.convert(Type.I64, bit), 32);
  }

  /** sin(high + low) ≈ sin(high) + low (1 − high²/2). */
  private Expr sine(AngleReduction.Angle angle) {
    Expr r = angle.high();
    Expr square = b.multiply(r, r);
    Expr series = format.polynomial(square, format.isSingle() ? SINE_SINGLE : SINE_TWICE);
    Expr slope = b.fma(format.constant(-0.5), square, format.constant(1));
    Expr correction = b.multiply(slope, angle.low());
    return b.add(r, b.fma(b.multiply(series, square), r, correction));
  }

  /** cos(high + low) ≈ cos(high) − high · low, with what is lost in 1 − high²/2 added last. */
  private Expr cosine(AngleReduction.Angle angle) {
    Expr r = angle.high();
    Expr square = b.multiply(r, r);
    Expr series = format.polynomial(square, format.isSingle() ? COSINE_SINGLE : COSINE_TWICE);
    Expr half = b.multiply(format.constant(0.5), square);
    Expr rest = b.subtract(format.constant(1), half);
    Expr lost = b.subtract(b.subtract(format.constant(1), rest), half);
    Expr tail = b.fma(b.multiply(square, square), series, b.fma(b.negate(r), angle.low(), lost));
    return b.add(rest, tail);
  }
}
