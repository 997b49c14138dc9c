package org.rheobase.mathlib;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * Random numbers of a distribution from random words. The layout is public: the key is the seed,
 * low word first; the counter is (neuron, step / 4, stream, epoch), and word k of the result serves
 * the step with step modulo 4 = k. Where a variable is set, the second word of the counter is the
 * number of settings of this variable before, and word 0 serves. A number for a variable that all
 * neurons share is that of neuron 0. A single and a double run see the same numbers up to rounding.
 */
public final class Draws {
  private Draws() {}

  /**
   * A number evenly distributed in [0, 1): the word / 2^32, in single precision cut off to 24 bits.
   */
  public static Expr uniform(IrBuilder b, Type real, Expr word) {
    RealFormat format = new RealFormat(b, real);
    return format.isSingle()
        ? b.multiply(
            b.convert(real, b.bitcast(Type.I32, b.shiftRight(word, 8))), format.constant(0x1p-24))
        : b.multiply(format.fromUnsigned(word), format.constant(0x1p-32));
  }

  /**
   * Four normal numbers of mean 0 and variance 1 from four words, after Box and Muller (1958): the
   * first and third word w give radii √(−2 log((w + 1/2)/2^32)), the second and fourth the angles
   * 2π w/2^32; of each pair the cosine comes first. The largest magnitude is 6.76.
   */
  public static List<Expr> normals(IrBuilder b, Type real, List<Expr> words) {
    RealFormat format = new RealFormat(b, real);
    Expr radius0 = radius(format, words.get(0));
    Trigonometric.Pair angle0 = Trigonometric.ofTurn(format, words.get(1));
    Expr radius1 = radius(format, words.get(2));
    Trigonometric.Pair angle1 = Trigonometric.ofTurn(format, words.get(3));
    return List.of(
        b.multiply(radius0, angle0.cosine()),
        b.multiply(radius0, angle0.sine()),
        b.multiply(radius1, angle1.cosine()),
        b.multiply(radius1, angle1.sine()));
  }

  private static Expr radius(RealFormat format, Expr word) {
    IrBuilder b = format.b();
    Expr uniform =
        b.fma(format.fromUnsigned(word), format.constant(0x1p-32), format.constant(0x1p-33));
    return b.sqrt(b.multiply(format.constant(-2), Logarithm.ofNormal(b, uniform)));
  }

  /**
   * A whole number of the Poisson distribution, as an {@code I32}: the smallest one whose
   * probability, with those of all smaller ones, is above (word + 1/2)/2^32. So a draw rises with
   * its word and with the mean.
   *
   * @param mean a real number; below 0 and NaN count as 0, above 2^31 − 2^20 as that
   */
  public static Expr poisson(IrBuilder b, Expr word, Expr mean) {
    return PoissonQuantile.of(b, word, mean);
  }

  /** Of four values the one for the step: the one at step modulo 4. */
  public static Expr pick(IrBuilder b, List<Expr> four, Expr step) {
    Expr isOdd = b.notEqual(b.and(step, b.constant(1)), b.constant(0));
    Expr isUpper = b.notEqual(b.and(step, b.constant(2)), b.constant(0));
    Expr lower = b.select(isOdd, four.get(1), four.get(0));
    Expr upper = b.select(isOdd, four.get(3), four.get(2));
    return b.select(isUpper, upper, lower);
  }

  /**
   * The number of a noise source: FNV-1a (Fowler, Noll and Vo) over the UTF-8 bytes of population,
   * place and name, parted by zero bytes, with the finalizer of MurmurHash3.
   *
   * @param group name of the population
   * @param place the piece of code: {@code equations}, {@code threshold}, {@code reset}, {@code
   *     refractory}, {@code event} and {@code on_event} and an event, {@code run_regularly} and its
   *     number from 0, {@code subexpression} and a variable (constant over dt), or {@code set} and
   *     a variable; the words parted by a blank
   * @param name name of the source: {@code xi}, {@code xi_…}, or {@code rand#k}, {@code randn#k},
   *     {@code poisson#k} for the k-th call of this function in the code, from 0
   */
  public static int stream(String group, String place, String name) {
    int hash = 0x811C9DC5;
    for (byte b : String.join("\0", group, place, name).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x01000193;
    }
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return hash ^ hash >>> 16;
  }
}
