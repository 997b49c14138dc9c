package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * Logarithms: x = 2^e m with m in [2/3, 4/3), f = m − 1, and log(1 + f) by minimax polynomials
 * (Remez's algorithm in 60 digits, coefficients rounded): in single precision f − f²/2 + f³ Q(f),
 * in double precision with s = f/(2 + f), by the series of 2 artanh(s) (Cody and Waite 1980,
 * chapter 5). What is lost when e ln 2 and f are added is added last.
 */
final class Logarithm {
  private static final double START = 2.0 / 3;

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

  /**
   * x = 2^e (1 + f).
   *
   * @param e a real number
   */
  record Parts(Expr e, Expr f) {}

  /** log x for all x. */
  static Expr log(IrBuilder b, Expr x) {
    Logarithm functions = new Logarithm(b, x);
    return functions.special(x, x, functions.natural(functions.partsOfAny(x)));
  }

  /** The logarithm to base 10. */
  static Expr log10(IrBuilder b, Expr x) {
    Logarithm functions = new Logarithm(b, x);
    return functions.special(x, x, functions.decimal(functions.partsOfAny(x)));
  }

  /** log(1 + x). */
  static Expr log1p(IrBuilder b, Expr x) {
    return new Logarithm(b, x).log1p(x);
  }

  /** log x for a positive, normal and finite x, without the care for others. */
  static Expr ofNormal(IrBuilder b, Expr x) {
    Logarithm functions = new Logarithm(b, x);
    return functions.natural(functions.parts(x));
  }

  /** The result for a positive and finite y, else what C99 wants: of NaN and ∞, x itself. */
  private Expr special(Expr x, Expr y, Expr result) {
    Expr infinity = format.constant(Double.POSITIVE_INFINITY);
    Expr zero = format.constant(0);
    Expr isPositive = b.and(b.less(zero, y), b.less(y, infinity));
    Expr unlessNegative = b.select(b.less(y, zero), format.constant(Double.NaN), x);
    Expr special = b.select(b.equal(y, zero), b.negate(infinity), unlessNegative);
    return b.select(isPositive, result, special);
  }

  private Parts partsOfAny(Expr x) {
    return partsOfAny(format, x, START);
  }

  /**
   * The parts of a positive and finite x, the 1 + f of which is not below start and below twice
   * that.
   */
  static Parts partsOfAny(RealFormat format, Expr x, double start) {
    IrBuilder b = format.b();
    Expr smallest = format.powerOfTwo(format.whole(1 - format.bias()));
    Expr isDenormal = b.less(x, smallest);
    int up = format.mantissaBits() + 2;
    Expr normal = b.select(isDenormal, b.multiply(x, format.constant(Math.scalb(1.0, up))), x);
    Expr lift = b.select(isDenormal, format.constant(-up), format.constant(0));
    return parts(format, normal, lift, start);
  }

  private Parts parts(Expr x) {
    return parts(format, x, format.constant(0), START);
  }

  private static Parts parts(RealFormat format, Expr x, Expr lift, double start) {
    IrBuilder b = format.b();
    long startBits =
        format.isSingle()
            ? Float.floatToRawIntBits((float) start)
            : Double.doubleToRawLongBits(start);
    Expr distance = b.subtract(format.bits(x), format.whole(startBits));
    Expr exponent = b.shiftRight(distance, format.mantissaBits());
    Expr m =
        format.fromBits(b.subtract(format.bits(x), b.shiftLeft(exponent, format.mantissaBits())));
    Expr e = b.add(b.convert(format.real(), exponent), lift);
    return new Parts(e, b.subtract(m, format.constant(1)));
  }

  private Expr natural(Parts x) {
    return natural(x, format.constant(0));
  }

  /** log x, plus a correction. */
  private Expr natural(Parts x, Expr correction) {
    Expr main = b.multiply(x.e(), format.constant(0x1.62ep-1, 0x1.62e42fefa2p-1));
    RealFormat.Extended sum = format.sum(main, x.f());
    Expr low = format.constant(0x1.0bfbe8p-15, 0x1.9ef35793c7673p-41);
    Expr small = b.fma(x.e(), low, b.add(sum.low(), correction));
    return b.add(sum.high(), b.add(series(x.f()), small));
  }

  /** e log₁₀ 2 + f/ln 10, both in two parts, and (log(1 + f) − f)/ln 10. */
  private Expr decimal(Parts x) {
    Expr inverse = format.constant(0x1.bcb7b2p-2, 0x1.bcb7b1526e50ep-2);
    Expr inverseLow = format.constant(-0x1.5b235ep-27, 0x1.95355baaafad3p-57);
    RealFormat.Extended product = format.product(x.f(), inverse);
    Expr main = b.multiply(x.e(), format.constant(0x1.344p-2, 0x1.34413509f7p-2));
    RealFormat.Extended sum = format.sum(main, product.high());
    Expr lost = b.add(sum.low(), b.fma(x.f(), inverseLow, product.low()));
    Expr low = format.constant(0x1.3509f8p-18, 0x1.3fde623e2566bp-43);
    Expr small = b.fma(x.e(), low, lost);
    return b.add(sum.high(), b.fma(series(x.f()), inverse, small));
  }

  /**
   * Where y = 1 + x is in [2/3, 4/3), f is x, else what is lost of y is divided by y and added: the
   * logarithm's slope there (Kahan, as told in Goldberg 1991, theorem 4).
   */
  private Expr log1p(Expr x) {
    Expr one = format.constant(1);
    Expr y = b.add(one, x);
    Expr isInside = b.less(format.magnitude(x), one);
    Expr lost =
        b.select(isInside, b.subtract(x, b.subtract(y, one)), b.subtract(one, b.subtract(y, x)));
    Expr limit = format.constant(0x1p60);
    Expr held = b.select(b.less(limit, y), limit, y);
    Expr correction = b.multiply(lost, format.roughReciprocal(held));
    Parts parts = parts(y);
    Expr isNear = b.equal(parts.e(), format.constant(0));
    Parts near = new Parts(parts.e(), b.select(isNear, x, parts.f()));
    Expr result = natural(near, b.select(isNear, format.constant(0), correction));
    return b.select(b.equal(x, format.constant(0)), x, special(x, y, result));
  }

  /** log(1 + f) − f. */
  private Expr series(Expr f) {
    return format.isSingle() ? single(f) : twice(f);
  }

  private Expr single(Expr f) {
    Expr square = b.multiply(f, f);
    Expr cubic = b.multiply(b.multiply(square, f), format.polynomial(f, SINGLE));
    return b.fma(format.constant(-0.5), square, cubic);
  }

  /** s (f²/2 + R) − f²/2 with R = z P(z), z = s². */
  private Expr twice(Expr f) {
    Expr s = b.divide(f, b.add(format.constant(2), f));
    Expr z = b.multiply(s, s);
    Expr half = b.multiply(format.constant(0.5), b.multiply(f, f));
    Expr series = b.fma(z, format.polynomial(z, TWICE), half);
    return b.fma(s, series, b.negate(half));
  }
}
