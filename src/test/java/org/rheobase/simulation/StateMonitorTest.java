package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.Precision;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.testing.Simulations;
import org.rheobase.units.Dimension;

/** When samples are taken, and how they are handed out. */
class StateMonitorTest {
  /** v is the time in ms, up to rounding. */
  private static final NeuronGroup CLOCKWORK =
      NeuronGroup.builder("G", 3)
          .equations("dv/dt = 1/ms : 1\nw = v + 10*i : 1\nn : integer\nb : boolean")
          .method("euler")
          .build();

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * Brian2 records the state in which the clock of the monitor finds the population: at its
   * multiples if a step begins there, else before the next step. Brian2's times are the monitor's,
   * these the step's.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // time steps | durations of runs | interval | times of samples, all in ms
        "0.1          | 1.05        | 0.4  | 0 0.4 0.8",
        "0.1          | 1.05 1      | 0.4  | 0 0.4 0.8 1.2 1.6 2",
        "0.1          | 1.05        | 0.25 | 0 0.3 0.5 0.8 1",
        "0.1 0.2 0.05 | 1 1 0.5     | 0.4  | 0 0.4 0.8 1.2 1.6 2 2.4",
        "0.1 0.05     | 0.3 0.2     | 0.1  | 0 0.1 0.2 0.3 0.4",
        "0.1          | 0.5 0.5     | 5    | 0",
        "0.5 0.4      | 2 2         | 1    | 0 1 2 3.2"
      })
  void samplesAreTakenAtMultiplesOfTheInterval(
      String steps, String durations, String interval, String times) {
    for (EngineUnderTest engine : EveryEngine.with(Precision.DOUBLE)) {
      double[] dt = numbers(steps);
      var builder =
          Simulation.builder()
              .add(CLOCKWORK)
              .dt(dt[0] * 1e-3)
              .backend(Backend.of(engine.device()))
              .largestWindow(7);
      try (Simulation simulation = builder.build()) {
        StateMonitor monitor =
            simulation.recordState(CLOCKWORK, "v", "w").every(interval + "*ms").neurons(0, 2);
        double[] runs = numbers(durations);
        for (int k = 0; k < runs.length; k++) {
          simulation.setTimeStep(dt[Math.min(k, dt.length - 1)] * 1e-3);
          simulation.run(runs[k] * 1e-3);
        }
        double[] inSeconds = Arrays.stream(numbers(times)).map(t -> t * 1e-3).toArray();
        double[] w = Arrays.stream(numbers(times)).map(v -> v + 20).toArray();
        assertThat(monitor.times()).as("%s", engine).containsExactly(inSeconds, within(1e-12));
        assertThat(monitor.values("v", 0)).containsExactly(numbers(times), within(1e-12));
        assertThat(monitor.values("w", 2)).containsExactly(w, within(1e-12));
      }
    }
  }

  @OnEveryEngine
  void aMatrixHasARowForEachNeuron(EngineUnderTest engine) {
    var builder = Simulations.on(engine).add(CLOCKWORK);
    try (Simulation simulation = builder.build()) {
      simulation.set(CLOCKWORK, "n", "i + 1");
      simulation.set(CLOCKWORK, "b", "i == 2");
      StateMonitor monitor = simulation.recordState(CLOCKWORK, "w", "n", "b").neurons(0, 2);
      StateMonitor other = simulation.recordState(CLOCKWORK, "v");
      assertThat(monitor.values("w")).isEqualTo(new double[2][0]);
      simulation.run("0.2*ms");
      simulation.run("0.1*ms");
      assertThat(monitor.values("n")).isEqualTo(new double[][] {{1, 1, 1}, {3, 3, 3}});
      assertThat(monitor.values("b")).isEqualTo(new double[][] {{0, 0, 0}, {1, 1, 1}});
      assertThat(monitor.values("w")[1]).containsExactly(monitor.values("w", 2));
      assertThat(monitor.values("w", 2)[2]).isCloseTo(20.2, within(1e-5));
      assertThat(other.values("v")).hasDimensions(3, 3);
    }
  }

  @Test
  void anIntervalBelowTheTimeStepIsRefused() {
    try (Simulation simulation =
        Simulation.builder().add(CLOCKWORK).backend(Backend.cpu()).build()) {
      simulation.recordState(CLOCKWORK, "v").every("0.05*ms");
      assertThatThrownBy(() -> simulation.run("1*ms"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "v of population 'G' is recorded every 5.0E-5 s, and the time step is longer: 1.0E-4 s");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1.1, 0.2, 0.0011 s",
    "0.1, 1.15, 0.05, 0.0012000000000000001 s",
    "0.1, 1, 0.3, 0.001 s"
  })
  void theTimeStepChangesOnlyWhereAStepOfTheNewLengthBegins(
      double before, double duration, double after, String place) {
    try (Simulation simulation =
        Simulation.builder().add(CLOCKWORK).dt(before * 1e-3).backend(Backend.cpu()).build()) {
      simulation.setTimeStep(after * 1e-3);
      simulation.setTimeStep(before * 1e-3);
      simulation.run(duration * 1e-3);
      assertThatThrownBy(() -> simulation.setTimeStep(after * 1e-3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot become " + after * 1e-3 + " s at " + place);
    }
  }

  @Test
  void constantsAreChangedByName() {
    NeuronGroup group =
        NeuronGroup.builder("H", 1)
            .equations("dv/dt = (c - v)/tau : 1")
            .constant("tau", "10*ms")
            .constant("c", 1)
            .build();
    try (Simulation simulation = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      simulation.constant(group, "tau", "2*tau");
      simulation.constant(group, "c", 3);
      assertThat(simulation.groups().getFirst().constants())
          .containsEntry("tau", new Constant(0.02, Dimension.TIME));
      simulation.run("20*ms");
      assertThat(simulation.values(group, "v")[0]).isCloseTo(3 * (1 - Math.exp(-1)), within(1e-12));
      assertThatThrownBy(() -> simulation.constant(group, "tau", "3*mV"))
          .hasMessageContaining("the constant 'tau' is in 'second'");
      assertThatThrownBy(() -> simulation.constant(group, "tua", "3*ms"))
          .hasMessageContaining("did you mean 'tau'?");
      assertThatThrownBy(() -> simulation.constant(group, "tau", "3*"))
          .hasMessageContaining("tau:1:2: error");
    }
  }
}
