package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rheobase.testing.GoldenJson.list;
import static org.rheobase.testing.GoldenJson.member;
import static org.rheobase.testing.GoldenJson.number;
import static org.rheobase.testing.GoldenJson.numbers;
import static org.rheobase.testing.GoldenJson.object;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.engine.Backend;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.testing.GoldenJson;

/**
 * Stochastic models have the statistics that theory, and Brian2 within its standard errors, give.
 */
class NoiseStatisticsTest {
  private static final int REPLICAS = 400;
  private static final int DRIVES = 100;

  @ParameterizedTest
  @EnumSource(Precision.class)
  void noisyRates(Precision precision) {
    Map<String, Object> golden = GoldenJson.read("noise_fi.json");
    NeuronGroup group =
        NeuronGroup.builder("G", DRIVES * REPLICAS)
            .equations(
                """
                dv/dt = (v0-v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
                v0 : 1
                """)
            .threshold("v > 1")
            .reset("v = 0")
            .refractory("5*ms")
            .method("euler")
            .constant("tau", "10*ms")
            .constant("sigma", 0.2)
            .build();
    try (Simulation simulation =
        Simulation.builder()
            .add(group)
            .seed(7)
            .precision(precision)
            .backend(Backend.cpu())
            .build()) {
      simulation.set(group, "v0", "(i % 100)*3.0/99");
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run("1*s");
      compareRates(spikes.counts(), golden);
    }
  }

  private static void compareRates(int[] counts, Map<String, Object> golden) {
    double[] means = numbers(member(golden, "mean_rate_hz"));
    double[] errors = numbers(member(golden, "se_rate_hz"));
    for (int drive = 0; drive < DRIVES; drive++) {
      double sum = 0;
      double squares = 0;
      for (int replica = 0; replica < REPLICAS; replica++) {
        double count = counts[replica * DRIVES + drive];
        sum += count;
        squares += count * count;
      }
      double mean = sum / REPLICAS;
      double own = Math.sqrt(Math.max(squares / REPLICAS - mean * mean, 0) / REPLICAS);
      double allowed = 4 * Math.hypot(own, errors[drive]) + 1e-9;
      assertThat(mean).as("rate of drive %d", drive).isCloseTo(means[drive], within(allowed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void ornsteinUhlenbeck(int which) {
    Map<String, Object> golden =
        object(list(member(GoldenJson.read("noise_ou.json"), "cases")).get(which));
    NeuronGroup group =
        NeuronGroup.builder("G", 200_000)
            .equations("dx/dt = -x/tau + sigma*sqrt(2/tau)*xi : 1")
            .method("euler")
            .constant("tau", "10*ms")
            .constant("sigma", 1)
            .build();
    String dt = (String) member(golden, "dt");
    try (Simulation simulation =
        Simulation.builder().add(group).dt(dt).seed(3).backend(Backend.cpu()).build()) {
      simulation.run("200*ms");
      double[] before = simulation.values(group, "x");
      simulation.run("10*ms");
      double[] after = simulation.values(group, "x");
      double variance = number(member(golden, "variance_theory"));
      double covariance = number(member(golden, "lag_tau_covariance_theory"));
      double error = variance * Math.sqrt(2.0 / before.length);
      assertThat(product(before, before)).isCloseTo(variance, within(4 * error));
      assertThat(product(after, after)).isCloseTo(variance, within(4 * error));
      assertThat(product(before, after)).isCloseTo(covariance, within(4 * error));
    }
  }

  /** The mean of dx/dt = μ x + σ x ξ in Stratonovich's sense is x₀ exp((μ + σ²/2) t). */
  @ParameterizedTest
  @ValueSource(strings = {"heun", "milstein"})
  void geometricBrownianMotion(String method) {
    NeuronGroup group =
        NeuronGroup.builder("G", 200_000)
            .equations("dx/dt = mu*x + sigma*x*xi : 1")
            .method(method)
            .constant("mu", "-3*Hz")
            .constant("sigma", "3*Hz**0.5")
            .build();
    try (Simulation simulation =
        Simulation.builder().add(group).dt("0.5*ms").seed(11).backend(Backend.cpu()).build()) {
      simulation.set(group, "x", "2");
      simulation.run("100*ms");
      double[] x = simulation.values(group, "x");
      double mean = Arrays.stream(x).average().orElseThrow();
      double error = Math.sqrt((product(x, x) - mean * mean) / x.length);
      assertThat(mean).isCloseTo(2 * Math.exp((-3 + 9 / 2.0) * 0.1), within(4 * error));
    }
  }

  /** The values of x and y after a millisecond. */
  private static List<double[]> brownian(String equations) {
    NeuronGroup group =
        NeuronGroup.builder("G", 100_000).equations(equations).method("euler").build();
    try (Simulation simulation =
        Simulation.builder().add(group).seed(2).backend(Backend.cpu()).build()) {
      simulation.run("1*ms");
      return List.of(simulation.values(group, "x"), simulation.values(group, "y"));
    }
  }

  @Test
  void namedSourcesAreIndependent() {
    List<double[]> values = brownian("dx/dt = xi_a/ms**0.5 : 1\ndy/dt = xi_b/ms**0.5 : 1");
    double[] x = values.getFirst();
    double[] y = values.getLast();
    double error = Math.sqrt(1.0 / x.length);
    assertThat(product(x, x)).isCloseTo(1, within(4 * Math.sqrt(2) * error));
    assertThat(product(y, y)).isCloseTo(1, within(4 * Math.sqrt(2) * error));
    assertThat(product(x, y)).isCloseTo(0, within(4 * error));
  }

  @Test
  void aSecondSourceLeavesTheFirstAsItWas() {
    List<double[]> alone = brownian("dx/dt = xi_b/ms**0.5 : 1\ny : 1");
    List<double[]> both =
        brownian("dy/dt = xi_a/ms**0.5 + xi_b/ms**0.5 : 1\ndx/dt = xi_b/ms**0.5 : 1");
    assertThat(both.getFirst()).isEqualTo(alone.getFirst());
    assertThat(both.getLast()).isNotEqualTo(alone.getFirst());
  }

  @Test
  void aSourceInTwoEquationsIsTheSameNoise() {
    List<double[]> values = brownian("dx/dt = xi_a/ms**0.5 : 1\ndy/dt = 2*xi_a/ms**0.5 : 1");
    double[] doubled = Arrays.stream(values.getFirst()).map(x -> 2 * x).toArray();
    assertThat(values.getLast()).isEqualTo(doubled);
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum / a.length;
  }
}
