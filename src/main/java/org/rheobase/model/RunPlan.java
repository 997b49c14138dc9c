package org.rheobase.model;

import java.util.List;

/**
 * A whole model: its populations and how it is run.
 *
 * @param name what the model calls itself
 * @param populations the populations in the order of definition, at least one
 * @param phases the runs, one after another, at least one
 * @param seed the seed of all random numbers
 * @param isSingle whether real variables are in single precision, and not in double
 * @param plots the pictures asked for; none: those that suit what is recorded
 */
public record RunPlan(
    String name,
    List<PopulationPlan> populations,
    List<Phase> phases,
    long seed,
    boolean isSingle,
    List<Plot> plots) {

  /** Keeps copies. */
  public RunPlan {
    populations = List.copyOf(populations);
    phases = List.copyOf(phases);
    plots = List.copyOf(plots);
  }

  /** The whole simulated time in seconds. */
  public double duration() {
    return phases.stream().mapToDouble(Phase::duration).sum();
  }
}
