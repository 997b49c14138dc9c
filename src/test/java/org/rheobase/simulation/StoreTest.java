package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.testing.Simulations;
import org.rheobase.units.Dimension;

/** A simulation goes back to a stored state, and from there gives the same bits again. */
class StoreTest {
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", 20)
          .equations(
              """
              dv/dt = (a - v)/tau + 0.2*xi*tau**-0.5 : 1 (unless refractory)
              a : 1
              """)
          .threshold("v > 1")
          .reset("v = 0")
          .refractory("2*ms")
          .method("euler")
          .constant("tau", "10*ms")
          .build();

  private static Simulation simulation(Backend backend) {
    Simulation simulation = Simulation.builder().add(GROUP).seed(3).backend(backend).build();
    simulation.set(GROUP, "a", "1.2 + rand()");
    return simulation;
  }

  /** All that a user can read of a simulation and its monitors. */
  private record Seen(
      String fingerprint,
      double time,
      long steps,
      double timeStep,
      long spikes,
      List<Double> spikeTimes,
      List<Double> rates,
      List<Double> trace,
      List<Double> lastSpikes) {}

  /** A simulation with what is recorded of it. */
  private record Watched(
      Simulation simulation, SpikeMonitor spikes, RateMonitor rate, StateMonitor trace)
      implements AutoCloseable {

    static Watched of(Simulation simulation) {
      return new Watched(
          simulation,
          simulation.recordSpikes(GROUP),
          simulation.recordRate(GROUP),
          simulation.recordState(GROUP, "v").neurons(3));
    }

    Seen seen() {
      return new Seen(
          simulation.fingerprint(),
          simulation.time(),
          simulation.steps(),
          simulation.timeStep(),
          simulation.spikeCount(GROUP),
          list(spikes.times()),
          list(rate.rates()),
          list(trace.values("v", 3)),
          list(simulation.values(GROUP, "lastspike")));
    }

    private static List<Double> list(double[] values) {
      return Arrays.stream(values).boxed().toList();
    }

    @Override
    public void close() {
      simulation.close();
    }
  }

  @OnEveryEngine
  void runsAgainToTheSameBits(EngineUnderTest engine) {
    var builder = Simulations.on(engine).add(GROUP);
    try (Watched watched = Watched.of(builder.build())) {
      Simulation simulation = watched.simulation();
      simulation.set(GROUP, "a", "1.2 + rand()");
      simulation.run("20*ms");
      simulation.store();
      Seen stored = watched.seen();
      simulation.run("7.3*ms");
      Seen first = watched.seen();
      simulation.restore();
      assertThat(watched.seen()).isEqualTo(stored);
      simulation.run("7.3*ms");
      assertThat(watched.seen()).isEqualTo(first).isNotEqualTo(stored);
    }
  }

  @Test
  void bringsBackConstantsTimeStepAndNumbersOfSettings() {
    try (Watched watched = Watched.of(simulation(Backend.cpu()))) {
      Simulation simulation = watched.simulation();
      simulation.run("5*ms");
      simulation.setTimeStep("0.05*ms");
      simulation.constant(GROUP, "tau", "8*ms");
      simulation.run("5*ms");
      simulation.store("changed");
      change(simulation);
      Seen first = watched.seen();
      simulation.setTimeStep("0.1*ms");
      simulation.constant(GROUP, "tau", "30*ms");
      simulation.run("1*ms");
      simulation.restore("changed");
      assertThat(simulation.groups().getFirst().constants())
          .containsEntry("tau", new Constant(8e-3, Dimension.TIME));
      change(simulation);
      assertThat(watched.seen()).isEqualTo(first);
    }
  }

  /** The random numbers of a setting depend on how often the variable has been set. */
  private static void change(Simulation simulation) {
    simulation.set(GROUP, "a", "1.5 + rand()");
    simulation.run("5*ms");
  }

  @Test
  void statesOfSeveralNamesStandSideBySide() {
    try (Watched watched = Watched.of(simulation(Backend.cpu()))) {
      Simulation simulation = watched.simulation();
      simulation.store("start");
      Seen start = watched.seen();
      simulation.run("30*ms");
      simulation.store("later");
      Seen later = watched.seen();
      for (int k = 0; k < 2; k++) {
        simulation.restore("start");
        assertThat(watched.seen()).isEqualTo(start);
        simulation.set(GROUP, "a", "0.5");
        simulation.run("10*ms");
        simulation.restore("later");
        assertThat(watched.seen()).isEqualTo(later);
      }
      simulation.restore("start");
      simulation.store("later");
      simulation.run("1*ms");
      simulation.restore("later");
      assertThat(watched.seen()).isEqualTo(start);
    }
  }

  @Test
  void monitorsMadeAfterStoringAreEmptied() {
    try (Simulation simulation = simulation(Backend.cpu())) {
      simulation.store();
      SpikeMonitor spikes = simulation.recordSpikes(GROUP);
      simulation.run("30*ms");
      double[] times = spikes.times();
      int[] counts = spikes.counts();
      assertThat(spikes.times(0)).hasSize(counts[0]);
      simulation.restore();
      assertThat(spikes.count()).isZero();
      assertThat(spikes.times(0)).isEmpty();
      simulation.run("30*ms");
      assertThat(spikes.times()).containsExactly(times).isNotEmpty();
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThatThereAre() {
    try (Simulation simulation = simulation(Backend.cpu())) {
      assertThatThrownBy(simulation::restore)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no stored state 'default': nothing was stored");
      simulation.store("a");
      simulation.store("b");
      assertThatThrownBy(() -> simulation.restore("c"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no stored state 'c'; there are: a, b");
    }
  }
}
