package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.rheobase.engine.Device;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StepProgram;
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
 * @param memory how it lies in memory
 */
public record Explanation(
    NeuronGroup group, StateLayout layout, StepProgram steps, MemoryUse memory) {

  /**
   * How a population lies in the memory of the devices together.
   *
   * @param windowSteps the largest number of steps in a window
   * @param slabs into how many parts its neurons are cut, which are advanced one after another on a
   *     device
   * @param isStowed whether their states rest in Java's memory while others are advanced
   * @param neuronBytes the state of a neuron
   * @param stateBytes the state of all neurons
   * @param inputBytes timed arrays
   * @param windowBytes the results of a window until they are read: rasters of spikes and events,
   *     and recorded values
   * @param listBytes the lists of a window, with 100 spikes a second and neuron
   */
  public record MemoryUse(
      int windowSteps,
      int slabs,
      boolean isStowed,
      long neuronBytes,
      long stateBytes,
      long inputBytes,
      long windowBytes,
      long listBytes) {}

  /**
   * Explains all populations of a plan.
   *
   * @param devices what it is to run on
   * @param memory the most bytes of each device; those that it has where nothing is said
   * @throws org.rheobase.engine.EngineException if there is not enough memory
   */
  public static List<Explanation> of(
      RunPlan plan, List<Device> devices, OptionalLong memory, SpikeReadout readout) {
    Phase phase = plan.phases().getFirst();
    Clock clock = new Clock(phase.dt());
    Map<String, NeuronGroup> groups =
        PlanGroups.withConstants(PlanGroups.of(plan), phase.constants());
    Set<String> linked = LinkOrder.linked(List.copyOf(groups.values()));
    List<MemoryDemand> demands = new ArrayList<>();
    for (PopulationPlan population : plan.populations()) {
      demands.add(
          MemoryDemand.of(
              PlanGroups.named(population.group().name(), groups),
              1,
              linked,
              Recordings.of(population, clock),
              PlanRun.precision(plan),
              clock.dt(),
              readout));
    }
    List<MemoryBudget> budgets =
        devices.stream().map(device -> MemoryBudget.of(device, memory)).toList();
    List<Double> shares = Collections.nCopies(budgets.size(), 1.0 / budgets.size());
    MemoryPlan cuts =
        MemoryPlan.of(
            demands,
            budgets,
            shares,
            MemoryPlan.Limits.of(OptionalInt.empty(), OptionalInt.empty()));
    int window = cuts.windowSteps();
    for (GeneratorPlan generator : plan.generators()) {
      GivenSpikes spikes = GivenSpikes.of(generator.group(), clock);
      window = Math.min(window, spikes.largestWindow());
    }
    List<Explanation> explanations = new ArrayList<>();
    for (PopulationPlan population : plan.populations()) {
      MemoryUse use = use(cuts.cut(population.group().name()), window, budgets.size());
      explanations.add(of(population, groups, PlanRun.precision(plan), clock, use));
    }
    return explanations;
  }

  private static MemoryUse use(MemoryPlan.Cut cut, int window, int devices) {
    MemoryDemand demand = cut.demand();
    long neurons = IntStream.range(0, devices).mapToLong(cut::largest).sum();
    return new MemoryUse(
        window,
        cut.slabs().size(),
        cut.slabs().stream().anyMatch(MemoryPlan.Piece::isStowed),
        demand.neuronBytes(),
        demand.neuronBytes() * demand.count(),
        demand.fixedBytes(),
        (long) (demand.windowBytes() * neurons * window),
        (long) (demand.listBytes() * demand.count() * window));
  }

  private static Explanation of(
      PopulationPlan population,
      Map<String, NeuronGroup> groups,
      Precision precision,
      Clock clock,
      MemoryUse use) {
    NeuronGroup group = PlanGroups.named(population.group().name(), groups);
    StepProgram steps =
        new Lowering(group, precision, clock.dt(), name -> PlanGroups.named(name, groups))
            .steps(Recordings.of(population, clock));
    return new Explanation(group, StateLayout.of(group, precision), steps, use);
  }
}
