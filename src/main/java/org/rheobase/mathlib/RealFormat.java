package org.rheobase.mathlib;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * A binary floating-point format, and the IR values that take it apart.
 *
 * @param b makes the values
 * @param real the type of real numbers
 */
record RealFormat(IrBuilder b, Type real) {

  static RealFormat of(IrBuilder builder, Expr x) {
    return new RealFormat(builder, x.type());
  }

  boolean isSingle() {
    return real == Type.F32;
  }

  /** The signed integer type of the same size. */
  Type integer() {
    return isSingle() ? Type.I32 : Type.I64;
  }

  /** Bits of the mantissa that are stored. */
  int mantissaBits() {
    return isSingle() ? 23 : 52;
  }

  /** The exponent that stands for 2⁰. */
  int bias() {
    return isSingle() ? 127 : 1023;
  }

  /** A constant, in single precision rounded. */
  Expr constant(double value) {
    return b.real(real, value);
  }

  /** A constant that differs between the formats. */
  Expr constant(double single, double twice) {
    return constant(isSingle() ? single : twice);
  }

  /** An integer of the size of the reals. */
  Expr whole(long value) {
    return b.constant(integer(), value);
  }

  Expr bits(Expr x) {
    return b.bitcast(integer(), x);
  }

  Expr fromBits(Expr bits) {
    return b.bitcast(real, bits);
  }

  /** |x|: the sign bit cleared. */
  Expr magnitude(Expr x) {
    return fromBits(b.and(bits(x), whole(isSingle() ? 0x7FFFFFFFL : Long.MAX_VALUE)));
  }

  /** The sign bit of x alone. */
  Expr signBit(Expr x) {
    return b.and(bits(x), whole(isSingle() ? Integer.MIN_VALUE : Long.MIN_VALUE));
  }

  /** x, which is not negative, with the sign of another number. */
  Expr withSign(Expr x, Expr signBit) {
    return fromBits(b.or(bits(x), signBit));
  }

  /** x or −x, as a sign bit is clear or set. */
  Expr turned(Expr x, Expr signBit) {
    return fromBits(b.xor(bits(x), signBit));
  }

  /** 2ⁿ for an integer within the range of normal exponents. */
  Expr powerOfTwo(Expr n) {
    return fromBits(b.shiftLeft(b.add(n, whole(bias())), mantissaBits()));
  }

  /**
   * x rounded to the nearest whole number, |x| below a quarter of 2 to the mantissa bits: 1.5 ·
   * 2^mantissaBits is added, which leaves the whole part in the low bits.
   */
  Rounded round(Expr x, Expr factor) {
    double magic = 1.5 * Math.scalb(1.0, mantissaBits());
    Expr shifted = b.fma(x, factor, constant(magic));
    Expr value = b.subtract(shifted, constant(magic));
    long offset =
        isSingle() ? Float.floatToRawIntBits((float) magic) : Double.doubleToRawLongBits(magic);
    return new Rounded(value, b.subtract(bits(shifted), whole(offset)));
  }

  /** A whole number as a real one and as an integer. */
  record Rounded(Expr value, Expr number) {}

  /** c₀ + c₁ x + c₂ x² + … by Horner's rule. */
  Expr polynomial(Expr x, double... coefficients) {
    Expr sum = constant(coefficients[coefficients.length - 1]);
    for (int k = coefficients.length - 2; k >= 0; k--) {
      sum = b.fma(sum, x, constant(coefficients[k]));
    }
    return sum;
  }

  /**
   * 1/x within 6 %, for a normal x above 0 and below a quarter of the range (Blinn 1997): what is
   * enough to weigh a rounding error. The bits of a number are nearly its logarithm.
   */
  Expr roughReciprocal(Expr x) {
    return fromBits(b.subtract(whole(isSingle() ? 0x7EF311C7L : 0x7FDE623822FC16E6L), bits(x)));
  }

  /** A {@code U32} rounded to nearest: both halves are exact, and their sum is rounded once. */
  Expr fromUnsigned(Expr word) {
    Expr high = b.convert(real, b.bitcast(Type.I32, b.shiftRight(word, 16)));
    Expr low = b.convert(real, b.bitcast(Type.I32, b.and(word, b.unsigned(0xFFFF))));
    return b.fma(high, constant(65536), low);
  }

  /** The exact sum of two numbers, the first of which is 0 or not the smaller one (Dekker 1971). */
  Extended sum(Expr first, Expr second) {
    Expr high = b.add(first, second);
    return new Extended(high, b.subtract(second, b.subtract(high, first)));
  }

  /** The exact sum of two numbers (Knuth 1997, section 4.2.2, theorem B). */
  Extended sumOfAny(Expr first, Expr second) {
    Expr high = b.add(first, second);
    Expr part = b.subtract(high, first);
    Expr firstLost = b.subtract(first, b.subtract(high, part));
    return new Extended(high, b.add(firstLost, b.subtract(second, part)));
  }

  /** first · second + third, nearly exactly; the third number is not the smaller one. */
  Extended sum(Expr first, Expr second, Expr third) {
    Expr high = b.fma(first, second, third);
    return new Extended(high, b.fma(first, second, b.subtract(third, high)));
  }

  /** The exact product of two numbers. */
  Extended product(Expr first, Expr second) {
    Expr high = b.multiply(first, second);
    return new Extended(high, b.fma(first, second, b.negate(high)));
  }

  /**
   * A number in twice the precision.
   *
   * @param high the number, rounded
   * @param low what is lost of it in {@code high}
   */
  record Extended(Expr high, Expr low) {}

  /**
   * The choice of the second value where x is NaN or infinite, so that garbage made of its bits
   * does not matter.
   */
  Expr whereFinite(Expr x, Expr value, Expr otherwise) {
    return b.select(b.less(magnitude(x), constant(Double.POSITIVE_INFINITY)), value, otherwise);
  }
}
