package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.RealFormat.Extended;

/**
 * The hyperbolic sine and cosine. With |x| = k ln 2 + r ({@link ExponentReduction}), C = cosh r and
 * S = sinh r by minimax polynomials (fpminimax of Brisebarre and Chevillard 2007), and s, d = (2^k
 * ± 2^−k)/2 the addition theorems give sinh |x| = d C + s S and cosh x = s C + d S. The two leading
 * terms are summed exactly. All is computed at half its size, so that it overflows where it should.
 */
final class HyperbolicSine {
  /** (sinh(r)/r − 1)/r² in r²; error 2^−34 of sinh. */
  private static final double[] SINE_SINGLE = {0x1.555556p-3, 0x1.110fe2p-7, 0x1.a28f1cp-13};

  /** (sinh(r)/r − 1)/r² in r²; error 2^−61 of sinh. */
  private static final double[] SINE_TWICE = {
    0x1.5555555555559p-3,
    0x1.111111110f644p-7,
    0x1.a01a01b00ee9bp-13,
    0x1.71ddf7e93a0b7p-19,
    0x1.af5f7ca2a3a69p-26
  };

  /** (cosh(r) − 1)/r² in r²; error 2^−33 of cosh. */
  private static final double[] COSINE_SINGLE = {0x1.0p-1, 0x1.5554e6p-5, 0x1.6d4f26p-10};

  /** (cosh(r) − 1)/r² in r²; error 2^−70 of cosh. */
  private static final double[] COSINE_TWICE = {
    0x1.0p-1,
    0x1.5555555555558p-5,
    0x1.6c16c16c15005p-10,
    0x1.a01a01ad7ae4ap-16,
    0x1.27e4cc1a8cc47p-22,
    0x1.1f8bcebaca7e6p-29
  };

  private final IrBuilder b;
  private final RealFormat format;
  private final Expr r;

  /** C − 1. */
  private final Expr cosine;

  /** S − r. */
  private final Expr sine;

  /** s/2. */
  private final Extended sum;

  /** d/2. */
  private final Extended difference;

  private HyperbolicSine(RealFormat format, Expr magnitude) {
    this.format = format;
    b = format.b();
    Expr highest = format.constant(89.5, 710.5);
    Expr held = b.select(b.less(highest, magnitude), highest, magnitude);
    ExponentReduction reduced = ExponentReduction.of(format, held);
    r = reduced.rest();
    Expr square = b.multiply(r, r);
    cosine =
        b.multiply(
            square, format.polynomial(square, format.isSingle() ? COSINE_SINGLE : COSINE_TWICE));
    Expr series = format.polynomial(square, format.isSingle() ? SINE_SINGLE : SINE_TWICE);
    sine = b.fma(b.multiply(r, square), series, reduced.lost());
    Expr k = reduced.k();
    Expr rising = format.powerOfTwo(b.subtract(k, format.whole(2)));
    Expr falling = format.powerOfTwo(b.subtract(format.whole(-2), k));
    Expr matters = b.less(k, format.whole(60));
    Expr smaller = b.select(matters, falling, format.constant(0));
    sum = format.sum(rising, smaller);
    difference = format.sum(rising, b.negate(smaller));
  }

  static Expr sinh(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    Expr magnitude = format.magnitude(x);
    HyperbolicSine parts = new HyperbolicSine(format, magnitude);
    Expr result = parts.combined(parts.difference, parts.sum);
    Expr isTiny = b.less(magnitude, format.constant(0x1p-14, 0x1p-28));
    return b.select(isTiny, x, format.withSign(result, format.signBit(x)));
  }

  static Expr cosh(IrBuilder b, Expr x) {
    RealFormat format = RealFormat.of(b, x);
    HyperbolicSine parts = new HyperbolicSine(format, format.magnitude(x));
    return parts.combined(parts.sum, parts.difference);
  }

  /** 2 (p C + q S) as p + q r, exactly summed, and the small rest. */
  private Expr combined(Extended p, Extended q) {
    Extended product = format.product(q.high(), r);
    Extended main = format.sum(p.high(), product.high());
    Expr lost = b.fma(q.low(), r, b.add(b.add(p.low(), product.low()), main.low()));
    Expr small = b.fma(p.high(), cosine, b.fma(q.high(), sine, lost));
    Expr half = b.add(main.high(), small);
    return b.add(half, half);
  }
}
