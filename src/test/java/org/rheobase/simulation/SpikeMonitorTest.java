package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rheobase.model.Event;
import org.rheobase.model.NeuronGroup;

/** Spikes as a whole, by neuron, and of a part of the population: all tell the same. */
class SpikeMonitorTest {
  private static final int NEURONS = 9;
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", NEURONS).equations("v : 1").threshold("v > 1").build();

  /** A window of so many steps in which neurons fire at random. */
  private static EventBlock block(int firstStep, int length, Random random) {
    IntStream.Builder steps = IntStream.builder();
    IntStream.Builder neurons = IntStream.builder();
    for (int step = firstStep; step < firstStep + length; step++) {
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        if (random.nextInt(4) == 0) {
          steps.add(step);
          neurons.add(neuron);
        }
      }
    }
    int[] stepsOfSpikes = steps.build().toArray();
    return new EventBlock(
        "G",
        Event.SPIKE,
        1e-3,
        0,
        firstStep,
        firstStep + length,
        // Longer than there are spikes, as the arrays may be.
        Arrays.copyOf(stepsOfSpikes, stepsOfSpikes.length + 3),
        Arrays.copyOf(neurons.build().toArray(), stepsOfSpikes.length + 3),
        stepsOfSpikes.length,
        List.of(),
        List.of());
  }

  @Property(tries = 100)
  void trainsAndCountsAreThoseOfTheList(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int blocks,
      @ForAll @IntRange(max = NEURONS - 1) int first,
      @ForAll @IntRange(min = 1, max = NEURONS) int size) {
    int end = Math.min(first + size, NEURONS);
    SpikeMonitor whole = new SpikeMonitor(Watched.of(GROUP), List.of());
    SpikeMonitor part = new SpikeMonitor(Watched.of(GROUP.slice(first, end)), List.of());
    Random random = new Random(seed);
    for (int k = 0; k < blocks; k++) {
      EventBlock block = block(k * 10, 10, random);
      whole.onSpikes(block);
      part.onSpikes(block);
      checkTrains(whole, NEURONS);
      checkTrains(part, end - first);
    }
    for (int neuron = first; neuron < end; neuron++) {
      assertThat(part.times(neuron - first)).containsExactly(whole.times(neuron));
    }
  }

  private static void checkTrains(SpikeMonitor monitor, int neurons) {
    double[] times = monitor.times();
    int[] indices = monitor.neurons();
    List<double[]> trains = monitor.spikeTrains();
    assertThat(trains).hasSize(neurons);
    for (int neuron = 0; neuron < neurons; neuron++) {
      int wanted = neuron;
      double[] expected =
          IntStream.range(0, times.length)
              .filter(k -> indices[k] == wanted)
              .mapToDouble(k -> times[k])
              .toArray();
      assertThat(trains.get(neuron)).containsExactly(expected);
      assertThat(monitor.times(neuron)).containsExactly(expected);
      assertThat(monitor.counts()[neuron]).isEqualTo(expected.length);
    }
    assertThat(monitor.count()).isEqualTo(times.length).isEqualTo(monitor.steps().length);
  }

  @Test
  void spikesOfOthersAreNotTaken() {
    SpikeMonitor monitor = new SpikeMonitor(Watched.of(GROUP), List.of());
    monitor.onSpikes(
        new EventBlock(
            "H",
            Event.SPIKE,
            1e-3,
            0,
            0,
            1,
            new int[] {0},
            new int[] {0},
            1,
            List.of(),
            List.of()));
    assertThat(monitor.count()).isZero();
  }

  @Test
  void thereIsNoNeuronBeyondThePopulation() {
    SpikeMonitor monitor = new SpikeMonitor(Watched.of(GROUP), List.of());
    assertThatThrownBy(() -> monitor.times(NEURONS))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("population 'G' has neurons 0 to 8, not 9");
  }
}
