package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * The inverses of sine and cosine: arcsin r = r + r³ P(r²) on [0, 1/2] with a minimax polynomial
 * (fpminimax of Brisebarre and Chevillard 2007); above 1/2, arcsin |x| = π/2 − 2 arcsin √((1 −
 * |x|)/2) and arccos |x| = 2 arcsin √((1 − |x|)/2), where the rounding error of the root is taken
 * off again (Cody and Waite 1980, chapter 10).
 */
final class ArcSine {
  /** (arcsin(r)/r − 1)/r² in r²; error 2^−31.5 of arcsin. */
  private static final double[] SINGLE = {
    0x1.55554cp-3, 0x1.33389ep-4, 0x1.6caab6p-5, 0x1.04af34p-5, 0x1.d7924cp-7, 0x1.33d432p-5
  };

  /** (arcsin(r)/r − 1)/r² in r²; error 2^−59.5 of arcsin. */
  private static final double[] TWICE = {
    0x1.5555555555577p-3,
    0x1.333333332e133p-4,
    0x1.6db6db721247bp-5,
    0x1.f1c71a95002fbp-6,
    0x1.6e8bdedebf9dfp-6,
    0x1.1c49f077d5bc7p-6,
    0x1.ca1f8af1f0a3ap-7,
    0x1.75859dad05d79p-7,
    0x1.613c1e6ed73f2p-7,
    0x1.e5fbe88dfba57p-9,
    0x1.639a894e228e8p-6,
    -0x1.57fad0deac45ep-6,
    0x1.0b45e9f72edb3p-5
  };

  private final IrBuilder b;
  private final RealFormat format;
  private final Expr isLarge;

  /** |x|, or above 1/2 the root. */
  private final Expr r;

  /** arcsin r − r, with what is lost of the root. */
  private final Expr rest;

  private ArcSine(RealFormat format, Expr magnitude) {
    this.format = format;
    b = format.b();
    isLarge = b.less(format.constant(0.5), magnitude);
    Expr half = b.multiply(b.subtract(format.constant(1), magnitude), format.constant(0.5));
    Expr root = b.sqrt(half);
    Expr missing = b.fma(b.negate(root), root, half);
    Expr lost = b.multiply(b.multiply(missing, format.constant(0.5)), format.roughReciprocal(root));
    r = b.select(isLarge, root, magnitude);
    Expr square = b.select(isLarge, half, b.multiply(magnitude, magnitude));
    Expr series = format.polynomial(square, format.isSingle() ? SINGLE : TWICE);
    rest = b.fma(b.multiply(r, square), series, b.select(isLarge, lost, format.constant(0)));
  }

  static Expr arcsin(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    ArcSine parts = new ArcSine(format, format.magnitude(x));
    Expr factor = b.select(parts.isLarge, format.constant(-2), format.constant(1));
    Expr zero = format.constant(0);
    Expr offset = b.select(parts.isLarge, parts.halfPi(), zero);
    Expr result = parts.sum(offset, b.select(parts.isLarge, parts.halfPiLow(), zero), factor);
    return format.withSign(result, format.signBit(x));
  }

  static Expr arccos(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    ArcSine parts = new ArcSine(format, format.magnitude(x));
    Expr isNegative = b.less(x, format.constant(0));
    Expr factor =
        format.turned(
            b.select(parts.isLarge, format.constant(2), format.constant(-1)), format.signBit(x));
    Expr high = parts.halfPi();
    Expr low = parts.halfPiLow();
    return parts.sum(
        b.select(parts.isLarge, parts.whole(isNegative, high), high),
        b.select(parts.isLarge, parts.whole(isNegative, low), low),
        factor);
  }

  /** π, or a part of it, for negative arguments. */
  private Expr whole(Expr isNegative, Expr half) {
    return b.select(isNegative, b.add(half, half), format.constant(0));
  }

  private Expr halfPi() {
    return format.constant(Math.PI / 2);
  }

  private Expr halfPiLow() {
    return format.constant(-0x1.777a5cp-25, 0x1.1a62633145c07p-54);
  }

  /** offset + factor · arcsin r; the factor is a power of two. */
  private Expr sum(Expr offset, Expr offsetLow, Expr factor) {
    RealFormat.Extended main = format.sum(offset, b.multiply(factor, r));
    Expr low = b.add(main.low(), offsetLow);
    return b.add(main.high(), b.fma(factor, rest, low));
  }
}
