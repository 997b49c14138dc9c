package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.lowering.Clock;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.syntax.ModelError;

/** Given spikes come in the steps in which Brian2 has them, however the run is cut. */
class GivenSpikesTest {

  private static SpikeGeneratorGroup generator(String neurons, String milliseconds, String period) {
    int[] indices = Arrays.stream(neurons.split(" ")).mapToInt(Integer::parseInt).toArray();
    double[] times =
        Arrays.stream(milliseconds.split(" ")).mapToDouble(Double::parseDouble).toArray();
    SpikeGeneratorGroup group = SpikeGeneratorGroup.of("S", 3, indices, times, "ms");
    return period.equals("-") ? group : group.withPeriod(period);
  }

  private static SimulationBuilder builder(SpikeGeneratorGroup group) {
    return Simulation.builder().backend(Backend.cpu()).add(group);
  }

  /** Steps and neurons from {@code step:neuron}, parted by blanks. */
  private static String text(SpikeMonitor spikes) {
    int[] neurons = spikes.neurons();
    int[] steps = spikes.steps();
    return String.join(
        " ",
        IntStream.range(0, spikes.count()).mapToObj(k -> steps[k] + ":" + neurons[k]).toList());
  }

  /** What Brian2 2.5.1 gives with dt 0.1 ms; spikes of a step are sorted by neuron here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2 1   | 1 2.5 7           | -      | 10*ms  | 10:0 25:2 70:1",
        "0 2 1 0 | 7 2.5 1 0         | -      | 10*ms  | 0:0 10:1 25:2 70:0",
        "0 1 2   | 1.04 1.05 1.09999 | -      | 10*ms  | 10:0 10:1 11:2",
        "2 0 1   | 1 1 1             | -      | 2*ms   | 10:0 10:1 10:2",
        "0 2 1   | 1 2.5 7           | 10*ms  | 25*ms  | 10:0 25:2 70:1 110:0 125:2 170:1 210:0 225:2",
        "0 1     | 0 0.4             | 0.5*ms | 2.3*ms | 0:0 4:1 5:0 9:1 10:0 14:1 15:0 19:1 20:0"
      })
  void agreeWithBrian(
      String neurons, String times, String period, String duration, String expected) {
    SpikeGeneratorGroup group = generator(neurons, times, period);
    for (int window : new int[] {1, 7, 32, 10_000}) {
      try (Simulation simulation = builder(group).largestWindow(window).build()) {
        SpikeMonitor spikes = simulation.recordSpikes(group);
        simulation.run(duration);
        assertThat(text(spikes)).as("windows of %d steps", window).isEqualTo(expected);
        assertThat(simulation.spikeCount(group)).isEqualTo(spikes.count());
      }
    }
  }

  /**
   * What Brian2 2.5.1 gives when the time step is 0.1 ms in a first run and 0.05 ms in the next.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2.56 7 | -     | 2.5*ms | 5*ms  | 10:0 51:2 140:1",
        "1 2.56 7 | 10*ms | 5*ms   | 25*ms | 10:0 25:2 140:1 220:0 251:2 340:1 420:0 451:2 540:1"
      })
  void timesCarryOverWhenTheTimeStepChanges(
      String times, String period, String first, String second, String expected) {
    SpikeGeneratorGroup group = generator("0 2 1", times, period);
    try (Simulation simulation = builder(group).build()) {
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run(first);
      simulation.setTimeStep("0.05*ms");
      simulation.run(second);
      assertThat(text(spikes)).isEqualTo(expected);
    }
  }

  /** The steps of the first time step, whatever it became in between. */
  @Test
  void aStoredStateHasItsStepsAgain() {
    SpikeGeneratorGroup group = generator("0 2 1", "1 2.56 7", "-");
    try (Simulation simulation = builder(group).build()) {
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run("2*ms");
      simulation.store();
      simulation.setTimeStep("0.05*ms");
      simulation.run("1*ms");
      assertThat(text(spikes)).isEqualTo("10:0 51:2");
      simulation.restore();
      simulation.run("10*ms");
      assertThat(text(spikes)).isEqualTo("10:0 25:2 70:1");
    }
  }

  /** A step begins a thousandth of its length early, so that the border of runs moves a little. */
  @ParameterizedTest
  @CsvSource({
    "0.1*ms, 1*ms, 0.9995, 9:0",
    "1*ms, 0.1*ms, 0.9995, 10:0",
    "0.1*ms, 1*ms, 0.99995, 1:0",
    "1*ms, 0.1*ms, 0.99995, 10:0",
    "0.1*ms, 0.05*ms, 1, 20:0"
  })
  void eachSpikeComesOnceAtTheBorderOfRuns(
      String first, String second, String milliseconds, String expected) {
    SpikeGeneratorGroup group = generator("0", milliseconds, "-");
    try (Simulation simulation = builder(group).dt(first).build()) {
      SpikeMonitor spikes = simulation.recordSpikes(group);
      simulation.run("1*ms");
      simulation.setTimeStep(second);
      simulation.run("1*ms");
      assertThat(text(spikes)).isEqualTo(expected);
    }
  }

  @Test
  void aTimeStepThatDoesNotFitIsRefused() {
    SpikeGeneratorGroup group = generator("0 0", "1 1.05", "-");
    ModelError error =
        catchThrowableOfType(ModelError.class, () -> builder(group).dt("0.1*ms").build());
    assertThat(error.getMessage()).contains("neuron 0 of 'S' spikes more than once in a step");
    try (Simulation simulation = builder(group).dt("0.05*ms").build()) {
      assertThatThrownBy(() -> simulation.setTimeStep("0.1*ms")).isInstanceOf(ModelError.class);
      simulation.run("2*ms");
      assertThat(simulation.spikeCount(group)).isEqualTo(2);
    }
  }

  @Property(tries = 200)
  void windowsCutNothing(
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 200) Integer> steps,
      @ForAll @IntRange(min = 1, max = 70) int window,
      @ForAll @IntRange(min = 0, max = 300) int length,
      @ForAll boolean periodic) {
    List<Integer> distinct = steps.stream().distinct().toList();
    double[] times = distinct.stream().mapToDouble(step -> step * 1e-4).toArray();
    int[] neurons = distinct.stream().mapToInt(step -> step % 3).toArray();
    SpikeGeneratorGroup plain = SpikeGeneratorGroup.of("S", 3, neurons, times, "second");
    SpikeGeneratorGroup group = periodic ? plain.withPeriod("20.1*ms") : plain;
    GivenSpikes spikes = GivenSpikes.of(group, new Clock(1e-4));
    List<Integer> found = new ArrayList<>();
    for (int start = 0; start < length; start += window) {
      Moment moment = new Moment(new Clock(1e-4), 0, start, 0);
      EventBlock block = spikes.block(moment, Math.min(start + window, length));
      Arrays.stream(block.steps()).limit(block.count()).forEach(found::add);
    }
    List<Integer> expected =
        IntStream.range(0, length)
            .filter(step -> distinct.contains(periodic ? step % 201 : step))
            .boxed()
            .toList();
    assertThat(found).isEqualTo(expected);
  }

  /** A million spikes in each step: a window may not hold more than its memory. */
  @Test
  void manySpikesMakeWindowsShort() {
    int count = 1_000_000;
    int[] neurons = IntStream.range(0, count).toArray();
    SpikeGeneratorGroup group =
        SpikeGeneratorGroup.of("S", count, neurons, new double[count], "ms").withPeriod("1*ms");
    GivenSpikes spikes = GivenSpikes.of(group, new Clock(1e-3));
    assertThat(spikes.largestWindow()).isEqualTo(32);
    assertThat(GivenSpikes.of(group, new Clock(1e-6)).largestWindow()).isBetween(2000, 8000);
    assertThat(GivenSpikes.of(generator("0", "1", "-"), new Clock(1e-4)).largestWindow())
        .isEqualTo(MemoryPlan.LONGEST);
  }

  @Test
  void populationsOfAllKindsAreKnownByName() {
    SpikeGeneratorGroup generator = generator("0", "1", "-");
    NeuronGroup silent = NeuronGroup.builder("G", 1).equations("x : 1").build();
    assertThatThrownBy(() -> builder(generator).add(generator("1", "2", "-")))
        .hasMessage("two populations have the name 'S'");
    try (Simulation simulation = builder(generator).build()) {
      assertThat(simulation.groups()).isEmpty();
      assertThat(simulation.populations()).containsExactly(generator);
      assertThatThrownBy(() -> simulation.recordSpikes(silent))
          .hasMessageContaining("no population 'G'");
      simulation.run("10*ms");
      assertThat(simulation.fingerprint()).hasSize(16);
    }
  }
}
