package org.rheobase.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;

/**
 * A plan that is to be run with several combinations of constants, and each of them with several
 * seeds: replica r of a plan with seed s has the seed s + r, so that it can be run by itself too.
 *
 * @param combinations a plan for each combination; they differ in constants alone
 * @param replicas how many seeds each combination has
 */
public record Sweep(List<RunPlan> combinations, int replicas) {

  /**
   * Checks that the combinations can be run together.
   *
   * @throws IllegalArgumentException if there is none, if there is no replica, or if plans differ
   *     in what does not vary from neuron to neuron: populations, time steps, durations, what is
   *     recorded how often, given spikes
   */
  public Sweep {
    combinations = List.copyOf(combinations);
    if (combinations.isEmpty()) {
      throw new IllegalArgumentException("a sweep needs at least one combination");
    }
    if (replicas < 1) {
      throw new IllegalArgumentException("a sweep has at least 1 replica, not " + replicas);
    }
    RunPlan first = combinations.getFirst();
    combinations.forEach(other -> requireAlike(first, other));
    requireFits(combinations, replicas);
  }

  private static void requireAlike(RunPlan first, RunPlan other) {
    require(
        first.isSingle() == other.isSingle() && first.seed() == other.seed(), "precision and seed");
    require(
        first.phases().stream()
                .map(Phase::duration)
                .toList()
                .equals(other.phases().stream().map(Phase::duration).toList())
            && first.phases().stream()
                .map(Phase::dt)
                .toList()
                .equals(other.phases().stream().map(Phase::dt).toList()),
        "durations and time steps");
    require(
        first.populations().size() == other.populations().size()
            && first.generators().size() == other.generators().size(),
        "populations");
    for (int k = 0; k < first.populations().size(); k++) {
      requireAlike(first.populations().get(k), other.populations().get(k));
    }
    for (int k = 0; k < first.generators().size(); k++) {
      requireAlike(
          first.generators().get(k), other.generators().get(k), first.phases().getFirst().dt());
    }
  }

  private static void requireAlike(PopulationPlan first, PopulationPlan other) {
    require(
        first.group().name().equals(other.group().name())
            && first.group().count() == other.group().count(),
        "numbers of neurons");
    require(
        first.events().equals(other.events()) && first.state().equals(other.state()),
        "what is recorded");
    var arrays = first.group().scope().definitions().timedArrays();
    var others = other.group().scope().definitions().timedArrays();
    arrays.forEach((name, array) -> {
      var same = Objects.requireNonNull(others.get(name));
      require(
          array.dt() == same.dt() && Arrays.equals(array.values(), same.values()), "timed arrays");
    });
  }

  private static void requireAlike(GeneratorPlan first, GeneratorPlan other, double dt) {
    require(
        Arrays.equals(first.group().steps(dt), other.group().steps(dt))
            && Arrays.equals(first.group().neurons(), other.group().neurons())
            && first.group().periodSteps(dt) == other.group().periodSteps(dt),
        "given spikes");
  }

  private static void require(boolean alike, String what) {
    if (!alike) {
      throw new IllegalArgumentException(
          "a swept constant changes %s, which all neurons share; run the combinations one by one"
              .formatted(what));
    }
  }

  private static void requireFits(List<RunPlan> combinations, int replicas) {
    for (PopulationPlan population : combinations.getFirst().populations()) {
      long neurons = (long) population.group().count() * combinations.size() * replicas;
      if (neurons > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a sweep of %,d combinations with %,d replicas of the %,d neurons of '%s' has %,d neurons, and at most %,d can be simulated at once"
                .formatted(
                    combinations.size(),
                    replicas,
                    population.group().count(),
                    population.group().name(),
                    neurons,
                    Integer.MAX_VALUE));
      }
    }
  }

  /** The seeds of the replicas, in order. */
  public List<Long> seeds() {
    long first = combinations.getFirst().seed();
    return LongStream.range(0, replicas).mapToObj(replica -> first + replica).toList();
  }
}
