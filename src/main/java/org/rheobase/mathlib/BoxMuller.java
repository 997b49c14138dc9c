package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * Two normal numbers from two words (Box and Muller 1958): radius √(−2 log u) with u = (i + ½)/2³¹,
 * i the upper 31 bits of the first word, and angle 2π w/2³² by the second one. Most of the time of
 * a model with noise is spent here, so functions are cut to measure: minimax polynomials (Remez's
 * algorithm in 50 digits, coefficients rounded) with errors below 2^−25 in single and 2^−46 in
 * double precision, which has no use for more where a word has 32 bits.
 */
final class BoxMuller {
  /** −2 log(1 + f)/f. */
  private static final double[] LOGARITHM_SINGLE = {
    -0x1.0p+1,
    0x1.ffffd2p-1,
    -0x1.5554e6p-1,
    0x1.00150cp-1,
    -0x1.99d83ap-2,
    0x1.50224cp-2,
    -0x1.1e7792p-2,
    0x1.3b751ep-2,
    -0x1.1fde88p-2
  };

  /** −2 log(1 + f)/f. */
  private static final double[] LOGARITHM_TWICE = {
    -0x1.0000000000007p+1,
    0x1.fffffffffda63p-1,
    -0x1.555555554ae18p-1,
    0x1.00000003f014bp-1,
    -0x1.999999ad377d4p-2,
    0x1.5555517e42015p-2,
    -0x1.24924215172bbp-2,
    0x1.0000d694706e8p-2,
    -0x1.c71efab3e3900p-3,
    0x1.996828a8422efp-3,
    -0x1.741c0a8647df9p-3,
    0x1.5889afc198c75p-3,
    -0x1.3edf186396fb2p-3,
    0x1.06c932569e43ep-3,
    -0x1.e141cd1ae499bp-4,
    0x1.8cdc005134585p-3,
    -0x1.7ff5bf65968f7p-3
  };

  /** (sin(r)/r − 1)/r² in r². */
  private static final double[] SINE_SINGLE = {-0x1.555546p-3, 0x1.110760p-7, -0x1.994eb4p-13};

  /** (sin(r)/r − 1)/r² in r². */
  private static final double[] SINE_TWICE = {
    -0x1.5555555552404p-3,
    0x1.1111110ca3442p-7,
    -0x1.a019f95b9eea5p-13,
    0x1.71d77d8a965e7p-19,
    -0x1.a967172232064p-26
  };

  /** (cos(r) − 1 + r²/2)/r⁴ in r². */
  private static final double[] COSINE_SINGLE = {0x1.55554ap-5, -0x1.6c0c34p-10, 0x1.99eb9cp-16};

  /** (cos(r) − 1 + r²/2)/r⁴ in r². */
  private static final double[] COSINE_TWICE = {
    0x1.5555555552ddbp-5,
    -0x1.6c16c1672111fp-10,
    0x1.a019fa5ffbeccp-16,
    -0x1.27e00b90d795ap-22,
    0x1.1bbe8e17ce297p-29
  };

  private final RealFormat format;
  private final IrBuilder b;

  private BoxMuller(RealFormat format) {
    this.format = format;
    b = format.b();
  }

  /** Two independent normal numbers of mean 0 and variance 1. */
  record Pair(Expr first, Expr second) {}

  static Pair of(RealFormat format, Expr radiusWord, Expr angleWord) {
    BoxMuller numbers = new BoxMuller(format);
    return numbers.turned(numbers.radius(radiusWord), angleWord);
  }

  private double[] coefficients(double[] single, double[] twice) {
    return format.isSingle() ? single : twice;
  }

  /** −2 log(y/2³¹) with y = i + ½ = 2^(31 + e) (1 + f), f from −1/3 to 1/3. */
  private Expr radius(Expr word) {
    Expr upper = b.bitcast(Type.I32, b.shiftRight(word, 1));
    Expr y = b.add(b.convert(format.real(), upper), format.constant(0.5));
    double start = 2.0 / 3;
    long startBits =
        format.isSingle()
            ? Float.floatToRawIntBits((float) start)
            : Double.doubleToRawLongBits(start);
    Expr distance = b.subtract(format.bits(y), format.whole(startBits));
    Expr fraction = b.and(distance, format.whole((1L << format.mantissaBits()) - 1));
    Expr m = format.fromBits(b.add(fraction, format.whole(startBits)));
    Expr f = b.subtract(m, format.constant(1));
    double[] logarithm = coefficients(LOGARITHM_SINGLE, LOGARITHM_TWICE);
    Expr small = b.multiply(f, format.polynomial(f, logarithm));
    Expr factor = format.constant(-0x1.62e42fefa39efp0);
    return b.sqrt(b.fma(exponent(distance), factor, small));
  }

  /**
   * The exponent above 31. The top word of a double is taken first: vector units have little for
   * integers of 64 bits.
   */
  private Expr exponent(Expr distance) {
    if (format.isSingle()) {
      Expr above = b.subtract(distance, format.whole(31 << 23));
      return b.convert(format.real(), b.shiftRight(above, 23));
    }
    Expr top = b.convert(Type.U32, b.shiftRight(distance, 32));
    Expr positive = b.shiftRight(b.add(top, b.unsigned(1 << 20)), 20);
    Expr exponent = b.subtract(b.bitcast(Type.I32, positive), b.constant(32));
    return b.convert(format.real(), exponent);
  }

  /** The sides of a right triangle by its hypotenuse and a word for its angle. */
  private Pair turned(Expr radius, Expr word) {
    Expr quadrant = b.add(word, b.unsigned(0x20000000));
    Expr rest = b.subtract(word, b.and(quadrant, b.unsigned(0xC0000000)));
    Expr angle =
        b.multiply(
            b.convert(format.real(), b.bitcast(Type.I32, rest)),
            format.constant(0x1.921fb54442d18p-30));
    Expr square = b.multiply(angle, angle);
    Expr sine = sine(angle, square);
    Expr cosine = cosine(square);
    Expr twoBits = highest(quadrant);
    Expr lowerBit = b.shiftLeft(twoBits, 1);
    Expr isOdd = b.less(lowerBit, format.whole(0));
    Expr first = b.select(isOdd, sine, cosine);
    Expr second = b.select(isOdd, cosine, sine);
    return new Pair(
        b.multiply(radius, format.turned(first, sign(b.xor(twoBits, lowerBit)))),
        b.multiply(radius, format.turned(second, sign(twoBits))));
  }

  /** A word's bits as the highest ones of an integer of the size of the reals. */
  private Expr highest(Expr word) {
    return format.isSingle()
        ? b.bitcast(Type.I32, word)
        : b.shiftLeft(b.convert(Type.I64, word), 32);
  }

  private Expr sign(Expr integer) {
    return b.and(integer, format.whole(format.isSingle() ? Integer.MIN_VALUE : Long.MIN_VALUE));
  }

  private Expr sine(Expr r, Expr square) {
    Expr series = format.polynomial(square, coefficients(SINE_SINGLE, SINE_TWICE));
    return b.fma(b.multiply(series, square), r, r);
  }

  private Expr cosine(Expr square) {
    Expr series = format.polynomial(square, coefficients(COSINE_SINGLE, COSINE_TWICE));
    Expr rest = b.fma(format.constant(-0.5), square, format.constant(1));
    return b.fma(b.multiply(square, square), series, rest);
  }
}
