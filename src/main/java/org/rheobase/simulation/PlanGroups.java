package org.rheobase.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;

/** The populations of a plan by name, as phases change their constants. */
final class PlanGroups {
  private PlanGroups() {}

  /** The populations of a plan by name. */
  static Map<String, NeuronGroup> of(RunPlan plan) {
    Map<String, NeuronGroup> groups = new LinkedHashMap<>();
    plan.populations().forEach(p -> groups.put(p.group().name(), p.group()));
    return groups;
  }

  /** The populations with other values of constants. */
  static Map<String, NeuronGroup> withConstants(
      Map<String, NeuronGroup> groups, Map<String, Constant> constants) {
    Map<String, NeuronGroup> changed = new LinkedHashMap<>(groups);
    if (!constants.isEmpty()) {
      changed.replaceAll((name, group) -> group.withConstants(constants));
    }
    return changed;
  }

  /** The population of a name. */
  static NeuronGroup named(String name, Map<String, NeuronGroup> groups) {
    return Objects.requireNonNull(groups.get(name), name);
  }
}
