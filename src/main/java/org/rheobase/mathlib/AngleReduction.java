package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * Reduces an angle to x = q π/2 + r, |r| ≤ π/4, for arguments of any size, after Payne and Hanek
 * (1983): |x| = m 2^E with an integer m is multiplied in integer arithmetic by those bits of 2/π
 * whose product with m may end up between 2¹ and the last bit wanted; the bits above only add
 * multiples of four quadrants. Below π/4 the angle is left as it is.
 */
final class AngleReduction {
  /** 2/π = 0.… in words of 32 bits. */
  private static final int[] TWO_OVER_PI = {
    0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB, 0xDEBBC561,
        0xB7246E3A,
    0x424DD2E0, 0x06492EEA, 0x09D1921C, 0xFE1DEB1C, 0xB129A73E, 0xE88235F5, 0x2EBB4484, 0xE99C7026,
        0xB45F7E41,
    0x3991D639, 0x835339F4, 0x9C845F8B, 0xBDF9283B, 0x1FF897FF, 0xDE05980F, 0xEF2F118B, 0x5A0A6D1F,
        0x6D367ECF,
    0x27CB09B7, 0x4F463F66, 0x9E5FEA2D, 0x7527BAC7, 0xEBE5F17B, 0x3D0739F7, 0x8A5292EA, 0x6BFB5FB1,
        0x1F8D5D08,
    0x56033046, 0xFC7B6BAB
  };

  private final IrBuilder b;
  private final RealFormat format;

  /**
   * A reduced angle: |x| = quadrant · π/2 + high + low.
   *
   * @param quadrant a {@code U32}, of which the two lowest bits count
   * @param low what is lost of r in {@code high}
   */
  record Angle(Expr quadrant, Expr high, Expr low) {}

  /** A fraction of a quadrant, as the sum of two numbers that do not overlap. */
  private record Fraction(Expr high, Expr low) {}

  private AngleReduction(RealFormat format) {
    this.format = format;
    b = format.b();
  }

  /** Reduces the magnitude of a finite x; of others the result has no meaning. */
  static Angle of(RealFormat format, Expr x) {
    return new AngleReduction(format).reduce(format.magnitude(x));
  }

  private Angle reduce(Expr x) {
    List<Expr> product = format.isSingle() ? singleProduct(x) : twiceProduct(x);
    Expr quadrant = b.shiftRight(b.add(product.getFirst(), b.unsigned(0x20000000)), 30);
    Expr top = b.subtract(product.getFirst(), b.shiftLeft(quadrant, 30));
    Expr isNegative = b.less(b.bitcast(Type.I32, top), b.constant(0));
    Expr mask = b.select(isNegative, b.unsigned(-1), b.unsigned(0));
    List<Expr> words = new ArrayList<>(List.of(b.xor(top, mask)));
    product.subList(1, product.size()).forEach(word -> words.add(b.xor(word, mask)));
    Fraction fraction = format.isSingle() ? singleFraction(words) : twiceFraction(words);
    return angle(x, quadrant, isNegative, fraction);
  }

  private Angle angle(Expr x, Expr quadrant, Expr isNegative, Fraction fraction) {
    Expr halfPi = format.constant(0x1.921fb6p0, 0x1.921fb54442d18p0);
    Expr halfPiLow = format.constant(-0x1.777a5cp-25, 0x1.1a62633145c07p-54);
    Expr high = b.multiply(fraction.high(), halfPi);
    Expr rounding = b.fma(fraction.high(), halfPi, b.negate(high));
    Expr low =
        b.add(rounding, b.fma(fraction.high(), halfPiLow, b.multiply(fraction.low(), halfPi)));
    Expr isSmall = b.less(x, format.constant(0x1.921fb4p-1, 0x1.921fb54442d18p-1));
    return new Angle(
        b.select(isSmall, b.unsigned(0), quadrant),
        b.select(isSmall, x, b.select(isNegative, b.negate(high), high)),
        b.select(isSmall, format.constant(0), b.select(isNegative, b.negate(low), low)));
  }

  /** The words of 2/π from the bit of weight 2^(1−E) on, with zeros before its first one. */
  private List<Expr> window(Expr exponent, int padding, int wanted) {
    Expr position = b.bitcast(Type.U32, b.add(exponent, b.constant(32 * padding - 2)));
    List<Expr> words = new ArrayList<>();
    for (int k = 0; k < padding; k++) {
      words.add(b.unsigned(0));
    }
    int needed = format.isSingle() ? 7 : TWO_OVER_PI.length;
    for (int k = 0; k < needed; k++) {
      words.add(b.unsigned(TWO_OVER_PI[k]));
    }
    Expr bit = b.bitcast(Type.I32, b.and(position, b.unsigned(31)));
    List<Expr> chosen = choose(words, b.shiftRight(position, 5), wanted + 1);
    List<Expr> shifted = new ArrayList<>();
    for (int k = 0; k < wanted; k++) {
      Expr next = b.shiftRight(b.shiftRight(chosen.get(k + 1), 1), b.subtract(b.constant(31), bit));
      shifted.add(b.or(b.shiftLeft(chosen.get(k), bit), next));
    }
    return shifted;
  }

  /**
   * So many words from a place on: for each bit of the place, all words move by its weight or stay.
   */
  private List<Expr> choose(List<Expr> words, Expr place, int wanted) {
    List<Expr> moved = words;
    for (int weight = format.isSingle() ? 4 : 32; weight > 0; weight /= 2) {
      Expr moves = b.notEqual(b.and(place, b.unsigned(weight)), b.unsigned(0));
      List<Expr> next = new ArrayList<>();
      for (int k = 0; k < Math.min(moved.size(), wanted + weight - 1); k++) {
        Expr other = k + weight < moved.size() ? moved.get(k + weight) : b.unsigned(0);
        next.add(b.select(moves, other, moved.get(k)));
      }
      moved = next;
    }
    return moved;
  }

  private Expr exponent(Expr x) {
    Expr stored = b.shiftRight(format.bits(x), format.mantissaBits());
    Expr narrow = b.convert(Type.I32, stored);
    return b.subtract(narrow, b.constant(format.bias() + format.mantissaBits()));
  }

  /** m · window modulo 2^96, its two upper words: two bits before the point, 62 behind it. */
  private List<Expr> singleProduct(Expr x) {
    Expr mantissa =
        b.bitcast(
            Type.U32, b.or(b.and(format.bits(x), b.constant(0x7FFFFF)), b.constant(0x800000)));
    List<Expr> window = window(exponent(x), 1, 3);
    Expr carried = b.multiplyHigh(mantissa, window.get(2));
    Expr lower = b.add(b.multiply(mantissa, window.get(1)), carried);
    Expr carry = b.select(b.less(lower, carried), b.unsigned(1), b.unsigned(0));
    Expr upper =
        b.add(b.multiply(mantissa, window.get(0)), b.multiplyHigh(mantissa, window.get(1)));
    return List.of(b.add(upper, carry), lower);
  }

  /** m · window modulo 2^192, its four upper words: two bits before the point, 126 behind it. */
  private List<Expr> twiceProduct(Expr x) {
    Expr low = b.convert(Type.U32, format.bits(x));
    Expr upperBits = b.convert(Type.U32, b.shiftRight(format.bits(x), 32));
    Expr high = b.or(b.and(upperBits, b.unsigned(0xFFFFF)), b.unsigned(0x100000));
    List<Expr> window = window(exponent(x), 2, 6);
    List<Expr> words = new ArrayList<>();
    Expr carry = b.constant(0L);
    for (int column = 4; column >= 0; column--) {
      Expr sum = carry;
      sum = b.add(sum, wide(b.multiply(low, window.get(column))));
      sum = b.add(sum, wide(b.multiplyHigh(low, window.get(column + 1))));
      sum = b.add(sum, wide(b.multiply(high, window.get(column + 1))));
      if (column + 2 < window.size()) {
        sum = b.add(sum, wide(b.multiplyHigh(high, window.get(column + 2))));
      }
      words.addFirst(b.convert(Type.U32, sum));
      carry = b.shiftRight(sum, 32);
    }
    return words.subList(0, 4);
  }

  private Expr wide(Expr word) {
    return b.convert(Type.I64, word);
  }

  /** Pieces of 24, 24 and 14 bits, each of which is exact. */
  private Fraction singleFraction(List<Expr> words) {
    Expr first = b.shiftRight(words.get(0), 6);
    Expr rest = b.shiftLeft(b.and(words.get(0), b.unsigned(63)), 18);
    Expr second = b.or(rest, b.shiftRight(words.get(1), 14));
    Expr third = b.and(words.get(1), b.unsigned(0x3FFF));
    return sum(scaled(first, -24), scaled(second, -48), scaled(third, -62));
  }

  private Expr scaled(Expr word, int exponent) {
    Expr real = b.convert(format.real(), b.bitcast(Type.I32, word));
    return b.multiply(real, format.constant(Math.scalb(1.0, exponent)));
  }

  /** Pieces of 53, 53 and 20 bits, each of which is exact. */
  private Fraction twiceFraction(List<Expr> words) {
    Expr upper = b.or(b.shiftLeft(wide(words.get(0)), 32), wide(words.get(1)));
    Expr first = b.shiftRight(upper, 9);
    Expr middle = b.or(b.shiftLeft(wide(words.get(2)), 12), wide(b.shiftRight(words.get(3), 20)));
    Expr second = b.or(b.shiftLeft(b.and(upper, b.constant(511L)), 44), middle);
    Expr third = wide(b.and(words.get(3), b.unsigned(0xFFFFF)));
    return sum(scaledWide(first, -53), scaledWide(second, -106), scaledWide(third, -126));
  }

  private Expr scaledWide(Expr number, int exponent) {
    return b.multiply(b.convert(Type.F64, number), format.constant(Math.scalb(1.0, exponent)));
  }

  /** The sum of pieces, the first of which is 0 or above all the others (Dekker 1971). */
  private Fraction sum(Expr first, Expr second, Expr third) {
    Expr high = b.add(first, second);
    Expr lost = b.subtract(second, b.subtract(high, first));
    return new Fraction(high, b.add(lost, third));
  }
}
