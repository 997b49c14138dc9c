package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.testing.Simulations.with;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.testing.Simulations;

/** A run that is stopped keeps what was computed, and can go on as if nothing had been. */
class StopTest {
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", 20)
          .equations("dv/dt = (1.5 - v)/tau + 0.2*xi*tau**-0.5 : 1 (unless refractory)")
          .threshold("v > 1")
          .reset("v = 0")
          .refractory("2*ms")
          .method("euler")
          .constant("tau", "10*ms")
          .build();

  private static SimulationBuilder builder(EngineUnderTest engine) {
    return Simulations.on(engine).add(GROUP).seed(3).largestWindow(64);
  }

  private static PopulationPlan population() {
    return new PopulationPlan(GROUP, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /** Stops a simulation once, after some windows. */
  private static Listener stopAfter(int windows, Simulation simulation) {
    return new Listener() {
      private int seen;

      @Override
      public void onWindow(double seconds) {
        if (++seen == windows) {
          simulation.stop();
        }
      }
    };
  }

  @OnEveryEngine
  void whatWasComputedIsKeptAndTheRestGivesTheSameBits(EngineUnderTest engine) {
    try (Simulation whole = builder(engine).build();
        Simulation parts = builder(engine).build()) {
      whole.run(0.05);
      SpikeMonitor spikes = parts.recordSpikes(GROUP);
      parts.listen(stopAfter(3, parts));
      parts.run(0.05);
      assertThat(parts.isStopped()).isTrue();
      assertThat(parts.steps()).isEqualTo(192);
      assertThat(parts.time()).isEqualTo(192 * parts.timeStep());
      assertThat(spikes.count()).isEqualTo(parts.spikeCount(GROUP)).isPositive();
      assertThat(DoubleStream.of(spikes.times())).allMatch(time -> time < parts.time());

      parts.run(0.01);
      assertThat(parts.steps()).as("a stopped simulation stays where it is").isEqualTo(192);

      parts.resume();
      parts.run(0.05 - parts.time());
      assertThat(parts.steps()).isEqualTo(whole.steps());
      assertThat(parts.fingerprint()).isEqualTo(whole.fingerprint());
    }
  }

  @OnEveryEngine
  void anotherThreadMayStopIt(EngineUnderTest engine) throws Exception {
    try (Simulation simulation = builder(engine).build();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      CountDownLatch isRunning = new CountDownLatch(1);
      simulation.listen(
          new Listener() {
            @Override
            public void onWindow(double seconds) {
              isRunning.countDown();
            }
          });
      Future<?> run = threads.submit(() -> simulation.run("100000*s"));
      isRunning.await();
      simulation.stop();
      run.get();
      assertThat(simulation.time()).isBetween(0.0, 99_999.0);
      assertThat(simulation.steps()).isPositive();
    }
  }

  @Test
  void aRunThatCameToItsEndIsAsLongAsItShouldBe() {
    with(
        Simulation.builder().add(GROUP),
        simulation -> {
          simulation.listen(stopAfter(1, simulation));
          simulation.run(0.00123);
          assertThat(simulation.isStopped()).isTrue();
          assertThat(simulation.time()).isEqualTo(0.00123);
        });
  }

  @Test
  void laterPhasesAreNotEntered() {
    Phase phase = new Phase(0.1, 1e-4, Map.of(), Map.of());
    RunPlan plan = new RunPlan("phases", List.of(population()), List.of(phase, phase), 3, false);
    try (PlanRun run = new PlanRun(plan, Simulation.builder().largestWindow(64))) {
      run.simulation().listen(stopAfter(2, run.simulation()));
      run.prepare();
      run.run();
      assertThat(run.simulation().steps()).isEqualTo(128);
    }
  }
}
