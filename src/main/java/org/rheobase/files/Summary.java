package org.rheobase.files;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Simulation;

/** What is told of a run at its end. */
public final class Summary {
  private Summary() {}

  /**
   * How long the parts of a run took, in seconds.
   *
   * @param compile reading the model aside, all until the first step
   * @param simulate the steps, results being written as they come
   * @param write the final state
   */
  public record Times(double compile, double simulate, double write) {}

  /** The summary as JSON can have it. */
  public static Map<String, Object> of(String model, Simulation simulation, Times times) {
    Map<String, Object> groups = new LinkedHashMap<>();
    double neurons = 0;
    for (NeuronGroup group : simulation.groups()) {
      groups.put(group.name(), group(simulation, group));
      neurons += group.count();
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("model", model);
    summary.put("engine", simulation.device().backend());
    summary.put("device", simulation.device().title());
    summary.put("precision", simulation.precision().text());
    summary.put("seed", simulation.seed());
    summary.put("steps", simulation.steps());
    summary.put("groups", groups);
    Map<String, Object> seconds = new LinkedHashMap<>();
    seconds.put("compile", times.compile());
    seconds.put("simulate", times.simulate());
    seconds.put("write", times.write());
    summary.put("seconds", seconds);
    summary.put("neuron_steps_per_s", neurons * simulation.steps() / times.simulate());
    summary.put("fingerprint", simulation.fingerprint());
    return summary;
  }

  private static Map<String, Object> group(Simulation simulation, NeuronGroup group) {
    long spikes = simulation.spikeCount(group);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("count", group.count());
    entry.put("spikes", spikes);
    entry.put("mean_rate_hz", spikes / (group.count() * simulation.time()));
    return entry;
  }
}
