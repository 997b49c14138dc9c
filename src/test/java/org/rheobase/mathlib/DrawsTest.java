package org.rheobase.mathlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.engine.Backend;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/**
 * Draws have their distributions: moments within 4 standard errors, and Kolmogorov–Smirnov at 10^7.
 */
class DrawsTest {
  private static final int CALLS = 2_500_000;
  private static final int DRAWS = 4 * CALLS;

  /** The 0.1 % quantile of Kolmogorov's distribution. */
  private static final double KOLMOGOROV = 1.95;

  private static List<Expr> words(IrBuilder b, Expr neuron) {
    Expr zero = b.unsigned(0);
    return Philox.words(
        b, b.unsigned(99), zero, neuron, zero, b.unsigned(Draws.stream("G", "test", "x")), zero);
  }

  private static double[] draw(Precision precision, Elementwise.Body body) {
    int[] neurons = new int[CALLS];
    Arrays.setAll(neurons, k -> k);
    List<HostArray> arrays = new ArrayList<>(List.of(new HostArray(Type.U32, neurons)));
    for (int k = 0; k < 4; k++) {
      arrays.add(HostArray.of(precision.real(), CALLS));
    }
    try (Elementwise draws =
        new Elementwise(Backend.cpu(), precision, List.of(Type.U32), CALLS, body)) {
      draws.apply(arrays);
    }
    double[] values = new double[DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      values[k] = arrays.get(1 + k / CALLS).value(k % CALLS);
    }
    return values;
  }

  private static double[] normals(Precision precision) {
    return draw(precision, (b, x) -> Draws.normals(b, precision.real(), words(b, x.getFirst())));
  }

  private static double[] uniforms(Precision precision) {
    return draw(
        precision,
        (b, x) ->
            words(b, x.getFirst()).stream()
                .map(w -> Draws.uniform(b, precision.real(), w))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void normal(Precision precision) {
    double[] values = normals(precision);
    assertThat(moment(values, 1)).isCloseTo(0, within(4 * Math.sqrt(1.0 / DRAWS)));
    assertThat(moment(values, 2)).isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
    assertThat(moment(values, 3)).isCloseTo(0, within(4 * Math.sqrt(15.0 / DRAWS)));
    assertThat(moment(values, 4)).isCloseTo(3, within(4 * Math.sqrt(96.0 / DRAWS)));
    assertThat(distance(values, DrawsTest::normalDistribution))
        .isLessThan(KOLMOGOROV / Math.sqrt(DRAWS));
    assertThat(values[DRAWS - 1]).as("the largest of so many").isBetween(4.8, 6.66);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void uniform(Precision precision) {
    double[] values = uniforms(precision);
    assertThat(moment(values, 1)).isCloseTo(0.5, within(4 * Math.sqrt(1.0 / 12 / DRAWS)));
    assertThat(moment(values, 2)).isCloseTo(1.0 / 3, within(4 * Math.sqrt(4.0 / 45 / DRAWS)));
    assertThat(distance(values, x -> x)).isLessThan(KOLMOGOROV / Math.sqrt(DRAWS));
    assertThat(values[0]).isNotNegative();
    assertThat(values[DRAWS - 1]).isLessThan(1);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void tailsReachPastSixAndAHalf(Precision precision) {
    IrBuilder b = new IrBuilder();
    Expr zero = b.unsigned(0);
    Expr largest = Draws.normals(b, precision.real(), List.of(zero, zero, zero, zero)).getFirst();
    HostArray result = HostArray.of(precision.real(), 1);
    result.setBits(0, Interpreter.evaluate(largest));
    assertThat(result.value(0))
        .isCloseTo(Math.sqrt(64 * Math.log(2)), within(1e-5))
        .isGreaterThan(6.5);
  }

  private static double moment(double[] values, int power) {
    return Arrays.stream(values).map(x -> Math.pow(x, power)).sum() / values.length;
  }

  /** Kolmogorov and Smirnov's distance; sorts the values. */
  private static double distance(double[] values, DoubleUnaryOperator distribution) {
    Arrays.sort(values);
    double largest = 0;
    for (int k = 0; k < values.length; k++) {
      double expected = distribution.applyAsDouble(values[k]);
      double above = (k + 1.0) / values.length - expected;
      double below = expected - (double) k / values.length;
      largest = Math.max(largest, Math.max(above, below));
    }
    return largest;
  }

  /** The normal distribution by its series (Marsaglia 2004). */
  private static double normalDistribution(double x) {
    if (Math.abs(x) > 7) {
      return x > 0 ? 1 : 0;
    }
    double sum = x;
    double term = x;
    for (int k = 3; Math.abs(term) > 1e-17; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
