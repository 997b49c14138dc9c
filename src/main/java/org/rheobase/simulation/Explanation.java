package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StepProgram;
import org.rheobase.lowering.Ticks;
import org.rheobase.model.GeneratorPlan;
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
                  population.group(), recordings(population, phase), PlanRun.precision(plan)));
    }
    for (GeneratorPlan generator : plan.generators()) {
      GivenSpikes spikes = GivenSpikes.of(generator.group(), new Clock(phase.dt()));
      window = Math.min(window, spikes.largestWindow());
    }
    for (PopulationPlan population : plan.populations()) {
      explanations.add(of(population, plan, phase, window));
    }
    return explanations;
  }

  private static Recordings recordings(PopulationPlan population, Phase phase) {
    Clock clock = new Clock(phase.dt());
    List<Sampling> samplings =
        population.state().stream()
            .map(s ->
                new Sampling(s.variables(), s.neurons(), new Ticks(s.interval().orElse(0), clock)))
            .toList();
    return new Recordings(samplings, population.events());
  }

  private static NeuronGroup named(String name, RunPlan plan, Phase phase) {
    return plan.populations().stream()
        .map(PopulationPlan::group)
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow()
        .withConstants(phase.constants());
  }

  private static Explanation of(PopulationPlan population, RunPlan plan, Phase phase, int window) {
    Precision precision = PlanRun.precision(plan);
    NeuronGroup group = population.group().withConstants(phase.constants());
    Recordings recordings = recordings(population, phase);
    StepProgram steps =
        new Lowering(group, precision, phase.dt(), name -> named(name, plan, phase))
            .steps(recordings);
    StateLayout layout = StateLayout.of(group, precision);
    long stateBytes =
        layout.entries().stream()
            .mapToLong(e -> (long) e.buffer().type().bytes() * (e.isShared() ? 1 : group.count()))
            .sum();
    long windowBytes = (long) (WindowPlan.bytesPerStep(group, recordings, precision) * window);
    return new Explanation(group, layout, steps, window, stateBytes, windowBytes);
  }
}
