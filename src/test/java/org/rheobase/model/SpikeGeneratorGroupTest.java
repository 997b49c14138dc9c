package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.testing.ModelErrors;

/** Given spikes: what is accepted, and into which steps they fall. */
class SpikeGeneratorGroupTest {
  private static SpikeGeneratorGroup spikes(int[] neurons, double... milliseconds) {
    return SpikeGeneratorGroup.of("S", 3, neurons, milliseconds, "ms");
  }

  private static int[] neurons(int... neurons) {
    return neurons;
  }

  @Test
  void spikesAreSortedByTimeThenNeuron() {
    SpikeGeneratorGroup group = spikes(neurons(2, 0, 1, 0), 7, 2.5, 2.5, 0);
    assertThat(group.neurons()).containsExactly(0, 0, 1, 2);
    assertThat(group.times()).containsExactly(0, 2.5e-3, 2.5e-3, 7e-3);
    assertThat(group.spikes()).isEqualTo(4);
    assertThat(group.period()).isEmpty();
    assertThat(group.withPeriod("10*ms").period()).hasValue(0.01);
  }

  /** Brian2's timestep: a thousandth of a step before its begin counts as in it. */
  @Test
  void spikesFallIntoSteps() {
    SpikeGeneratorGroup group =
        spikes(neurons(0, 0, 0, 0, 0, 0), 0, 0.3, 1.0499, 1.0999, 1.9998, 1e300);
    assertThat(group.steps(1e-4)).containsExactly(0, 3, 10, 11, 19, 1L << 31);
    assertThat(group.steps(0.05e-3)).containsExactly(0, 6, 20, 21, 39, 1L << 31);
    assertThat(group.withPeriod("10*ms").periodSteps(1e-4)).isEqualTo(100);
  }

  /** A mistake and parts of its report. */
  record Case(Runnable step, List<String> fragments) {
    @Override
    public String toString() {
      return fragments.getFirst();
    }
  }

  private static Case given(Runnable step, String... fragments) {
    return new Case(step, List.of(fragments));
  }

  private static Case at(String period, int[] neurons, double[] times, String... fragments) {
    UnaryOperator<SpikeGeneratorGroup> withPeriod =
        group -> period.isEmpty() ? group : group.withPeriod(period);
    Runnable step =
        () -> {
          Problems problems = new Problems();
          withPeriod.apply(spikes(neurons, times)).checkTimeStep(1e-4, problems);
          problems.throwIfErrors();
        };
    return new Case(step, List.of(fragments));
  }

  static Stream<Case> mistakes() {
    return Stream.of(
        given(() -> spikes(neurons(3), 1), "there is no neuron 3", "S.neurons[0]", "0 to 2"),
        given(() -> spikes(neurons(0, -1), 1, 2), "there is no neuron -1", "S.neurons[1]"),
        given(() -> spikes(neurons(0, 1), 1), "there are 2 indices and 1 times"),
        given(() -> spikes(neurons(0), -1), "a number from 0 on, and this is -0.001 s"),
        given(() -> spikes(neurons(0), Double.NaN), "this is NaN s", "S.times[0]"),
        given(() -> spikes(neurons(0), Double.POSITIVE_INFINITY), "this is Infinity s"),
        given(
            () -> SpikeGeneratorGroup.of("S", 1, neurons(0), new double[] {1}, "mV"),
            "S.unit:1:1",
            "must be one of time, and this is in 'volt'"),
        given(
            () -> SpikeGeneratorGroup.of("S", 0, neurons(), new double[0], "ms"),
            "at least one neuron"),
        given(
            () -> SpikeGeneratorGroup.of("a b", 1, neurons(), new double[0], "ms"),
            "'a b' is no name for a population"),
        given(() -> spikes(neurons(0), 1).withPeriod("0*ms"), "S.period:1:1", "above 0"),
        given(() -> spikes(neurons(0), 1).withPeriod("10"), "as in 10*ms"),
        at("", neurons(2, 2), new double[] {1, 1.05}, "neuron 2 of 'S' spikes more than once"),
        at("", neurons(2, 1, 2), new double[] {1, 1.02, 1.05}, "at 0.001 s and 0.00105"),
        at("2.55*ms", neurons(2), new double[] {1}, "no multiple of the time step"),
        at("0.05*ms", neurons(2), new double[] {0}, "no multiple of the time step"),
        at("0.01*ms", neurons(2), new double[] {0}, "no multiple of the time step"),
        at("2*ms", neurons(2, 1), new double[] {1, 2}, "its last spike is at 0.002 s", "longer"),
        at("2*ms", neurons(2, 1), new double[] {1, 3}, "its last spike is at 0.003 s"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreExplained(Case wrong) {
    ModelError error = ModelErrors.of(wrong.step());
    assertThat(error.problems()).hasSize(1);
    assertThat(error.getMessage()).contains(wrong.fragments());
  }

  @Test
  void allMistakesAreReportedInOneGo() {
    assertThat(ModelErrors.messages(() -> spikes(neurons(0, 7, -2), 1, -2)))
        .containsExactly(
            "there are 3 indices and 2 times",
            "there is no neuron 7",
            "there is no neuron -2",
            "a spike time must be a number from 0 on, and this is -0.002 s");
  }

  @Test
  void spikesAfterAllStepsDoNotMeet() {
    Problems problems = new Problems();
    spikes(neurons(1, 1), 1e200, 1e300).checkTimeStep(1e-4, problems);
    assertThat(problems.found()).isEmpty();
  }
}
