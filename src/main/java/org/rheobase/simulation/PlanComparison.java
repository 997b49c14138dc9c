package org.rheobase.simulation;

import java.util.Optional;
import org.rheobase.model.Phase;
import org.rheobase.model.RunPlan;

/** Carries out a plan on two engines side by side and compares. */
public final class PlanComparison {
  private PlanComparison() {}

  /**
   * What came out.
   *
   * @param difference the first difference; empty if the results are identical
   * @param steps steps made by the other engine
   * @param fingerprint the fingerprint on the other engine
   */
  public record Result(
      Optional<Comparison.Difference> difference, long steps, String fingerprint) {}

  /** Compares two engines, the first of which is the reference. */
  public static Result run(RunPlan plan, SimulationBuilder reference, SimulationBuilder other) {
    try (PlanRun first = new PlanRun(plan, reference);
        PlanRun second = new PlanRun(plan, other)) {
      Comparison comparison = new Comparison(first.simulation(), second.simulation());
      Optional<Comparison.Difference> difference = Optional.empty();
      for (Phase phase : plan.phases()) {
        if (difference.isEmpty()) {
          first.enter(phase);
          second.enter(phase);
          difference = comparison.run(phase.duration());
        }
      }
      return new Result(difference, second.simulation().steps(), second.simulation().fingerprint());
    }
  }
}
