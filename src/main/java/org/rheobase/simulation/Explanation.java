package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StepProgram;
import org.rheobase.lowering.Ticks;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;

/**
 * What a population of a plan becomes in the first phase, without running it.
 *
 * @param group the population
 * @param layout its state
 * @param steps the program of its steps
 * @param windowSteps the largest number of steps in a window
 * @param stateBytes memory for the state
 * @param windowBytes memory for the results of a window
 */
public record Explanation(
    NeuronGroup group,
    StateLayout layout,
    StepProgram steps,
    int windowSteps,
    long stateBytes,
    long windowBytes) {

  /** Explains all populations of a plan. */
  public static List<Explanation> of(RunPlan plan) {
    List<Explanation> explanations = new ArrayList<>();
    Phase phase = plan.phases().getFirst();
    int window = Integer.MAX_VALUE;
    for (PopulationPlan population : plan.populations()) {
      window =
          Math.min(
              window,
              WindowPlan.steps(
                  population.group(), samplings(population, phase), PlanRun.precision(plan)));
    }
    for (PopulationPlan population : plan.populations()) {
      explanations.add(of(population, phase, PlanRun.precision(plan), window));
    }
    return explanations;
  }

  private static List<Sampling> samplings(PopulationPlan population, Phase phase) {
    Clock clock = new Clock(phase.dt());
    return population.state().stream()
        .map(
            s -> new Sampling(s.variables(), s.neurons(), new Ticks(s.interval().orElse(0), clock)))
        .toList();
  }

  private static Explanation of(
      PopulationPlan population, Phase phase, Precision precision, int window) {
    NeuronGroup group = population.group().withConstants(phase.constants());
    List<Sampling> samplings = samplings(population, phase);
    StepProgram steps = new Lowering(group, precision, phase.dt()).steps(samplings);
    StateLayout layout = StateLayout.of(group, precision);
    long stateBytes =
        layout.entries().stream()
            .mapToLong(e -> (long) e.buffer().type().bytes() * (e.isShared() ? 1 : group.count()))
            .sum();
    long windowBytes = (long) (WindowPlan.bytesPerStep(group, samplings, precision) * window);
    return new Explanation(group, layout, steps, window, stateBytes, windowBytes);
  }
}
