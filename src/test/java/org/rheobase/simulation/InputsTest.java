package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.Simulations;

/** Timed arrays, functions and several populations in one model. */
class InputsTest {
  private static final RunPlan PLAN =
      ModelFile.read(Path.of("examples/inputs.yaml"), Overrides.none());

  private static RunPlan in(Precision precision) {
    return new RunPlan(
        PLAN.name(),
        PLAN.populations(),
        PLAN.generators(),
        PLAN.phases(),
        PLAN.seed(),
        precision == Precision.SINGLE,
        PLAN.plots());
  }

  private static String fingerprint(Precision precision, SimulationBuilder builder) {
    try (PlanRun run = new PlanRun(in(precision), builder)) {
      run.prepare();
      run.run();
      return run.simulation().fingerprint();
    }
  }

  private static String expected(Precision precision) {
    return fingerprint(precision, Simulation.builder().backend(Backend.cpu()));
  }

  @OnEveryEngine
  void enginesAreIdentical(EngineUnderTest engine) {
    PlanComparison.Result result =
        PlanComparison.run(
            in(engine.precision()),
            Simulation.builder().backend(Backend.cpu()).largestWindow(96),
            Simulation.builder().backend(Backend.of(engine.device())));
    assertThat(result.difference()).isEqualTo(Optional.empty());
    assertThat(result.fingerprint()).isEqualTo(expected(engine.precision()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 100, 100_000})
  void windowsDoNotMatter(int steps) {
    var builder = Simulation.builder().backend(Backend.cpu()).largestWindow(steps);
    assertThat(fingerprint(Precision.DOUBLE, builder)).isEqualTo(expected(Precision.DOUBLE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void threadsDoNotMatter(int number) {
    EngineOptions options = EngineOptions.defaults().withThreads(number);
    var builder = Simulation.builder().backend(Backend.cpu()).options(options);
    assertThat(fingerprint(Precision.DOUBLE, builder)).isEqualTo(expected(Precision.DOUBLE));
  }

  @Test
  void resultsAreThoseOfEachPopulation() {
    try (PlanRun run = new PlanRun(PLAN, Simulation.builder().backend(Backend.cpu()))) {
      Simulation simulation = run.simulation();
      var spikes = simulation.populations().stream().map(simulation::recordSpikes).toList();
      run.prepare();
      run.run();
      assertThat(simulation.populations())
          .extracting(p -> p.name())
          .containsExactly("G", "H", "P", "S");
      assertThat(spikes).allMatch(monitor -> monitor.count() > 0);
      assertThat(spikes.getLast().counts()).containsExactly(10, 10, 10);
    }
  }

  /**
   * The row that is read at times on and off the steps is that of the exact time, in single
   * precision too.
   */
  @OnEveryEngine
  void rowsAreExact(EngineUnderTest engine) {
    double[] numbers = new double[60];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = row;
    }
    for (String dt : new String[] {"0.1*ms", "0.25*ms", "0.7*ms", "0.03*ms", "0.1/3*ms", "1*ms"}) {
      TimedArray array = TimedArray.of("a", numbers, "1", dt);
      NeuronGroup group =
          NeuronGroup.builder("G", 1)
              .timedArray(array)
              .function("later(x)", "a(x + dt_)")
              .constant("dt_", "0.1*ms")
              .equations(
                  """
                  now = a(t) : 1
                  half = a(t + dt/2) : 1
                  next = later(t) : 1
                  delayed = a(t - 1*ms) : 1
                  """)
              .build();
      try (Simulation simulation = Simulations.on(engine).add(group).build()) {
        StateMonitor rows = simulation.recordState(group, "now", "half", "next", "delayed");
        simulation.run("30*ms");
        for (int step = 0; step < 300; step++) {
          double t = step * 1e-4;
          assertThat(rows.values("now", 0)[step]).isEqualTo(array.row(t, 1e-4));
          assertThat(rows.values("half", 0)[step]).isEqualTo(array.row(t + 0.5e-4, 1e-4));
          assertThat(rows.values("next", 0)[step]).isEqualTo(array.row(t + 1e-4, 1e-4));
          assertThat(rows.values("delayed", 0)[step]).isEqualTo(array.row(t - 1e-3, 1e-4));
        }
      }
    }
  }

  /** Where the time is computed, or the column, nothing outside of the array is read. */
  @OnEveryEngine
  void placesOutsideAreHeldToTheArray(EngineUnderTest engine) {
    TimedArray array = TimedArray.of("a", new double[][] {{0, 1}, {10, 11}, {20, 21}}, "1", "1*ms");
    NeuronGroup group =
        NeuronGroup.builder("G", 4)
            .timedArray(array)
            .equations(
                """
                when : second
                column : integer
                x = a(when, column) : 1
                y = a(t, i - 1) : 1
                """)
            .build();
    try (Simulation simulation = Simulations.on(engine).add(group).build()) {
      simulation.set(group, "when", new double[] {-1, 1e-3, 1e9, Double.NaN});
      simulation.set(group, "column", new double[] {-7, 1, 1_000_000_000, Integer.MIN_VALUE});
      assertThat(simulation.values(group, "x")).containsExactly(0, 11, 21, 0);
      assertThat(simulation.values(group, "y")).containsExactly(0, 0, 1, 1);
      simulation.run("1*ms");
      assertThat(simulation.values(group, "y")).containsExactly(10, 10, 11, 11);
    }
  }

  @Test
  void settingsReadTheArrayAtTheTimeOfNow() {
    NeuronGroup group =
        NeuronGroup.builder("G", 2)
            .timedArray(TimedArray.of("a", new double[] {1, 2, 3}, "mV", "10*ms"))
            .equations("v : volt")
            .build();
    try (Simulation simulation = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      simulation.run("15*ms");
      simulation.set(group, "v", "a(t)*(i + 1)");
      assertThat(simulation.values(group, "v")).containsExactly(0.002, 0.004);
    }
  }

  /** The number of parts that times are rounded to depends on the time step of now. */
  @Test
  void theTimeStepMayChange() {
    TimedArray array = TimedArray.of("a", new double[] {0, 1, 2, 3, 4, 5, 6, 7}, "1", "0.3*ms");
    NeuronGroup group =
        NeuronGroup.builder("G", 1).timedArray(array).equations("x = a(t) : 1").build();
    try (Simulation simulation = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      StateMonitor x = simulation.recordState(group, "x");
      simulation.run("0.6*ms");
      simulation.setTimeStep("0.05*ms");
      simulation.run("0.4*ms");
      assertThat(x.values("x", 0)).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a(t)      | 0.3*ms  | -",
        "a(t)      | 0.25*ms | changes with time during the step",
        "a(t)      | 0.01*ms | changes with time during the step",
        "a(2*t)    | 0.3*ms  | changes with time during the step",
        "a(t - dt) | 0.3*ms  | changes with time during the step",
        "b(t, i)   | 0.3*ms  | -"
      })
  void exactIntegrationNeedsInputsThatLast(String input, String dt, String refusal) {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .timedArray(TimedArray.of("a", new double[] {0, 1, 2}, "1", dt))
            .timedArray(TimedArray.of("b", new double[][] {{1}, {2}}, "1", dt))
            .function("input(x)", "x*1")
            .equations("dv/dt = (input(%s) - v)/(10*ms) : 1".formatted(input))
            .method("exact")
            .build();
    SimulationBuilder builder = Simulation.builder().add(group).backend(Backend.cpu());
    if (!refusal.equals("-")) {
      ModelError error = catchThrowableOfType(ModelError.class, builder::build);
      assertThat(error.getMessage()).contains(refusal);
      return;
    }
    try (Simulation simulation = builder.build()) {
      simulation.run("1*ms");
      assertThat(simulation.values(group, "v")[0]).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void functionsAreWhatTheyStandFor(Precision precision) {
    String written = "dv/dt = (exp(-(v/2)**2)/2 + 0.3*(i + 1) - v)/tau : 1";
    String called = "dv/dt = (bump(v, 2) + lift(i) - v)/tau : 1";
    String[] prints = new String[2];
    for (int k = 0; k < 2; k++) {
      NeuronGroup group =
          NeuronGroup.builder("G", 5)
              .constant("tau", "10*ms")
              .function("bump(x, width)", "exp(-(x/width)**2)/2")
              .function("lift(n)", "0.3*(n + 1)")
              .equations(k == 0 ? written : called)
              .threshold(k == 0 ? "v > 0.3*(i + 1)" : "v > lift(i)")
              .reset(k == 0 ? "v = exp(-(v/3)**2)/2" : "v = bump(v, 3)")
              .method("euler")
              .build();
      try (Simulation simulation =
          Simulation.builder().add(group).precision(precision).backend(Backend.cpu()).build()) {
        simulation.run("100*ms");
        assertThat(simulation.spikeCount(group)).isPositive();
        prints[k] = simulation.fingerprint();
      }
    }
    assertThat(prints[0]).isEqualTo(prints[1]);
  }
}
