package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * The quantile of the Poisson distribution: the smallest whole X whose probability P(0) + … + P(X)
 * is above u = (word + 1/2)/2^32.
 *
 * <p>Below 15 it is found among these sums, all times e^λ. In single precision and for λ below 4
 * the sums from above are compared with 1 − u, so that the rare large X have their probabilities.
 *
 * <p>From 15 on X = ⌊x⌋ with x = λ + √λ z + z² R(s) + C(s) + D(s)/(λ + √λ z + z²/6), where z is the
 * normal quantile of u, and s = z/√λ: the form that Temme's asymptotic expansion of the incomplete
 * gamma function gives (Giles 2016, "Algorithm 955: approximation of the inverse Poisson cumulative
 * distribution function", section 3). The three polynomials were fitted to the exact x by linear
 * programming for all u, and leave an error below 10^−6 in the sums of probabilities.
 */
final class PoissonQuantile {
  /** How many sums there are: the number of leaves of a binary tree, less 1. */
  private static final int SUMS = 15;

  /** The largest λ: X and λ, cut off, are within an {@code I32}. */
  private static final double LARGEST = 0x1p31 - 0x1p20;

  /** R in s. */
  private static final double[] SQUARE = {
    0x1.555392p-3,
    -0x1.c6d848p-7,
    0x1.ef76bap-9,
    -0x1.7972e6p-10,
    0x1.d55d88p-12,
    -0x1.4f30d6p-14,
    0x1.8bd6cp-18
  };

  /** C in s. */
  private static final double[] SHIFT = {
    0x1.5555d4p-2, -0x1.c7919ep-6, 0x1.1bf868p-7, -0x1.cbdf26p-9, 0x1.9bdc98p-10, -0x1.e282cap-13
  };

  /** D in s. */
  private static final double[] INVERSE = {-0x1.444df2p-6, -0x1.1e7fb2p-9};

  /** z/(1 − 2u) in −log(4u (1 − u)), a quotient of two polynomials; error of z below 2·10^−5. */
  private static final double[] NORMAL_ABOVE = {
    0x1.40d93ap0, 0x1.06334ap-1, 0x1.b4d314p-4, 0x1.d587bp-7, 0x1.338c72p-10, 0x1.3f5694p-17
  };

  private static final double[] NORMAL_BELOW = {
    0x1.0p0, 0x1.2caae4p-3, 0x1.134beap-5, 0x1.bbfc98p-9, 0x1.efb70ap-14
  };

  private final IrBuilder b;
  private final RealFormat format;
  private final Expr mean;

  /** Whether u is above 1/2. */
  private final Expr isUpper;

  /** The smaller one of u and 1 − u. */
  private final Expr tail;

  private PoissonQuantile(RealFormat format, Expr word, Expr mean) {
    this.format = format;
    b = format.b();
    Expr positive = b.select(b.less(format.constant(0), mean), mean, format.constant(0));
    Expr largest = format.constant(LARGEST);
    this.mean = b.select(b.less(largest, positive), largest, positive);
    isUpper = b.less(b.bitcast(Type.I32, word), b.constant(0));
    Expr folded = b.bitcast(Type.I32, b.select(isUpper, b.not(word), word));
    tail =
        b.fma(b.convert(format.real(), folded), format.constant(0x1p-32), format.constant(0x1p-33));
  }

  /**
   * The quantile for a random word.
   *
   * @param mean λ; below 0 and NaN count as 0, above 2^31 − 2^20 as that
   * @return an {@code I32}
   */
  static Expr of(IrBuilder b, Expr word, Expr mean) {
    PoissonQuantile quantile = new PoissonQuantile(RealFormat.of(b, mean), word, mean);
    Expr small = quantile.among(quantile.sums(), quantile.compared());
    return b.select(b.less(small, b.constant(SUMS)), small, quantile.large());
  }

  /** What is compared with the sums: u, or 1 − u with a minus sign, times e^λ. */
  private Expr compared() {
    Expr other = b.subtract(format.constant(1), tail);
    Expr power = Exponential.exp(b, mean);
    Expr fromBelow = b.multiply(power, b.select(isUpper, other, tail));
    Expr fromAbove = b.multiply(power, b.select(isUpper, tail, other));
    return format.isSingle() ? b.select(isSmall(), b.negate(fromAbove), fromBelow) : fromBelow;
  }

  private Expr isSmall() {
    return b.less(mean, format.constant(4));
  }

  private List<Expr> sums() {
    List<Expr> powers = new ArrayList<>(List.of(format.constant(1), mean));
    while (powers.size() <= SUMS) {
      powers.add(b.multiply(powers.getLast(), mean));
    }
    List<Expr> below = new ArrayList<>(List.of(format.constant(1)));
    for (int k = 1; k < SUMS; k++) {
      below.add(b.fma(powers.get(k), format.constant(1 / factorial(k)), below.getLast()));
    }
    return format.isSingle() ? chosen(below, above(powers)) : below;
  }

  private List<Expr> chosen(List<Expr> below, List<Expr> above) {
    List<Expr> chosen = new ArrayList<>();
    for (int k = 0; k < SUMS; k++) {
      chosen.add(b.select(isSmall(), above.get(k), below.get(k)));
    }
    return chosen;
  }

  /** The sums of λ^j/j! for j above k, with a minus sign, so that they rise with k. */
  private List<Expr> above(List<Expr> powers) {
    double[] rest = new double[5];
    for (int k = 0; k < rest.length; k++) {
      rest[k] = -1 / factorial(SUMS + k);
    }
    Expr sum = b.multiply(powers.get(SUMS), format.polynomial(mean, rest));
    List<Expr> above = new ArrayList<>(List.of(sum));
    for (int k = SUMS - 1; k > 0; k--) {
      sum = b.fma(powers.get(k), format.constant(-1 / factorial(k)), sum);
      above.addFirst(sum);
    }
    return above;
  }

  private static double factorial(int n) {
    return n == 0 ? 1 : n * factorial(n - 1);
  }

  /** How many of the rising numbers are not above y, by halves. */
  private Expr among(List<Expr> rising, Expr y) {
    int middle = rising.size() / 2;
    Expr isAbove = b.lessEqual(rising.get(middle), y);
    if (middle == 0) {
      return b.select(isAbove, b.constant(1), b.constant(0));
    }
    List<Expr> half = new ArrayList<>();
    for (int k = 0; k < middle; k++) {
      half.add(b.select(isAbove, rising.get(middle + 1 + k), rising.get(k)));
    }
    Expr below = b.select(isAbove, b.constant(middle + 1), b.constant(0));
    return b.add(below, among(half, y));
  }

  /** ⌊x⌋, where the part of λ before the point is added last. */
  private Expr large() {
    Expr whole = b.convert(Type.I32, mean);
    Expr fraction = b.subtract(mean, b.convert(format.real(), whole));
    return b.add(whole, Rounding.truncate(b, Rounding.floor(b, b.add(fraction, distance()))));
  }

  /** x − λ. */
  private Expr distance() {
    Expr z = normal();
    Expr root = b.sqrt(mean);
    Expr s = b.divide(z, root);
    Expr square = b.multiply(z, z);
    Expr near = b.fma(root, z, mean);
    Expr inverse =
        b.divide(format.polynomial(s, INVERSE), b.fma(square, format.constant(1.0 / 6), near));
    Expr small = b.add(format.polynomial(s, SHIFT), inverse);
    return b.fma(root, z, b.fma(square, format.polynomial(s, SQUARE), small));
  }

  /** The normal quantile of u. */
  private Expr normal() {
    Expr other = b.subtract(format.constant(1), tail);
    Expr product = b.multiply(b.multiply(format.constant(4), tail), other);
    Expr w = b.negate(Logarithm.ofNormal(b, product));
    Expr centered = b.fma(format.constant(-2), tail, format.constant(1));
    Expr above = b.multiply(centered, format.polynomial(w, NORMAL_ABOVE));
    Expr size = b.divide(above, format.polynomial(w, NORMAL_BELOW));
    return b.select(isUpper, size, b.negate(size));
  }
}
