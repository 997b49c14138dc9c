package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;

/**
 * A run is the same whatever the number of threads, the size of work-groups and the length of
 * windows.
 */
class IndependenceTest {
  private static final RunPlan PLAN =
      ModelFile.read(Path.of("examples/noisy-fi-curve.yaml"), Overrides.none());
  private static final String EXPECTED = fingerprint(Simulation.builder().backend(Backend.cpu()));

  private static String fingerprint(SimulationBuilder builder) {
    try (PlanRun run = new PlanRun(PLAN, builder)) {
      run.simulation().run(0.2);
      return run.simulation().fingerprint();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void threads(int number) {
    EngineOptions options = EngineOptions.defaults().withThreads(number);
    assertThat(fingerprint(Simulation.builder().backend(Backend.cpu()).options(options)))
        .isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 31, 32, 33, 100, 1024, 100_000})
  void windows(int steps) {
    for (EngineUnderTest engine : EveryEngine.with(Precision.DOUBLE)) {
      if (steps > 1 || engine.device().backend().equals("cpu")) {
        var builder =
            Simulation.builder().backend(Backend.of(engine.device())).largestWindow(steps);
        assertThat(fingerprint(builder)).as("%s", engine).isEqualTo(EXPECTED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256})
  void workGroups(int size) {
    EngineOptions options = EngineOptions.defaults().withWorkGroupSize(size);
    for (EngineUnderTest engine : EveryEngine.with(Precision.DOUBLE)) {
      var builder = Simulation.builder().backend(Backend.of(engine.device())).options(options);
      assertThat(fingerprint(builder)).as("%s", engine).isEqualTo(EXPECTED);
    }
  }

  @Test
  void runsInARow() {
    try (PlanRun run = new PlanRun(PLAN, Simulation.builder().backend(Backend.cpu()))) {
      for (int k = 0; k < 20; k++) {
        run.simulation().run(0.01);
      }
      assertThat(run.simulation().fingerprint()).isEqualTo(EXPECTED);
    }
  }

  @Test
  void theSeedMatters() {
    try (PlanRun run =
        new PlanRun(
            new RunPlan(PLAN.name(), PLAN.populations(), PLAN.phases(), 43, false, PLAN.plots()),
            Simulation.builder().backend(Backend.cpu()))) {
      run.simulation().run(0.2);
      assertThat(run.simulation().fingerprint()).isNotEqualTo(EXPECTED);
    }
  }
}
