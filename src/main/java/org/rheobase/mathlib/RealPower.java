package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.RealFormat.Extended;

/**
 * x^y = e^(y log x) with log x in twice the precision: x = 2^e m with m in [√½, √2), s = (m − 1)/(m
 * + 1), log x = e ln 2 + 2 (s + s³ (1/3 + s² P(s²))) with a minimax polynomial (fpminimax of
 * Brisebarre and Chevillard 2007). All but s² P(s²) is kept in two parts (Dekker 1971), so that log
 * x is known to 2^−34 or 2^−65 of itself.
 */
final class RealPower {
  /** (artanh(s)/s − 1 − s²/3)/s⁴ in s². */
  private static final double[] SINGLE = {
    0x1.99999ap-3, 0x1.249212p-3, 0x1.c70262p-4, 0x1.82a812p-4
  };

  /** (artanh(s)/s − 1 − s²/3)/s⁴ in s². */
  private static final double[] TWICE = {
    0x1.999999999999ap-3,
    0x1.24924924923p-3,
    0x1.c71c71c74bbddp-4,
    0x1.745d173d9558p-4,
    0x1.3b13a97ece9a4p-4,
    0x1.111561d10ca08p-4,
    0x1.e015e35260364p-5,
    0x1.dacaf3d4b9093p-5
  };

  private final IrBuilder b;
  private final RealFormat format;

  private RealPower(IrBuilder b, Expr x) {
    this.b = b;
    format = RealFormat.of(b, x);
  }

  static Expr pow(IrBuilder b, Expr x, Expr y) {
    return new RealPower(b, x).pow(x, y);
  }

  /** The special cases of C99, F.9.4.4. */
  private Expr pow(Expr x, Expr y) {
    Expr zero = format.constant(0);
    Expr one = format.constant(1);
    Expr infinity = format.constant(Double.POSITIVE_INFINITY);
    Expr magnitude = format.magnitude(x);
    Whole whole = whole(y);
    Expr isBorder = b.or(b.equal(magnitude, zero), b.equal(magnitude, infinity));
    Expr grows = b.equal(b.less(y, zero), b.less(magnitude, one));
    Expr border = b.select(grows, infinity, zero);
    Expr result = b.select(isBorder, border, ofMagnitude(magnitude, y));
    Expr sign = b.select(whole.isOdd(), format.signBit(x), format.whole(0));
    Expr isNegative = b.and(b.less(x, zero), b.less(magnitude, infinity));
    Expr hasNone = b.and(isNegative, b.not(whole.isWhole()));
    Expr isNaN = b.or(b.notEqual(x, x), b.notEqual(y, y));
    Expr ordinary =
        b.select(b.or(hasNone, isNaN), format.constant(Double.NaN), format.turned(result, sign));
    return b.select(b.or(b.equal(y, zero), b.equal(x, one)), one, ordinary);
  }

  private record Whole(Expr isWhole, Expr isOdd) {}

  /** Whether a number is whole, and whether it is odd; a large one is even. */
  private Whole whole(Expr y) {
    Expr limit = format.constant(Math.scalb(1.0, format.mantissaBits() + 1));
    Expr isSmall = b.less(format.magnitude(y), limit);
    Expr inside = b.select(isSmall, y, format.constant(0));
    Expr number = b.convert(format.integer(), inside);
    Expr isWhole = b.equal(b.convert(format.real(), number), inside);
    Expr isOdd = b.notEqual(b.and(number, format.whole(1)), format.whole(0));
    return new Whole(isWhole, b.and(isWhole, isOdd));
  }

  /**
   * x^y for a positive and finite x. An exponent so large that the result is 0, 1 or infinite for
   * all x is held.
   */
  private Expr ofMagnitude(Expr x, Expr y) {
    Expr largest = format.constant(0x1p40, 0x1p70);
    Expr smallest = b.negate(largest);
    Expr raised = b.select(b.less(y, smallest), smallest, y);
    Expr held = b.select(b.less(largest, raised), largest, raised);
    Extended log = log(x);
    Extended product = format.product(held, log.high());
    return Exponential.exp(format, product.high(), b.fma(held, log.low(), product.low()));
  }

  private Extended log(Expr x) {
    Logarithm.Parts parts = Logarithm.partsOfAny(format, x, Math.sqrt(0.5));
    Extended artanh = artanh(parts.f());
    Expr main = b.multiply(parts.e(), format.constant(0x1.62ep-1, 0x1.62e42fefa2p-1));
    Extended sum = format.sum(main, b.add(artanh.high(), artanh.high()));
    Expr low = format.constant(0x1.0bfbe8p-15, 0x1.9ef35793c7673p-41);
    Expr twice = b.add(artanh.low(), artanh.low());
    return new Extended(sum.high(), b.add(sum.low(), b.fma(parts.e(), low, twice)));
  }

  /** artanh(f/(2 + f)). */
  private Extended artanh(Expr f) {
    Extended s = quotient(f);
    Extended square = square(s);
    Extended cube = product(s, square);
    Extended sum = product(cube, factor(square.high()));
    Extended high = format.sum(s.high(), sum.high());
    return new Extended(high.high(), b.add(high.low(), b.add(s.low(), sum.low())));
  }

  /** f/(2 + f): the rest of division is divided, too. */
  private Extended quotient(Expr f) {
    Extended divisor = format.sum(format.constant(2), f);
    Expr inverse = b.divide(format.constant(1), divisor.high());
    Expr high = b.multiply(f, inverse);
    Expr negative = b.negate(high);
    Expr rest = b.fma(negative, divisor.low(), b.fma(negative, divisor.high(), f));
    return new Extended(high, b.multiply(rest, inverse));
  }

  /** 1/3 + z P(z). */
  private Extended factor(Expr z) {
    Expr third = format.constant(0x1.555556p-2, 0x1.5555555555555p-2);
    Expr thirdLow = format.constant(-0x1.555556p-27, 0x1.5555555555555p-56);
    Expr series = b.multiply(z, format.polynomial(z, format.isSingle() ? SINGLE : TWICE));
    Extended sum = format.sum(third, series);
    return new Extended(sum.high(), b.add(sum.low(), thirdLow));
  }

  private Extended square(Extended x) {
    Extended main = format.product(x.high(), x.high());
    Expr twice = b.add(x.high(), x.high());
    return new Extended(main.high(), b.fma(twice, x.low(), main.low()));
  }

  private Extended product(Extended x, Extended y) {
    Extended main = format.product(x.high(), y.high());
    Expr low = b.fma(x.high(), y.low(), main.low());
    return new Extended(main.high(), b.fma(x.low(), y.high(), low));
  }
}
