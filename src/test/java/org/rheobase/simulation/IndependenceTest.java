package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Subgroup;
import org.rheobase.testing.EventModel;

/**
 * A run is the same whatever the number of threads, the size of work-groups, the length of windows,
 * and how neurons are cut into slabs and shared out among devices.
 */
class IndependenceTest {
  private static final RunPlan PLAN =
      ModelFile.read(Path.of("examples/noisy-fi-curve.yaml"), Overrides.none());
  private static final String EXPECTED = fingerprint(Simulation.builder().backend(Backend.cpu()));

  private static final Map<Precision, String> EXPECTED_EVENTS =
      Arrays.stream(Precision.values())
          .collect(Collectors.toMap(precision -> precision, IndependenceTest::outcomeInOneWindow));

  private static String outcomeInOneWindow(Precision precision) {
    RunPlan plan = EventModel.plan(precision.text());
    String outcome = outcome(plan, Simulation.builder().backend(Backend.cpu()));
    assertThat(outcome).contains("spike:", "cross:", "idle:", "state:");
    return outcome;
  }

  private static final Recorded EXPECTED_RECORDS =
      recorded(Simulation.builder().backend(Backend.cpu()));

  /** What monitors of a population and of a part of it hold. */
  private record Recorded(
      List<Double> rates,
      List<Double> partRates,
      List<Double> smoothed,
      List<Double> spikes,
      List<Double> random,
      List<List<Double>> trace) {}

  /** Sets a part, runs with different time steps, and reads all that was recorded. */
  private static Recorded recorded(SimulationBuilder builder) {
    try (PlanRun run = new PlanRun(PLAN, builder)) {
      Simulation simulation = run.simulation();
      NeuronGroup group = simulation.groups().getFirst();
      Subgroup part = group.slice(60, 90);
      simulation.set(part, "v", "rand()*i/N");
      List<Double> random = list(simulation.values(group, "v"));
      RateMonitor rate = simulation.recordRate(group);
      RateMonitor partRate = simulation.recordRate(part);
      SpikeMonitor spikes = simulation.recordSpikes(part);
      StateMonitor trace = simulation.recordState(part, "v").neurons(3, 29).every("0.7*ms");
      simulation.run("30.2*ms");
      double[] smoothed = partRate.smooth("gaussian", "1*ms");
      simulation.setTimeStep("0.2*ms");
      simulation.run("20*ms");
      return new Recorded(
          list(rate.rates()),
          list(partRate.rates()),
          list(smoothed),
          list(spikes.times()),
          random,
          Stream.of(trace.values("v")).map(IndependenceTest::list).toList());
    }
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

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
    assertThat(recorded(Simulation.builder().backend(Backend.cpu()).options(options)))
        .isEqualTo(EXPECTED_RECORDS);
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

  /** All that a run hands out, as text, and its fingerprint. */
  private static String outcome(RunPlan plan, SimulationBuilder builder) {
    ResultText results = new ResultText();
    try (PlanRun run = new PlanRun(plan, builder)) {
      run.simulation().listen(results);
      run.prepare();
      run.run();
      return results + run.simulation().fingerprint();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 32, 33, 1000})
  void windowsWithEvents(int steps) {
    for (EngineUnderTest engine : EveryEngine.all()) {
      if (steps > 1 || engine.device().backend().equals("cpu")) {
        RunPlan plan = EventModel.plan(engine.precision().text());
        String expected = EXPECTED_EVENTS.get(engine.precision());
        var builder =
            Simulation.builder().backend(Backend.of(engine.device())).largestWindow(steps);
        assertThat(outcome(plan, builder)).as("%s", engine).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 96, 100_000})
  void recordings(int steps) {
    for (EngineUnderTest engine : EveryEngine.with(Precision.DOUBLE)) {
      var builder = Simulation.builder().backend(Backend.of(engine.device())).largestWindow(steps);
      assertThat(recorded(builder)).as("%s", engine).isEqualTo(EXPECTED_RECORDS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 64, 69})
  void slabs(int neurons) {
    for (EngineUnderTest engine : EveryEngine.all()) {
      if (neurons > 1 || engine.device().backend().equals("cpu")) {
        RunPlan plan = EventModel.plan(engine.precision().text());
        String expected = EXPECTED_EVENTS.get(engine.precision());
        var builder =
            Simulation.builder()
                .backend(Backend.of(engine.device()))
                .largestSlab(neurons)
                .largestWindow(33);
        assertThat(outcome(plan, builder)).as("%s", engine).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 50})
  void slabsOfRecordedParts(int neurons) {
    for (EngineUnderTest engine : EveryEngine.with(Precision.DOUBLE)) {
      var builder = Simulation.builder().backend(Backend.of(engine.device())).largestSlab(neurons);
      assertThat(recorded(builder)).as("%s", engine).isEqualTo(EXPECTED_RECORDS);
    }
  }

  /** With so little memory OpenCL devices hold one slab's state at a time. */
  @ParameterizedTest
  @ValueSource(ints = {3_000, 6_000})
  void memory(int bytes) {
    for (EngineUnderTest engine : EveryEngine.with(Precision.DOUBLE)) {
      if (engine.device().backend().equals("opencl")) {
        Backend backend = Backend.of(engine.device());
        assertThat(fingerprint(Simulation.builder().backend(backend).memory(bytes)))
            .as("%s", engine)
            .isEqualTo(EXPECTED);
        assertThat(recorded(Simulation.builder().backend(backend).memory(bytes)))
            .as("%s", engine)
            .isEqualTo(EXPECTED_RECORDS);
      }
    }
  }

  /** All OpenCL devices, and the processor besides. */
  @ParameterizedTest
  @ValueSource(strings = {"opencl:all", "opencl:all,cpu", "cpu,interpreter"})
  void severalDevices(String backends) {
    assumeTrue(EveryEngine.hasOpenCl() || !backends.contains("opencl"));
    for (Precision precision : Precision.values()) {
      RunPlan plan = EventModel.plan(precision.text());
      var builder = Simulation.builder().backends(Backend.parseAll(backends));
      assertThat(outcome(plan, builder)).isEqualTo(EXPECTED_EVENTS.get(precision));
    }
    var builder = Simulation.builder().backends(Backend.parseAll(backends));
    assertThat(recorded(builder)).isEqualTo(EXPECTED_RECORDS);
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
            new RunPlan(PLAN.name(), PLAN.populations(), PLAN.phases(), 43, false),
            Simulation.builder().backend(Backend.cpu()))) {
      run.simulation().run(0.2);
      assertThat(run.simulation().fingerprint()).isNotEqualTo(EXPECTED);
    }
  }
}
