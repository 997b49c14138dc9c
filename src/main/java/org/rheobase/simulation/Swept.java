package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rheobase.ir.Family;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateLayout;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.model.Variable;

/** Which of a sweep's plans can be simulated together. */
final class Swept {
  private Swept() {}

  /**
   * Sorts plans by the shapes of their programs: those of a list differ in nothing but constants.
   *
   * @return places in the list of plans, rising
   */
  static List<List<Integer>> families(List<RunPlan> plans) {
    List<List<Long>> shapes = plans.parallelStream().map(Swept::shapes).toList();
    Map<List<Long>, List<Integer>> families = new LinkedHashMap<>();
    for (int k = 0; k < plans.size(); k++) {
      families.computeIfAbsent(shapes.get(k), shape -> new ArrayList<>()).add(k);
    }
    return List.copyOf(families.values());
  }

  /** The shapes of all programs that a run of a plan takes. */
  private static List<Long> shapes(RunPlan plan) {
    Precision precision = PlanRun.precision(plan);
    Map<String, NeuronGroup> groups = PlanGroups.of(plan);
    List<Long> shapes = new ArrayList<>();
    double dt = plan.phases().getFirst().dt();
    for (PopulationPlan population : plan.populations()) {
      addSettings(population.group().name(), groups, precision, dt, population.initial(), shapes);
    }
    for (Phase phase : plan.phases()) {
      groups = PlanGroups.withConstants(groups, phase.constants());
      for (PopulationPlan population : plan.populations()) {
        String name = population.group().name();
        Lowering lowering = lowering(name, groups, precision, phase.dt());
        List<Setting> settings = phase.settings().getOrDefault(name, List.of());
        addSettings(name, groups, precision, phase.dt(), settings, shapes);
        Recordings recordings = Recordings.of(population, new Clock(phase.dt()));
        shapes.add(Family.shape(lowering.steps(listed(recordings)).program()));
        addValues(lowering, PlanGroups.named(name, groups), precision, shapes);
      }
    }
    return shapes;
  }

  private static void addSettings(
      String name,
      Map<String, NeuronGroup> groups,
      Precision precision,
      double dt,
      List<Setting> settings,
      List<Long> shapes) {
    Lowering lowering = lowering(name, groups, precision, dt);
    for (Setting setting : settings) {
      if (setting instanceof Setting.ByExpression byExpression) {
        shapes.add(Family.shape(lowering.setting(byExpression).program()));
      }
    }
  }

  private static void addValues(
      Lowering lowering, NeuronGroup group, Precision precision, List<Long> shapes) {
    StateLayout layout = StateLayout.of(group, precision);
    for (String name : group.recordable()) {
      if (!layout.holds(name)) {
        Variable variable = Objects.requireNonNull(group.scope().variables().get(name), name);
        shapes.add(Family.shape(lowering.values(List.of(variable)).program()));
      }
    }
  }

  private static Lowering lowering(
      String name, Map<String, NeuronGroup> groups, Precision precision, double dt) {
    return new Lowering(
        PlanGroups.named(name, groups), precision, dt, other -> PlanGroups.named(other, groups));
  }

  /**
   * The same recordings with lists of neurons, whichever they are: a program looks them up, so that
   * it can record any.
   */
  static Recordings listed(Recordings recordings) {
    return new Recordings(
        recordings.samplings().stream()
            .map(s -> new Sampling(s.variables(), new NeuronSelection.Of(List.of()), s.ticks()))
            .toList(),
        recordings.events());
  }
}
