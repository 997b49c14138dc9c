package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * The natural logarithm: x = 2^e m with m in [2/3, 4/3), f = m − 1, and log(1 + f) by minimax
 * polynomials (Remez's algorithm in 60 digits, coefficients rounded): in single precision f − f²/2
 * + f³ Q(f), in double precision with s = f/(2 + f), by the series of 2 artanh(s) (Cody and Waite
 * 1980, chapter 5). What is lost when e ln 2 and f are added is added last.
 */
final class Logarithm {
  /** (log(1 + f) − f + f²/2)/f³; error 2^−27.5 of f. */
  private static final double[] SINGLE = {
    0x1.55550cp-2,
    -0x1.fffe5cp-3,
    0x1.99ce48p-3,
    -0x1.55b85cp-3,
    0x1.1ef0c8p-3,
    -0x1.f03068p-4,
    0x1.1df8bap-3,
    -0x1.0e4268p-3
  };

  /** (2 artanh(√z)/√z − 2)/z; error 2^−61 of log. */
  private static final double[] TWICE = {
    0x1.555555555554fp-1,
    0x1.999999999c11ap-2,
    0x1.24924921ea0b2p-2,
    0x1.c71c748a99319p-3,
    0x1.745c4c132f516p-3,
    0x1.3b3598cb3f5f1p-3,
    0x1.0dce38f1286d5p-3,
    0x1.1b6facaa2bf46p-3
  };

  private final IrBuilder b;
  private final RealFormat format;

  private Logarithm(IrBuilder b, Expr x) {
    this.b = b;
    format = RealFormat.of(b, x);
  }

  /** log x for all x. */
  static Expr log(IrBuilder b, Expr x) {
    return new Logarithm(b, x).log(x);
  }

  /** log x for a positive, normal and finite x, without the care for others. */
  static Expr ofNormal(IrBuilder b, Expr x) {
    Logarithm logarithm = new Logarithm(b, x);
    return logarithm.ofNormal(x, logarithm.format.constant(0));
  }

  private Expr log(Expr x) {
    Expr smallest = format.powerOfTwo(format.whole(1 - format.bias()));
    Expr isDenormal = b.less(x, smallest);
    int up = format.mantissaBits() + 2;
    Expr normal = b.select(isDenormal, b.multiply(x, format.constant(Math.scalb(1.0, up))), x);
    Expr lift = b.select(isDenormal, format.constant(-up), format.constant(0));
    Expr result = ofNormal(normal, lift);
    Expr infinity = format.constant(Double.POSITIVE_INFINITY);
    Expr special = b.select(b.equal(x, format.constant(0)), b.negate(infinity), b.subtract(x, x));
    Expr isPositive = b.and(b.less(format.constant(0), x), b.less(x, infinity));
    Expr unlessInfinite =
        b.select(b.equal(x, infinity), infinity, b.divide(special, notNegative(x)));
    return b.select(isPositive, result, unlessInfinite);
  }

  /**
   * 1 for zero and NaN, 0 for negative numbers: x − x divided by it is NaN, −∞ divided by it stays.
   */
  private Expr notNegative(Expr x) {
    return b.select(b.less(x, format.constant(0)), format.constant(0), format.constant(1));
  }

  private Expr ofNormal(Expr x, Expr lift) {
    double start = 2.0 / 3;
    long startBits =
        format.isSingle()
            ? Float.floatToRawIntBits((float) start)
            : Double.doubleToRawLongBits(start);
    Expr distance = b.subtract(format.bits(x), format.whole(startBits));
    Expr exponent = b.shiftRight(distance, format.mantissaBits());
    Expr m =
        format.fromBits(b.subtract(format.bits(x), b.shiftLeft(exponent, format.mantissaBits())));
    Expr e = b.add(b.convert(format.real(), exponent), lift);
    Expr f = b.subtract(m, format.constant(1));
    Expr main = b.multiply(e, format.constant(0x1.62ep-1, 0x1.62e42fefa2p-1));
    Expr sum = b.add(main, f);
    Expr lost = b.subtract(f, b.subtract(sum, main));
    Expr small = b.fma(e, format.constant(0x1.0bfbe8p-15, 0x1.9ef35793c7673p-41), lost);
    return b.add(sum, b.add(format.isSingle() ? single(f) : twice(f), small));
  }

  /** log(1 + f) − f. */
  private Expr single(Expr f) {
    Expr square = b.multiply(f, f);
    Expr cubic = b.multiply(b.multiply(square, f), format.polynomial(f, SINGLE));
    return b.fma(format.constant(-0.5), square, cubic);
  }

  /** log(1 + f) − f = s (f²/2 + R) − f²/2 with R = z P(z), z = s². */
  private Expr twice(Expr f) {
    Expr s = b.divide(f, b.add(format.constant(2), f));
    Expr z = b.multiply(s, s);
    Expr half = b.multiply(format.constant(0.5), b.multiply(f, f));
    Expr series = b.fma(z, format.polynomial(z, TWICE), half);
    return b.fma(s, series, b.negate(half));
  }
}
