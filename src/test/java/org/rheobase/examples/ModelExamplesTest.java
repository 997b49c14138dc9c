package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.testing.Simulations;

/**
 * The nine programs of the tutorial, as model files, on every engine: what a learner is told to
 * see.
 */
class ModelExamplesTest {

  /** What a program gives. */
  @SuppressWarnings("ArrayRecordComponent") // Read once, and not compared.
  private record Outcome(
      double[] finals, double[] times, double[] trace, int[] counts, double[] spikes) {}

  private static Outcome run(String example, EngineUnderTest engine) {
    RunPlan plan = ModelFile.read(Path.of("examples", example + ".yaml"), Overrides.none());
    try (Simulation simulation =
        Simulations.on(engine)
            .add(plan.populations().getFirst().group())
            .seed(plan.seed())
            .build()) {
      var group = plan.populations().getFirst().group();
      plan.populations().getFirst().initial().forEach(setting -> simulation.set(group, setting));
      StateMonitor trace = simulation.recordState(group, "v").neurons(0);
      SpikeMonitor spikes = group.threshold().isPresent() ? simulation.recordSpikes(group) : null;
      simulation.run(plan.duration());
      return new Outcome(
          simulation.values(group, "v"),
          trace.times(),
          trace.values("v", 0),
          spikes == null ? new int[0] : spikes.counts(),
          spikes == null ? new double[0] : spikes.times());
    }
  }

  private static double exact(EngineUnderTest engine, double twice, double single) {
    return engine.precision() == Precision.DOUBLE ? twice : single;
  }

  @OnEveryEngine
  void relaxation(EngineUnderTest engine) {
    double expected = 1 - Math.exp(-10);
    assertThat(run("relaxation", engine).finals()[0])
        .isCloseTo(expected, within(exact(engine, 1e-13, 1e-5)));
  }

  @OnEveryEngine
  void recordedRelaxation(EngineUnderTest engine) {
    Outcome outcome = run("recorded-relaxation", engine);
    assertThat(outcome.times()).hasSize(300);
    for (int k = 0; k < 300; k++) {
      double expected = 1 - Math.exp(-outcome.times()[k] / 10e-3);
      assertThat(outcome.trace()[k]).isCloseTo(expected, within(exact(engine, 1e-12, 1e-5)));
    }
  }

  @OnEveryEngine
  void threshold(EngineUnderTest engine) {
    double[] trace = run("threshold", engine).trace();
    assertThat(Arrays.stream(trace).max().orElseThrow()).isBetween(0.79, 0.8);
    assertThat(Arrays.stream(trace).filter(v -> v == 0).count())
        .as("the start and three resets")
        .isEqualTo(4);
  }

  @OnEveryEngine
  void spikes(EngineUnderTest engine) {
    assertThat(run("spikes", engine).spikes()).containsExactly(160 * 1e-4, 321 * 1e-4, 482 * 1e-4);
  }

  @OnEveryEngine
  void refractory(EngineUnderTest engine) {
    Outcome outcome = run("refractory", engine);
    assertThat(outcome.spikes()).containsExactly(160 * 1e-4, 370 * 1e-4);
    assertThat(Arrays.copyOfRange(outcome.trace(), 161, 211)).containsOnly(0);
  }

  @OnEveryEngine
  void refractoryWithoutFlag(EngineUnderTest engine) {
    Outcome outcome = run("refractory-without-flag", engine);
    assertThat(outcome.spikes()).containsExactly(80 * 1e-4, 230 * 1e-4, 380 * 1e-4);
    assertThat(Arrays.stream(outcome.trace()).max().orElseThrow()).isGreaterThan(0.9);
  }

  @OnEveryEngine
  void raster(EngineUnderTest engine) {
    Outcome outcome = run("raster", engine);
    assertThat(outcome.counts()).hasSize(100).containsOnly(7, 8);
  }

  @OnEveryEngine
  void fiCurve(EngineUnderTest engine) {
    int[] counts = run("fi-curve", engine).counts();
    assertThat(Arrays.copyOf(counts, 34)).containsOnly(0);
    assertThat(counts[34]).isPositive();
    int total = Arrays.stream(counts).sum();
    assertThat(total).isCloseTo(5273, within((int) exact(engine, 0, 20)));
  }

  @OnEveryEngine
  void noisyFiCurve(EngineUnderTest engine) {
    int[] counts = run("noisy-fi-curve", engine).counts();
    assertThat(Arrays.stream(counts).skip(25).limit(9).sum())
        .as("spikes below v0 = 1")
        .isPositive();
    assertThat(counts[99]).isBetween(100, 120);
  }
}
