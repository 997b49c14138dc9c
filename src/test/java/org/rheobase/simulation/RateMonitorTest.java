package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.model.NeuronGroup;
import org.rheobase.syntax.ModelError;

/** Rates of populations and parts of them, and how they are smoothed. */
class RateMonitorTest {
  /** Neuron k fires in step k, and again after eight steps. */
  private static final NeuronGroup ONE_A_STEP =
      NeuronGroup.builder("G", 8)
          .equations("n : integer")
          .threshold("int(t/dt + 0.5) % 8 == i")
          .build();

  private static Simulation simulation() {
    return Simulation.builder().add(ONE_A_STEP).dt(1e-3).backend(Backend.cpu()).build();
  }

  @Test
  void isSpikesByNeuronsAndTimeStep() {
    try (Simulation simulation = simulation()) {
      RateMonitor all = simulation.recordRate(ONE_A_STEP);
      RateMonitor part = simulation.recordRate(ONE_A_STEP.slice(2, 4));
      simulation.run("6*ms");
      assertThat(all.times()).containsExactly(0, 0.001, 0.002, 0.003, 0.004, 0.005);
      assertThat(all.rates()).containsOnly(125);
      assertThat(part.rates()).containsExactly(0, 0, 500, 500, 0, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // What smooth_rate of Brian2 gives for these rates, dt being 1 ms; where the window is longer
    // than they are, Brian2 gives as many values as the window has, of which these are the middle.
    "flat,     1*ms,    0 0 500 500 0 0",
    "flat,     2*ms,    0 166.66666666666666 333.3333333333333 333.3333333333333 166.66666666666666 0",
    "flat,     3.9*ms,  0 166.66666666666666 333.3333333333333 333.3333333333333 166.66666666666666 0",
    "flat,     4*ms,    100 200 200 200 200 100",
    "flat,     11*ms,   90.9090909090909 90.9090909090909 90.9090909090909 90.9090909090909 90.9090909090909 90.9090909090909",
    "flat,     7*ms,    142.85714285714286 142.85714285714286 142.85714285714286 142.85714285714286 142.85714285714286 142.85714285714286",
    "gaussian, 0.2*ms,  0 0 500 500 0 0",
    "gaussian, 0.5*ms,  0 53.25348945960037 446.7465105403996 446.7465105403996 53.25348945960037 0",
    "gaussian, 1*ms,    27.24434227482147 149.34501327643812 323.41064444874036 323.41064444874036 149.34501327643812 27.24434227482147"
  })
  void isSmoothedAsInBrian(String window, String width, String expected) {
    try (Simulation simulation = simulation()) {
      RateMonitor monitor = simulation.recordRate(ONE_A_STEP.slice(2, 4));
      simulation.run("6*ms");
      double[] values =
          Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
      assertThat(monitor.smooth(window, width)).containsExactly(values, within(1e-12));
    }
  }

  @Test
  void ownWindowsAreDividedByTheirSum() {
    try (Simulation simulation = simulation()) {
      RateMonitor monitor = simulation.recordRate(ONE_A_STEP.slice(2, 3));
      assertThat(monitor.smooth(new double[] {1})).isEmpty();
      simulation.run("5*ms");
      assertThat(monitor.smooth(new double[] {1, 4, 3})).containsExactly(0, 125, 500, 375, 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gausian | 2*ms | did you mean 'gaussian'?",
        "Flat | 2*ms | did you mean 'flat'?",
        "hann | 2*ms | there are: flat, gaussian",
        "flat | 2 | write its unit, as in 2*ms",
        "flat | 2*mV | a time in 'second' is needed",
        "flat | -2*ms | a time above 0 is needed"
      })
  void mistakesAreNamed(String window, String width, String message) {
    try (Simulation simulation = simulation()) {
      RateMonitor monitor = simulation.recordRate(ONE_A_STEP);
      assertThatThrownBy(() -> monitor.smooth(window, width))
          .isInstanceOf(ModelError.class)
          .hasMessageContaining(message);
    }
  }

  @ParameterizedTest
  @CsvSource({"1 1, odd number of values", "'', odd number", "1 -1 0, a sum", "NaN, a sum"})
  void windowsWithoutMiddleOrSumAreRefused(String values, String message) {
    double[] window =
        Arrays.stream(values.split(" "))
            .filter(v -> !v.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThatThrownBy(() -> new RateSmoother(window))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aWindowIsRefusedWhereTheTimeStepChanges() {
    try (Simulation simulation = simulation()) {
      RateMonitor monitor = simulation.recordRate(ONE_A_STEP);
      simulation.run("6*ms");
      simulation.setTimeStep("0.5*ms");
      simulation.run("1*ms");
      assertThat(monitor.rates()).containsExactly(125, 125, 125, 125, 125, 125, 250, 250);
      assertThatThrownBy(() -> monitor.smooth("flat", "3*ms"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("0.001 s and 5.0E-4 s");
    }
  }

  @Test
  void aPopulationWithoutThresholdHasNoRate() {
    NeuronGroup silent = NeuronGroup.builder("S", 1).equations("x : 1").build();
    try (Simulation simulation = Simulation.builder().add(silent).backend(Backend.cpu()).build()) {
      assertThatThrownBy(() -> simulation.recordRate(silent))
          .hasMessageContaining("population 'S' has no threshold");
    }
  }

  @Property(tries = 300)
  void smoothingInPiecesGivesTheSameBits(
      @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> counts,
      @ForAll @IntRange(max = 12) int half,
      @ForAll @IntRange(min = 1, max = 50) int piece) {
    double[] rates = counts.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] window = new double[2 * half + 1];
    Arrays.setAll(window, k -> 1 + k % 3);
    RateSmoother whole = new RateSmoother(window);
    double[] expected =
        DoubleStream.concat(DoubleStream.of(whole.add(rates)), DoubleStream.of(whole.finish()))
            .toArray();
    RateSmoother smoother = new RateSmoother(window);
    DoubleStream actual = DoubleStream.empty();
    for (int at = 0; at < rates.length; at += piece) {
      double[] part = Arrays.copyOfRange(rates, at, Math.min(at + piece, rates.length));
      actual = DoubleStream.concat(actual, DoubleStream.of(smoother.add(part)));
    }
    double[] all = DoubleStream.concat(actual, DoubleStream.of(smoother.finish())).toArray();
    assertThat(all).containsExactly(expected);
    assertThat(all).hasSameSizeAs(rates);
  }
}
