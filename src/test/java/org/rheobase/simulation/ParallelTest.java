package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;
import org.rheobase.testing.Simulations;

/** Simulations in threads of their own do not disturb each other. */
class ParallelTest {
  private static final int SIMULATIONS = 4;

  /** A model of its own for each seed, so that programs are compiled side by side too. */
  private static String fingerprint(EngineUnderTest engine, long seed) {
    NeuronGroup group =
        NeuronGroup.builder("G", 50)
            .equations("dv/dt = (a - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)\na : 1")
            .threshold("v > 1")
            .reset("v = 0")
            .refractory("2*ms")
            .method("euler")
            .constant("tau", "10*ms")
            .constant("sigma", 0.1 + 0.005 * seed)
            .build();
    try (Simulation simulation = Simulations.on(engine).add(group).seed(seed).build()) {
      simulation.set(group, "a", "1 + rand()");
      simulation.run(0.02);
      return simulation.fingerprint();
    }
  }

  @OnEveryEngine
  void fingerprintsAreThoseOfSimulationsAlone(EngineUnderTest engine) throws Exception {
    // Which compiles nothing.
    EngineUnderTest interpreter =
        EveryEngine.with(engine.precision()).stream()
            .filter(other -> other.device().backend().equals("interpreter"))
            .findFirst()
            .orElseThrow();
    List<String> alone =
        LongStream.range(0, SIMULATIONS).mapToObj(seed -> fingerprint(interpreter, seed)).toList();
    List<Future<String>> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SIMULATIONS)) {
      for (long seed = 0; seed < SIMULATIONS; seed++) {
        long chosen = seed;
        together.add(threads.submit(() -> fingerprint(engine, chosen)));
      }
    }
    assertThat(alone).doesNotHaveDuplicates();
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      assertThat(together.get(seed).get()).as("seed %d", seed).isEqualTo(alone.get(seed));
    }
  }
}
