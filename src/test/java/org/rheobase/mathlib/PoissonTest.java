package org.rheobase.mathlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/** Poisson draws have their distribution, in both precisions, and are the same on every engine. */
class PoissonTest {
  private static final int CALLS = 250_000;
  private static final int DRAWS = 4 * CALLS;

  static Stream<Arguments> means() {
    return Stream.of(0.01, 0.5, 3.0, 12.0, 40.0, 200.0, 1e4)
        .flatMap(mean -> Arrays.stream(Precision.values()).map(p -> Arguments.of(mean, p)));
  }

  /** Sorted draws of the words that the generator gives. */
  private static int[] draw(double mean, Precision precision) {
    List<HostArray> arrays = new ArrayList<>();
    try (Elementwise draws =
        new Elementwise(
            Backend.cpu(),
            precision,
            List.of(Type.U32),
            CALLS,
            (b, x) -> {
              Expr zero = b.unsigned(0);
              Expr stream = b.unsigned(Draws.stream("G", "equations", "poisson#0"));
              Expr lambda = b.real(precision.real(), mean);
              return Philox.words(b, b.unsigned(7), zero, x.getFirst(), zero, stream, zero).stream()
                  .map(word -> Draws.poisson(b, word, lambda))
                  .toList();
            })) {
      arrays.addAll(draws.arrays());
      Arrays.setAll((int[]) arrays.getFirst().elements(), k -> k);
      draws.apply(arrays);
    }
    return arrays.stream()
        .skip(1)
        .flatMapToInt(array -> Arrays.stream((int[]) array.elements()))
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("means")
  void momentsAreWithinFourStandardErrors(double mean, Precision precision) {
    int[] values = draw(mean, precision);
    double average = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).mapToDouble(x -> (x - mean) * (x - mean)).sum() / DRAWS;
    assertThat(average).isCloseTo(mean, within(4 * Math.sqrt(mean / DRAWS)));
    double fourth = mean + 3 * mean * mean;
    assertThat(variance).isCloseTo(mean, within(4 * Math.sqrt((fourth - mean * mean) / DRAWS)));
  }

  @ParameterizedTest
  @MethodSource("means")
  void passesTheChiSquareTest(double mean, Precision precision) {
    PoissonDistribution distribution = new PoissonDistribution(mean);
    int[] values = draw(mean, precision);
    double statistic = 0;
    int classes = 0;
    double expected = 0;
    int from = 0;
    int to = 0;
    for (int k = distribution.first(); k <= distribution.last(); k++) {
      expected += DRAWS * distribution.probability(k);
      while (to < DRAWS && values[to] <= k) {
        to++;
      }
      boolean isEnough = expected >= 10 && DRAWS * distribution.above(k) >= 10;
      if (isEnough || k == distribution.last()) {
        double difference = to - from - expected;
        statistic += difference * difference / expected;
        classes++;
        expected = 0;
        from = to;
      }
    }
    int freedom = classes - 1;
    assertThat(to).as("none is outside").isEqualTo(DRAWS);
    assertThat((statistic - freedom) / Math.sqrt(2.0 * freedom)).isBetween(-4.0, 4.0);
  }

  @ParameterizedTest
  @MethodSource("means")
  void sumsOfProbabilitiesAreMet(double mean, Precision precision) {
    double rounded = precision == Precision.SINGLE ? (float) mean : mean;
    PoissonDistribution distribution = new PoissonDistribution(rounded);
    long[] borders = PoissonErrors.borders(distribution, rounded, precision);
    for (int k = 0; k < borders.length; k++) {
      assertThat(borders[k] * 0x1p-32)
          .as("P(X <= %d)", distribution.first() + k)
          .isCloseTo(distribution.below(distribution.first() + k), within(3e-7));
    }
  }

  /** By SciPy 1.10, {@code poisson.ppf} and {@code isf}. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 0 0 0 0 0 1 4",
    "0.5, 0 0 0 0 1 4 10",
    "3, 0 0 1 3 5 11 19",
    "12, 0 1 7 12 16 26 40",
    "40, 7 17 31 40 47 64 86",
    "200, 117 144 179 200 216 251 296",
    "10000, 9373 9586 9853 10000 10113 10351 10640"
  })
  void quantilesByAnIndependentComputation(double mean, String expected) {
    int[] words = {0, 0x10000, 0x12345678, 0x7FFFFFFF, 0xDEADBEEF, 0xFFF00000, 0xFFFFFFFF};
    double[] means = new double[words.length];
    Arrays.fill(means, mean);
    int[] quantiles = Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray();
    for (Precision precision : Precision.values()) {
      EngineUnderTest engine = EveryEngine.with(precision).getFirst();
      assertThat(draw(engine, words, means)).as("%s", engine).isEqualTo(quantiles);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, 0", "-1, 0", "NaN, 0", "-Infinity, 0", "0x1p-149, 0", "1e-11, 0"})
  void withoutEvents(double mean, int expected) {
    everywhere(mean, result -> assertThat(result).containsOnly(expected));
  }

  @ParameterizedTest
  @CsvSource({"2e9, 1999700000, 2000300000", "Infinity, 2146000000, 2147483647"})
  void manyEvents(double mean, int from, int to) {
    everywhere(mean, result -> assertThat(result).allMatch(x -> x >= from && x <= to));
  }

  private static void everywhere(double mean, java.util.function.Consumer<List<Integer>> check) {
    int[] words = {0, 1, 0x40000000, 0x7FFFFFFF, 0x80000000, 0xC0000000, 0xFFFFFFFE, 0xFFFFFFFF};
    double[] means = new double[words.length];
    Arrays.fill(means, mean);
    for (EngineUnderTest engine : EveryEngine.all()) {
      check.accept(Arrays.stream(draw(engine, words, means)).boxed().toList());
    }
  }

  private static int[] draw(EngineUnderTest engine, int[] words, double[] means) {
    Backend backend = Backend.of(engine.device());
    try (Elementwise draws = PoissonErrors.draws(engine.precision(), words.length, backend)) {
      List<HostArray> arrays = draws.arrays();
      System.arraycopy(words, 0, arrays.getFirst().elements(), 0, words.length);
      for (int k = 0; k < means.length; k++) {
        Elementwise.put(arrays.subList(1, 2), k, means[k]);
      }
      draws.apply(arrays);
      return (int[]) arrays.getLast().elements();
    }
  }

  @Test
  void equalOnEveryEngine() {
    SplittableRandom random = new SplittableRandom(3);
    int[] words = random.ints(1 << 13).toArray();
    double[] means = random.doubles(1 << 13, -8, 22).map(x -> Math.pow(2, x)).toArray();
    for (Precision precision : Precision.values()) {
      List<EngineUnderTest> engines = EveryEngine.with(precision);
      int[] expected = draw(engines.getFirst(), words, means);
      for (EngineUnderTest engine : engines.subList(1, engines.size())) {
        assertThat(draw(engine, words, means)).as("%s", engine).isEqualTo(expected);
      }
    }
  }
}
