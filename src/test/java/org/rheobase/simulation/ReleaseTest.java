package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;
import org.rheobase.testing.Simulations;

/** Whatever fails, and whenever: the engine is closed, and with it all that came from it. */
class ReleaseTest {
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", 20)
          .equations("dv/dt = (1.5 - v)/(10*ms) : 1 (unless refractory)\nw = 2*v : 1")
          .threshold("v > 1")
          .reset("v = 0")
          .refractory("2*ms")
          .build();

  /** All that takes memory or compiles; false if the engine failed at some of it. */
  private static boolean succeeds(EngineUnderTest on, FailingEngine engine) {
    try (Simulation simulation = Simulations.on(on).add(GROUP).build(List.of(engine))) {
      simulation.set(GROUP, "v", "i*0.1");
      simulation.recordState(GROUP, "v");
      simulation.recordSpikes(GROUP);
      simulation.run(0.005);
      simulation.values(GROUP, "w");
      return true;
    } catch (EngineException e) {
      assertThat(e).hasMessage("failed on purpose");
      return false;
    }
  }

  @OnEveryEngine
  void theEngineIsClosedWheneverItFails(EngineUnderTest on) {
    int working = 0;
    boolean isDone = false;
    while (!isDone) {
      FailingEngine engine = new FailingEngine(on.open(), working);
      isDone = succeeds(on, engine);
      assertThat(engine.isClosed()).as("after %d", working).isTrue();
      working++;
    }
    assertThat(working).isGreaterThan(8);
  }
}
