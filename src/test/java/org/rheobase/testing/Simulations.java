package org.rheobase.testing;

import java.util.function.Consumer;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SimulationBuilder;

/** Simulations that run where a test runs. */
public final class Simulations {
  private Simulations() {}

  /** Begins to describe a simulation on an engine, in its precision. */
  public static SimulationBuilder on(EngineUnderTest engine) {
    return Simulation.builder().precision(engine.precision()).backend(Backend.of(engine.device()));
  }

  /** Does something with a simulation, and closes it. */
  public static void with(SimulationBuilder builder, Consumer<Simulation> work) {
    try (Simulation simulation = builder.build()) {
      work.accept(simulation);
    }
  }
}
