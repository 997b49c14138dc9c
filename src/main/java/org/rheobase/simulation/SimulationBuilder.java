package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
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
  private List<Backend> backends = List.of(Backend.auto());
  private EngineOptions options = EngineOptions.defaults();
  private OptionalInt largestWindow = OptionalInt.empty();
  private OptionalInt largestSlab = OptionalInt.empty();
  private OptionalLong memory = OptionalLong.empty();
  private SpikeReadout spikes = SpikeReadout.SPIKES;
  private UnaryOperator<Programs> programs = ofOne -> ofOne;

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
    return backends(List.of(value));
  }

  /**
   * What to run on: all devices that these stand for. Populations are shared out among them by the
   * speed that each shows; those that are linked to others stay on the first. The result is the
   * same as on one device.
   */
  public SimulationBuilder backends(List<Backend> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a simulation needs something to run on");
    }
    backends = List.copyOf(values);
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
   * The largest number of neurons that are computed at once, at least 1; chosen by memory if
   * nothing is said. Linked populations are never cut.
   */
  public SimulationBuilder largestSlab(int neurons) {
    if (neurons < 1) {
      throw new IllegalArgumentException("a slab has at least 1 neuron, not " + neurons);
    }
    largestSlab = OptionalInt.of(neurons);
    return this;
  }

  /**
   * The most bytes that the simulation takes of each device's memory, for states and the results of
   * a window; what the device has if nothing is said.
   */
  public SimulationBuilder memory(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("memory must be above 0, not " + bytes);
    }
    memory = OptionalLong.of(bytes);
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
   * Opens the engines and takes memory for the populations.
   *
   * @throws ModelError if the method of a population does not apply to it
   * @throws EngineException if there is no such device, or not enough memory
   */
  public Simulation build() {
    Problems problems = new Problems();
    groups.forEach(group -> MethodChoice.check(group, dt, problems));
    problems.throwIfErrors();
    return build(open(Engines.selectAll(backends, precision)));
  }

  private List<Engine> open(List<Device> devices) {
    List<Engine> engines = new ArrayList<>();
    try {
      devices.forEach(device -> engines.add(Engines.open(device, options)));
    } catch (RuntimeException | Error e) { // such as want of memory
      engines.forEach(Engine::close);
      throw e;
    }
    return engines;
  }

  /** Takes opened engines, which the simulation closes. */
  Simulation build(List<Engine> engines) {
    EngineTeam team = new EngineTeam(engines);
    try {
      if (groups.isEmpty() && generators.isEmpty()) {
        throw new IllegalArgumentException("a simulation needs at least one population");
      }
      return new Simulation(this, team);
    } catch (RuntimeException | Error e) { // such as want of memory
      team.close();
      throw e;
    }
  }

  /** Has populations simulated by other programs than their own. */
  void programs(UnaryOperator<Programs> change) {
    programs = change;
  }

  UnaryOperator<Programs> programs() {
    return programs;
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

  MemoryPlan.Limits limits() {
    return MemoryPlan.Limits.of(largestWindow, largestSlab);
  }

  OptionalLong memory() {
    return memory;
  }

  SpikeReadout spikes() {
    return spikes;
  }
}
