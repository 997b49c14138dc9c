package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Subgroup;
import org.rheobase.testing.Simulations;
import org.rheobase.units.Dimension;

/** Parts of populations are set, read and recorded as in Brian2, on every engine. */
class SubgroupTest {
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", 12)
          .equations(
              """
              dv/dt = (a + x - v)/(10*ms) + 0.1*xi*(10*ms)**-0.5 : 1 (unless refractory)
              a : 1
              n : integer
              u = 100*i + N + n : 1
              x = 0.1*n : 1
              """)
          .threshold("v > 1")
          .reset("v = 0")
          .refractory("1*ms")
          .method("euler")
          .constant("c", 2)
          .build();
  private static final Subgroup PART = GROUP.slice(4, 8);

  private static Simulation simulation(EngineUnderTest engine) {
    return Simulations.on(engine).add(GROUP).seed(7).build();
  }

  private static Simulation simulation() {
    return Simulation.builder().add(GROUP).seed(7).backend(Backend.cpu()).build();
  }

  @OnEveryEngine
  void settingsMeanThePart(EngineUnderTest engine) {
    try (Simulation simulation = simulation(engine)) {
      simulation.set(PART, "n", "i + 10*N");
      assertThat(simulation.values(GROUP, "n"))
          .containsExactly(0, 0, 0, 0, 40, 41, 42, 43, 0, 0, 0, 0);
      assertThat(simulation.values(PART, "n")).containsExactly(40, 41, 42, 43);
      // In subexpressions i and N are the population's.
      assertThat(simulation.values(PART, "u")).containsExactly(452, 553, 654, 755);
      simulation.set(PART, "a", "u + i");
      assertThat(simulation.values(PART, "a")).containsExactly(452, 554, 656, 758);
      simulation.set(PART.slice(1, 3), "a", new double[] {-1, -2});
      assertThat(simulation.values(GROUP, "a"))
          .containsExactly(0, 0, 0, 0, 452, -1, -2, 758, 0, 0, 0, 0);
    }
  }

  @OnEveryEngine
  void randomNumbersAreThoseOfTheNeurons(EngineUnderTest engine) {
    try (Simulation whole = simulation(engine);
        Simulation part = simulation(engine)) {
      whole.set(GROUP, "a", "rand() + randn()");
      part.set(PART, "a", "rand() + randn()");
      assertThat(part.values(PART, "a")).containsExactly(whole.values(PART, "a"));
      assertThat(part.values(GROUP.slice(0, 4), "a")).containsOnly(0);
    }
  }

  @OnEveryEngine
  void whatIsRecordedIsThePartOfTheWhole(EngineUnderTest engine) {
    try (Simulation simulation = simulation(engine)) {
      simulation.set(GROUP, "a", "1 + 0.2*i");
      SpikeMonitor spikes = simulation.recordSpikes(GROUP);
      SpikeMonitor partSpikes = simulation.recordSpikes(PART);
      RateMonitor partRate = simulation.recordRate(PART);
      StateMonitor state = simulation.recordState(GROUP, "v", "u", "not_refractory");
      StateMonitor partState = simulation.recordState(PART, "v", "u", "not_refractory");
      StateMonitor listed = simulation.recordState(PART, "v").neurons(1, 3).every("0.5*ms");
      simulation.run("50*ms");
      int[] counts = Arrays.copyOfRange(spikes.counts(), 4, 8);
      assertThat(partSpikes.counts()).containsExactly(counts).doesNotContain(0);
      assertThat(partSpikes.count()).isEqualTo(Arrays.stream(counts).sum());
      assertThat(partState.neurons()).containsExactly(0, 1, 2, 3);
      for (int neuron = 0; neuron < 4; neuron++) {
        assertThat(partSpikes.times(neuron)).containsExactly(spikes.times(4 + neuron));
        for (String variable : partState.variables()) {
          assertThat(partState.values(variable, neuron))
              .containsExactly(state.values(variable, 4 + neuron));
        }
      }
      double spikesInPart = Arrays.stream(partRate.rates()).sum() * 1e-4 * 4;
      assertThat(Math.rint(spikesInPart)).isEqualTo(partSpikes.count());
      assertThat(listed.neurons()).containsExactly(1, 3);
      assertThat(listed.values("v")[1][9]).isEqualTo(state.values("v", 7)[45]);
    }
  }

  @Test
  void aPartKnowsConstantsOfNow() {
    try (Simulation simulation = simulation()) {
      simulation.setConstants(GROUP, Map.of("c", new Constant(5, Dimension.NONE)));
      simulation.set(PART, "a", "c");
      assertThat(simulation.values(PART, "a")).containsOnly(5);
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    NeuronGroup stranger = NeuronGroup.builder("H", 12).equations("x : 1").build();
    try (Simulation simulation = simulation()) {
      assertThatThrownBy(() -> simulation.values(PART, "w"))
          .hasMessageContaining("population 'G' has no variable 'w'");
      assertThatThrownBy(() -> simulation.values(stranger.slice(0, 2), "x"))
          .hasMessageContaining("the simulation has no population 'H'");
      assertThatThrownBy(() -> simulation.recordSpikes(PART).times(4))
          .hasMessageContaining("G[4:8] has neurons 0 to 3, not 4");
      assertThatThrownBy(() -> simulation.recordState(PART, "v").neurons(4))
          .hasMessageContaining("there is no neuron 4");
      assertThatThrownBy(() -> simulation.recordState(PART, "v").values("v", 4))
          .hasMessageContaining("neuron 4 of G[4:8] is not recorded");
      assertThatThrownBy(() -> simulation.recordState(PART, "v").values("a"))
          .hasMessageContaining("a of G[4:8] is not recorded; recorded: v");
    }
  }
}
