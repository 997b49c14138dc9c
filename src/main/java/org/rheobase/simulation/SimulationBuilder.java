package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Engines;
import org.rheobase.integrators.MethodChoice;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.Quantities;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Describes a simulation: its populations, its seed, and what it runs on. */
public final class SimulationBuilder {
  private static final double DEFAULT_DT = 1e-4;

  private final List<NeuronGroup> groups = new ArrayList<>();
  private final List<SpikeGeneratorGroup> generators = new ArrayList<>();
  private long seed;
  private double dt = DEFAULT_DT;
  private Precision precision = Precision.DOUBLE;
  private Backend backend = Backend.auto();
  private EngineOptions options = EngineOptions.defaults();
  private OptionalInt largestWindow = OptionalInt.empty();
  private SpikeReadout spikes = SpikeReadout.SPIKES;

  SimulationBuilder() {}

  /**
   * Adds a population.
   *
   * @throws IllegalArgumentException if there is one of its name already
   */
  public SimulationBuilder add(Population population) {
    if (Stream.concat(groups.stream(), generators.stream())
        .anyMatch(other -> other.name().equals(population.name()))) {
      throw new IllegalArgumentException(
          "two populations have the name '%s'".formatted(population.name()));
    }
    switch (population) {
      case NeuronGroup group -> groups.add(group);
      case SpikeGeneratorGroup generator -> generators.add(generator);
    }
    return this;
  }

  /** The seed of all random numbers; 0 if nothing is said. */
  public SimulationBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** The time step with its unit, such as {@code 0.1*ms}, which is the default. */
  public SimulationBuilder dt(String time) {
    return dt(Quantities.parseTime(Source.of("dt", time)));
  }

  /** The time step in seconds. */
  public SimulationBuilder dt(double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          "the time step must be above 0, not %s s".formatted(seconds));
    }
    dt = seconds;
    return this;
  }

  /** The precision of real variables; double if nothing is said. */
  public SimulationBuilder precision(Precision value) {
    precision = value;
    return this;
  }

  /** What to run on; {@link Backend#auto()} if nothing is said. */
  public SimulationBuilder backend(Backend value) {
    backend = value;
    return this;
  }

  /** How the engine shall work; this changes no result. */
  public SimulationBuilder options(EngineOptions value) {
    options = value;
    return this;
  }

  /**
   * The largest number of steps that are computed at once, at least 1; chosen by memory if nothing
   * is said.
   */
  public SimulationBuilder largestWindow(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a window has at least 1 step, not " + steps);
    }
    largestWindow = OptionalInt.of(steps);
    return this;
  }

  /**
   * What is made of spikes; they are listed if nothing is said. Less is faster, and then no monitor
   * of spikes or rates can be had, and no fingerprint.
   */
  public SimulationBuilder spikes(SpikeReadout value) {
    spikes = value;
    return this;
  }

  /**
   * Opens the engine and takes memory for the populations.
   *
   * @throws ModelError if the method of a population does not apply to it
   * @throws EngineException if there is no such device, or not enough memory
   */
  public Simulation build() {
    Problems problems = new Problems();
    groups.forEach(group -> MethodChoice.check(group, dt, problems));
    problems.throwIfErrors();
    return build(Engines.open(backend, precision, options));
  }

  /** Takes an opened engine, which the simulation closes. */
  Simulation build(Engine engine) {
    if (groups.isEmpty() && generators.isEmpty()) {
      engine.close();
      throw new IllegalArgumentException("a simulation needs at least one population");
    }
    try {
      return new Simulation(this, engine);
    } catch (RuntimeException | Error e) { // such as want of memory
      engine.close();
      throw e;
    }
  }

  List<NeuronGroup> groups() {
    return groups;
  }

  List<SpikeGeneratorGroup> generators() {
    return generators;
  }

  long seed() {
    return seed;
  }

  double dt() {
    return dt;
  }

  Precision precision() {
    return precision;
  }

  OptionalInt largestWindow() {
    return largestWindow;
  }

  SpikeReadout spikes() {
    return spikes;
  }
}
