package org.rheobase.simulation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.lowering.Clock;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.syntax.Problems;

/** The populations of a simulation, by their names. */
final class SimulatedPopulations implements Neighbours, AutoCloseable {
  private final Map<String, SimulatedGroup> groups = new LinkedHashMap<>();
  private final Map<String, GivenSpikes> generators = new LinkedHashMap<>();

  void add(SimulatedGroup group) {
    groups.put(group.group().name(), group);
  }

  /**
   * Adds given spikes.
   *
   * @throws org.rheobase.syntax.ModelError if they do not fit the clock
   */
  void add(SpikeGeneratorGroup generator, Clock clock) {
    requireFits(generator, clock);
    generators.put(generator.name(), GivenSpikes.of(generator, clock));
  }

  private static void requireFits(SpikeGeneratorGroup generator, Clock clock) {
    Problems problems = new Problems();
    generator.checkTimeStep(clock.dt(), problems);
    problems.throwIfErrors();
  }

  /** The populations that have a state, in the order in which they were added. */
  Collection<SimulatedGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** The populations of given spikes, in the order in which they were added. */
  Collection<GivenSpikes> generators() {
    return Collections.unmodifiableCollection(generators.values());
  }

  /**
   * The population of a name.
   *
   * @throws IllegalArgumentException if there is none that has a state
   */
  SimulatedGroup get(String name) {
    SimulatedGroup group = groups.get(name);
    if (group == null) {
      throw new IllegalArgumentException(
          "the simulation has no population '%s'; it has: %s"
              .formatted(name, String.join(", ", groups.keySet())));
    }
    return group;
  }

  SimulatedGroup get(NeuronGroup group) {
    return get(group.name());
  }

  @Override
  public NeuronGroup group(String name) {
    return get(name).group();
  }

  @Override
  public Slab whole(String name) {
    return get(name).slabs().getFirst();
  }

  /** Whether there are given spikes of this name. */
  boolean hasGenerator(String name) {
    return generators.containsKey(name);
  }

  /** Whether a population can spike. */
  boolean spikes(Population population) {
    return hasGenerator(population.name()) || get(population.name()).spikes();
  }

  /** What was compiled no longer fits. */
  void discardSteps() {
    groups.values().forEach(SimulatedGroup::discardSteps);
  }

  /**
   * Makes sure that given spikes fit another clock.
   *
   * @throws org.rheobase.syntax.ModelError if they do not
   */
  void requireFits(Clock clock) {
    generators.values().forEach(spikes -> requireFits(spikes.group(), clock));
  }

  /**
   * Goes on by another clock.
   *
   * @param before the moment of the change by the clock so far
   * @param after the same moment by the new one
   */
  void changeClock(Moment before, Moment after) {
    groups.values().forEach(group -> group.changeClock(before.clock(), after.clock()));
    generators.replaceAll((name, spikes) -> spikes.at(before, after));
  }

  /** What brings back the present constants and states, and given spikes in the present steps. */
  Runnable keep() {
    List<Runnable> parts = groups.values().stream().map(SimulatedGroup::keep).toList();
    Map<String, GivenSpikes> spikes = Map.copyOf(generators);
    return () -> {
      parts.forEach(Runnable::run);
      generators.putAll(spikes);
    };
  }

  @Override
  public void close() {
    groups.values().forEach(SimulatedGroup::close);
  }
}
