package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.engine.Backend;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.PoissonGroup;
import org.rheobase.model.TimedArray;

/**
 * Populations that fire at random have the statistics of independent draws: each step is a spike
 * with the probability rate · dt.
 */
class PoissonStatisticsTest {
  private static final int RATES = 10;
  private static final int REPLICAS = 400;
  private static final int STEPS = 10_000;

  private static Simulation simulation(NeuronGroup group, Precision precision) {
    return Simulation.builder()
        .add(group)
        .seed(11)
        .precision(precision)
        .backend(Backend.cpu())
        .build();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void countsHaveMeanAndVarianceOfBinomialOnes(Precision precision) {
    NeuronGroup group =
        PoissonGroup.of("P", RATES * REPLICAS, "(2 + 20*(i %% %d))*Hz".formatted(RATES));
    try (Simulation simulation = simulation(group, precision)) {
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run("1*s");
      int[] counts = spikes.counts();
      for (int rate = 0; rate < RATES; rate++) {
        int first = rate;
        double[] own =
            IntStream.range(0, REPLICAS).mapToDouble(k -> counts[k * RATES + first]).toArray();
        double probability = (2 + 20 * rate) * 1e-4;
        double mean = STEPS * probability;
        double variance = mean * (1 - probability);
        assertThat(Arrays.stream(own).average().orElseThrow())
            .as("mean of rate %d", rate)
            .isCloseTo(mean, within(4 * Math.sqrt(variance / REPLICAS)));
        double squares = Arrays.stream(own).map(n -> (n - mean) * (n - mean)).sum() / REPLICAS;
        double fourth = variance * (1 + 3 * variance);
        double error = Math.sqrt((fourth - variance * variance) / REPLICAS);
        assertThat(squares).as("variance of rate %d", rate).isCloseTo(variance, within(4 * error));
      }
    }
  }

  /** Spikes of successive steps, and of neighbours, meet as often as chance has it. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void drawsAreIndependent(Precision precision) {
    int count = 1000;
    int steps = 4000;
    NeuronGroup group = PoissonGroup.of("P", count, "2*kHz");
    try (Simulation simulation = simulation(group, precision)) {
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run("0.4*s");
      boolean[][] fired = new boolean[steps][count];
      int[] neurons = spikes.neurons();
      int[] at = spikes.steps();
      for (int k = 0; k < spikes.count(); k++) {
        fired[at[k]][neurons[k]] = true;
      }
      long inTime = 0;
      long inSpace = 0;
      for (int step = 0; step < steps - 4; step++) {
        for (int neuron = 0; neuron < count - 1; neuron++) {
          inTime += fired[step][neuron] && fired[step + 1][neuron] ? 1 : 0;
          inSpace += fired[step][neuron] && fired[step][neuron + 1] ? 1 : 0;
        }
      }
      double pairs = (steps - 4.0) * (count - 1);
      double p = 0.2 * 0.2;
      double error = Math.sqrt(pairs * p * (1 - p) * 1.4);
      assertThat((double) inTime).isCloseTo(pairs * p, within(4 * error));
      assertThat((double) inSpace).isCloseTo(pairs * p, within(4 * error));
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void ratesMayChangeWithTime(Precision precision) {
    int count = 2000;
    NeuronGroup group =
        PoissonGroup.builder("P", count, "wave(t)")
            .timedArray(TimedArray.of("wave", new double[] {0, 50, 200, 0.1}, "Hz", "100*ms"))
            .build();
    try (Simulation simulation = simulation(group, precision)) {
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run("0.4*s");
      double[] rates = {0, 50, 200, 0.1};
      for (int part = 0; part < rates.length; part++) {
        int begin = part * 1000;
        long found =
            Arrays.stream(spikes.steps()).filter(s -> s >= begin && s < begin + 1000).count();
        double expected = count * 0.1 * rates[part];
        assertThat((double) found).isCloseTo(expected, within(4 * Math.sqrt(expected)));
      }
      assertThat(simulation.values(group, "rates"))
          .containsOnly(precision == Precision.DOUBLE ? 0.1 : 0.1f);
    }
  }
}
