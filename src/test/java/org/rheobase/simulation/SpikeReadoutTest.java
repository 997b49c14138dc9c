package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;

/** Spikes are listed, or counted alone, or not read at all; neurons go the same way. */
class SpikeReadoutTest {
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", 50)
          .equations("dv/dt = (i*0.1 - v)/tau + 0.2*xi*tau**-0.5 : 1")
          .threshold("v > 1")
          .reset("v = 0")
          .method("euler")
          .constant("tau", "10*ms")
          .build();

  private static Simulation simulation(SpikeReadout readout, EngineUnderTest engine) {
    return Simulation.builder()
        .add(GROUP)
        .backend(Backend.of(engine.device()))
        .precision(engine.precision())
        .largestWindow(64)
        .spikes(readout)
        .build();
  }

  private static Simulation simulation(SpikeReadout readout) {
    return Simulation.builder().add(GROUP).backend(Backend.cpu()).spikes(readout).build();
  }

  @OnEveryEngine
  void countsAreThoseOfTheLists(EngineUnderTest engine) {
    try (Simulation listing = simulation(SpikeReadout.SPIKES, engine);
        Simulation counting = simulation(SpikeReadout.COUNTS, engine)) {
      SpikeMonitor spikes = listing.recordSpikes(GROUP);
      // Runs that end within a word of the raster, and windows that begin there.
      for (String time : new String[] {"5.3*ms", "20*ms", "1.1*ms"}) {
        listing.run(time);
        counting.run(time);
      }
      assertThat(counting.spikeCounts(GROUP)).isEqualTo(spikes.counts());
      assertThat(counting.spikeCount(GROUP)).isEqualTo(spikes.count()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void neuronsGoTheSameWay(SpikeReadout readout) {
    try (Simulation listing = simulation(SpikeReadout.SPIKES);
        Simulation other = simulation(readout)) {
      listing.run("30*ms");
      other.run("30*ms");
      assertThat(other.values(GROUP, "v")).isEqualTo(listing.values(GROUP, "v"));
    }
  }

  @Test
  void countsAreStored() {
    try (Simulation simulation = simulation(SpikeReadout.COUNTS)) {
      simulation.run("10*ms");
      int[] stored = simulation.spikeCounts(GROUP);
      simulation.store();
      simulation.run("10*ms");
      assertThat(Arrays.stream(simulation.spikeCounts(GROUP)).sum())
          .isGreaterThan(Arrays.stream(stored).sum());
      simulation.restore();
      assertThat(simulation.spikeCounts(GROUP)).isEqualTo(stored);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SPIKES", mode = EnumSource.Mode.EXCLUDE)
  void whatNeedsListsIsRefused(SpikeReadout readout) {
    try (Simulation simulation = simulation(readout)) {
      String message = "built with SpikeReadout." + readout;
      assertThatThrownBy(() -> simulation.recordSpikes(GROUP)).hasMessageContaining(message);
      assertThatThrownBy(() -> simulation.recordRate(GROUP)).hasMessageContaining(message);
      assertThatThrownBy(simulation::fingerprint).hasMessageContaining(message);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "COUNTS", mode = EnumSource.Mode.EXCLUDE)
  void countsOfNeuronsNeedACounter(SpikeReadout readout) {
    try (Simulation simulation = simulation(readout)) {
      assertThatThrownBy(() -> simulation.spikeCounts(GROUP))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not count each neuron's spikes");
    }
  }
}
