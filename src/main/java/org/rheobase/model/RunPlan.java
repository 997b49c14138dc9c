package org.rheobase.model;

import java.util.List;

/**
 * A whole model: its populations and how it is run.
 *
 * @param name what the model calls itself
 * @param populations the populations of neurons in the order of definition
 * @param generators the populations of given spikes in the order of definition; there is at least
 *     one population of either kind
 * @param phases the runs, one after another, at least one
 * @param seed the seed of all random numbers
 * @param isSingle whether real variables are in single precision, and not in double
 * @param plots the pictures asked for; none: those that suit what is recorded
 */
public record RunPlan(
    String name,
    List<PopulationPlan> populations,
    List<GeneratorPlan> generators,
    List<Phase> phases,
    long seed,
    boolean isSingle,
    List<Plot> plots) {

  /** Keeps copies. */
  public RunPlan {
    populations = List.copyOf(populations);
    generators = List.copyOf(generators);
    phases = List.copyOf(phases);
    plots = List.copyOf(plots);
  }

  /** A model without populations of given spikes and without pictures asked for. */
  public RunPlan(
      String name,
      List<PopulationPlan> populations,
      List<Phase> phases,
      long seed,
      boolean isSingle) {
    this(name, populations, List.of(), phases, seed, isSingle, List.of());
  }

  /** The same with another seed. */
  public RunPlan withSeed(long other) {
    return new RunPlan(name, populations, generators, phases, other, isSingle, plots);
  }

  /** The whole simulated time in seconds. */
  public double duration() {
    return phases.stream().mapToDouble(Phase::duration).sum();
  }
}
