package org.rheobase.mathlib;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rheobase.engine.Backend;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/**
 * Measures by how much the distribution of {@code poisson} misses the true one: for each value, the
 * word at which draws become larger than it is found by bisection, and compared with the
 * probability.
 */
public final class PoissonErrors {
  private static final double[] MEANS = {
    1e-6, 1e-3, 0.01, 0.1, 0.5, 0.999, 1, 2, 3, 3.999, 4, 6, 8, 10, 12, 15, 20, 30, 40, 60, 80, 100,
    200, 500, 1e3, 3e3, 1e4, 3e4, 1e5, 1e6
  };

  private PoissonErrors() {}

  /** Prints the largest differences as a Markdown table. */
  public static void main(String[] arguments) {
    System.out.println("| mean | single | double |");
    System.out.println("|---|---|---|");
    for (double mean : MEANS) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s |%n",
          mean,
          text(new PoissonDistribution((float) mean), (float) mean, Precision.SINGLE),
          text(new PoissonDistribution(mean), mean, Precision.DOUBLE));
    }
    for (Precision precision : Precision.values()) {
      System.out.printf("%s: %d operations%n", precision.text(), operations(precision));
    }
  }

  private static int operations(Precision precision) {
    IrBuilder b = new IrBuilder();
    Expr word = b.register(new Expr.Register("word", Type.U32));
    Expr mean = b.register(new Expr.Register("mean", precision.real()));
    return Operations.count(List.of(Draws.poisson(b, word, mean)));
  }

  private static String text(PoissonDistribution distribution, double mean, Precision precision) {
    long[] borders = borders(distribution, mean, precision);
    double worst = 0;
    double relative = 0;
    for (int k = 0; k < borders.length; k++) {
      int value = distribution.first() + k;
      double below = borders[k] * 0x1p-32;
      double above = ((1L << 32) - borders[k]) * 0x1p-32;
      double tail = Math.min(distribution.below(value), distribution.above(value));
      double error =
          distribution.below(value) < 0.5
              ? below - distribution.below(value)
              : distribution.above(value) - above;
      worst = Math.max(worst, Math.abs(error));
      if (tail > 1e-7) {
        relative = Math.max(relative, Math.abs(error) / tail);
      }
    }
    return String.format(Locale.ROOT, "%.1e (%.1e)", worst, relative);
  }

  /** For each value, how many words give this value or a smaller one. */
  static long[] borders(PoissonDistribution distribution, double mean, Precision precision) {
    int count = distribution.last() - distribution.first() + 1;
    long[] low = new long[count];
    long[] high = new long[count];
    Arrays.fill(high, 1L << 32);
    try (Elementwise draws = draws(precision, count, Backend.cpu())) {
      List<HostArray> arrays = draws.arrays();
      for (int bit = 0; bit < 33; bit++) {
        for (int k = 0; k < count; k++) {
          arrays.get(0).setBits(k, (low[k] + high[k]) / 2);
          Elementwise.put(arrays.subList(1, 2), k, mean);
        }
        draws.apply(arrays);
        for (int k = 0; k < count; k++) {
          long middle = (low[k] + high[k]) / 2;
          if (low[k] < high[k] && arrays.get(2).bits(k) <= distribution.first() + k) {
            low[k] = middle + 1;
          } else if (low[k] < high[k]) {
            high[k] = middle;
          }
        }
      }
    }
    return low;
  }

  /** Draws by words and means. */
  static Elementwise draws(Precision precision, int count, Backend backend) {
    return new Elementwise(
        backend,
        precision,
        List.of(Type.U32, precision.real()),
        count,
        (b, x) -> List.of(Draws.poisson(b, x.get(0), x.get(1))));
  }
}
