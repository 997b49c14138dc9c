package org.rheobase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeReadout;

/** That measuring measures; how fast anything is, is nothing for a test. */
class BenchTest {
  private static final Bench.Pace SHORT = new Bench.Pace(0, 5, 0);

  @OnEveryEngine
  void everyEngineIsMeasured(EngineUnderTest engine) {
    RunPlan plan = BenchModel.of("lif").plan(Optional.of(10), Optional.of(engine.precision()));
    BenchResult result =
        new Bench(SHORT)
            .measure(
                new BenchCase(
                    "lif", plan, engine.device(), Optional.empty(), 20, SpikeReadout.COUNTS));
    Spread speed = result.speed();
    assertThat(List.of(speed.min(), speed.median(), speed.max())).isSorted();
    assertThat(speed.min()).isPositive();
    assertThat(result.compileSeconds()).isPositive();
    assertThat(result.firstResultSeconds()).isGreaterThan(result.compileSeconds());
    assertThat(result.limits().bytesPerSecond()).isPositive().isFinite();
    assertThat(result.limits().operationsPerSecond()).isPositive().isFinite();
    assertThat(result.share()).isPositive().isFinite();
  }

  /** All fire, and none as often as its refractory period or its equations would not allow. */
  @ParameterizedTest
  @CsvSource({"lif, 10000", "noisy-lif, 10000", "izhikevich, 10000", "hodgkin-huxley, 10000"})
  void builtInModelsFire(String name, int steps) {
    RunPlan plan = BenchModel.of(name).plan(Optional.of(64), Optional.empty());
    try (PlanRun run = new PlanRun(plan, Simulation.builder())) {
      run.prepare();
      run.simulation().run(steps * plan.phases().getFirst().dt());
      long spikes = run.simulation().spikeCount(run.simulation().groups().getFirst());
      assertThat(spikes).isBetween(64L, 64L * 200);
    }
  }

  @Test
  void spreadOfEvenAndOddNumbers() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4));
  }
}
