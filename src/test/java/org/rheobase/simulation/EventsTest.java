package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.testing.Simulations;

/** Spikes and custom events: when they happen, what they record and what they cause. */
class EventsTest {
  private static final double SINGLE = 1e-6;

  /** Two neurons whose v rises by 0.1 a step, from 0 and from 0.1. */
  private static NeuronGroupBuilder rising() {
    return NeuronGroup.builder("G", 2).equations("dv/dt = 1/ms : 1").method("euler");
  }

  private static void run(EngineUnderTest engine, NeuronGroup group, Consumer<Simulation> work) {
    Simulations.with(Simulations.on(engine).add(group), work);
  }

  @OnEveryEngine
  void happenInEachStepInWhichTheConditionHolds(EngineUnderTest engine) {
    NeuronGroup group = rising().event("high", "v > 0.25").build();
    run(
        engine,
        group,
        simulation -> {
          simulation.set(group, "v", "0.1*i");
          EventMonitor high = simulation.recordEvents(group, "high", "v");
          simulation.run("0.4*ms");
          assertThat(high.steps()).containsExactly(1, 2, 2, 3, 3);
          assertThat(high.neurons()).containsExactly(1, 0, 1, 0, 1);
          assertThat(high.counts()).containsExactly(2, 3);
          assertThat(high.times(0)).containsExactly(2 * 1e-4, 3 * 1e-4);
          assertThat(high.values("v"))
              .containsExactly(new double[] {0.3, 0.3, 0.4, 0.4, 0.5}, within(SINGLE));
          assertThat(high.values("v", 0)).containsExactly(new double[] {0.3, 0.4}, within(SINGLE));
        });
  }

  @OnEveryEngine
  void doNotHeedRefractoriness(EngineUnderTest engine) {
    NeuronGroup group =
        rising().threshold("v > 0.15").refractory("0.3*ms").event("high", "v > 0.15").build();
    run(
        engine,
        group,
        simulation -> {
          SpikeMonitor spikes = simulation.recordSpikes(group);
          EventMonitor high = simulation.recordEvents(group, "high");
          simulation.run("0.6*ms");
          assertThat(spikes.steps()).containsExactly(1, 1, 4, 4);
          assertThat(high.steps()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        });
  }

  @OnEveryEngine
  void recordVariablesOfEveryKind(EngineUnderTest engine) {
    NeuronGroup group =
        NeuronGroup.builder("G", 2)
            .equations(
                """
                dv/dt = 1/ms : 1
                w = 2*v : 1
                held = v : 1 (constant over dt)
                n : integer
                b : boolean
                g : 1 (shared)
                """)
            .threshold("v > 0.15")
            .reset("v = 0; n += 1; b = True")
            .refractory("0.1*ms")
            .method("euler")
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.set(group, "g", "7");
          SpikeMonitor spikes =
              simulation.recordSpikes(
                  group, "v", "w", "held", "n", "b", "g", "lastspike", "not_refractory");
          StateMonitor state = simulation.recordState(group, "lastspike", "not_refractory");
          simulation.run("0.4*ms");
          assertThat(state.values("lastspike", 1))
              .containsExactly(new double[] {-1e4, -1e4, 1e-4, 1e-4}, within(1e-10));
          assertThat(state.values("not_refractory", 1)).containsExactly(1, 1, 0, 1);
          assertThat(spikes.steps()).containsExactly(1, 1, 3, 3);
          assertThat(spikes.values("v", 0))
              .containsExactly(new double[] {0.2, 0.2}, within(SINGLE));
          assertThat(spikes.values("w", 0))
              .containsExactly(new double[] {0.4, 0.4}, within(SINGLE));
          assertThat(spikes.values("held", 0))
              .containsExactly(new double[] {0.1, 0.1}, within(SINGLE));
          assertThat(spikes.values("n", 0)).containsExactly(0, 1);
          assertThat(spikes.values("b", 0)).containsExactly(0, 1);
          assertThat(spikes.values("g", 0)).containsExactly(7, 7);
          assertThat(spikes.values("lastspike", 0))
              .containsExactly(new double[] {1e-4, 3e-4}, within(1e-10));
          assertThat(spikes.values("not_refractory", 0)).containsExactly(0, 0);
        });
  }

  @OnEveryEngine
  void runTheirCodeAfterResetsInTheOrderOfNames(EngineUnderTest engine) {
    NeuronGroup group =
        NeuronGroup.builder("G", 3)
            .equations("dv/dt = 1/ms : 1\nx : 1")
            .threshold("i == 1")
            .reset("x = 100*x + 1")
            .event("b", "i >= 1")
            .onEvent("b", "x = 100*x + 3")
            .event("a", "i >= 1")
            .onEvent("a", "x = 100*x + 2")
            .method("euler")
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.run("0.1*ms");
          assertThat(simulation.values(group, "x")).containsExactly(0, 10_203, 203);
        });
  }

  /** The condition of an event sees what a spike has set, but no reset. */
  @OnEveryEngine
  void areDetectedAfterThresholds(EngineUnderTest engine) {
    NeuronGroup group =
        rising()
            .threshold("v > 0.15 and i == 0")
            .reset("v = 0")
            .refractory("0.3*ms")
            .event("tired", "not not_refractory and v > 0.15")
            .build();
    run(
        engine,
        group,
        simulation -> {
          EventMonitor tired = simulation.recordEvents(group, "tired", "v", "lastspike");
          simulation.run("0.3*ms");
          assertThat(tired.steps()).containsExactly(1);
          assertThat(tired.values("v")[0]).isCloseTo(0.2, within(SINGLE));
          assertThat(tired.values("lastspike")[0]).isCloseTo(1e-4, within(1e-10));
        });
  }

  @OnEveryEngine
  void areKeptByEachMonitorWithItsOwnVariables(EngineUnderTest engine) {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .equations("dv/dt = 1/ms : 1\ndw/dt = -2/ms : 1")
            .event("late", "v > 0.15")
            .method("euler")
            .build();
    run(
        engine,
        group,
        simulation -> {
          EventMonitor ofW = simulation.recordEvents(group, "late", "w");
          EventMonitor ofBoth = simulation.recordEvents(group, "late", "v", "w");
          simulation.run("0.2*ms");
          EventMonitor later = simulation.recordEvents(group, "late", "v");
          simulation.run("0.1*ms");
          assertThat(ofW.values("w")).containsExactly(new double[] {-0.4, -0.6}, within(SINGLE));
          assertThat(ofBoth.values("v")).containsExactly(new double[] {0.2, 0.3}, within(SINGLE));
          assertThat(later.values("v")).containsExactly(new double[] {0.3}, within(SINGLE));
          assertThatThrownBy(() -> ofW.values("v"))
              .hasMessageContaining("'v'")
              .hasMessageContaining("w");
        });
  }

  @Test
  void areRefusedWhereThereAreNone() {
    NeuronGroup group = rising().event("high", "v > 0.25").build();
    try (Simulation simulation = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      assertThatThrownBy(() -> simulation.recordSpikes(group)).hasMessageContaining("no threshold");
      assertThatThrownBy(() -> simulation.recordEvents(group, "hihg"))
          .hasMessageContaining("no event 'hihg'; it has: high");
      assertThatThrownBy(() -> simulation.recordEvents(group, "high", "lastspike"))
          .hasMessageContaining("no variable 'lastspike'");
    }
  }

  /** Spikes and the state decide the fingerprint; what is recorded does not. */
  @Test
  void recordingChangesNoResult() {
    NeuronGroup group = rising().threshold("v > 0.15").reset("v = 0").event("e", "v > 0").build();
    try (Simulation plain = Simulation.builder().add(group).backend(Backend.cpu()).build();
        Simulation watched = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      watched.recordEvents(group, "e", "v");
      watched.recordSpikes(group, "v");
      plain.run("1*ms");
      watched.run("1*ms");
      assertThat(watched.fingerprint()).isEqualTo(plain.fingerprint());
    }
  }
}
