package org.rheobase.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rheobase.engine.Device;
import org.rheobase.engine.Profile;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.simulation.Simulation;

/**
 * What is told of a run at its end.
 *
 * @param model what the model calls itself
 * @param device what it ran on
 * @param precision {@code single} or {@code double}
 * @param seed the seed
 * @param steps number of steps
 * @param seconds the simulated time
 * @param groups the populations
 * @param times how long the parts of the run took
 * @param fingerprint the hash over spikes and final state
 * @param profile what the engine's time went to, if that was asked for
 */
public record Summary(
    String model,
    Device device,
    String precision,
    long seed,
    long steps,
    double seconds,
    List<Group> groups,
    Times times,
    String fingerprint,
    Optional<Profile> profile) {
  private static final String GIVEN = "given spikes";

  /**
   * How long the parts of a run took, in seconds.
   *
   * @param compile all from the reading of the model to the first step
   * @param simulate the steps, results being written as they come
   * @param write the final state
   */
  public record Times(double compile, double simulate, double write) {}

  /**
   * A population.
   *
   * @param name its name
   * @param count number of neurons
   * @param method the integrator, or what stands in for one
   * @param spikes number of spikes
   * @param meanRateHz spikes a neuron and second of simulated time
   */
  public record Group(String name, int count, String method, long spikes, double meanRateHz) {}

  /** The summary of a simulation that is over. */
  public static Summary of(String model, Simulation simulation, Times times) {
    return new Summary(
        model,
        simulation.device(),
        simulation.precision().text(),
        simulation.seed(),
        simulation.steps(),
        simulation.time(),
        simulation.populations().stream().map(group -> group(simulation, group)).toList(),
        times,
        simulation.fingerprint(),
        simulation.profile());
  }

  private static Group group(Simulation simulation, Population population) {
    long spikes = simulation.spikeCount(population);
    double rate = spikes / (population.count() * simulation.time());
    return new Group(
        population.name(), population.count(), method(simulation, population), spikes, rate);
  }

  private static String method(Simulation simulation, Population population) {
    return switch (population) {
      case NeuronGroup group -> simulation.program(group).method().orElse("nothing to integrate");
      case SpikeGeneratorGroup generator -> GIVEN;
    };
  }

  /** Neurons times steps a second of simulating; given spikes are not simulated. */
  public double neuronStepsPerSecond() {
    double neurons =
        groups.stream()
            .filter(group -> !group.method().equals(GIVEN))
            .mapToDouble(Group::count)
            .sum();
    return neurons * steps / times.simulate();
  }

  /** The summary as {@link Json} takes it. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", model);
    map.put("engine", device.backend());
    map.put("device", device.title());
    map.put("precision", precision);
    map.put("seed", seed);
    map.put("steps", steps);
    Map<String, Object> byName = new LinkedHashMap<>();
    groups.forEach(group -> byName.put(group.name(), asMap(group)));
    map.put("groups", byName);
    Map<String, Object> durations = new LinkedHashMap<>();
    durations.put("compile", times.compile());
    durations.put("simulate", times.simulate());
    durations.put("write", times.write());
    map.put("seconds", durations);
    map.put("neuron_steps_per_s", neuronStepsPerSecond());
    map.put("fingerprint", fingerprint);
    profile.ifPresent(p -> map.put("profile", p.entries().stream().map(Summary::asMap).toList()));
    return map;
  }

  private static Map<String, Object> asMap(Group group) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("count", group.count());
    map.put("method", group.method());
    map.put("spikes", group.spikes());
    map.put("mean_rate_hz", group.meanRateHz());
    return map;
  }

  private static Map<String, Object> asMap(Profile.Entry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
    map.put("name", entry.name());
    map.put("times", entry.count());
    map.put("seconds", entry.total());
    map.put("shortest", entry.shortest());
    map.put("longest", entry.longest());
    if (entry.kind() == Profile.Kind.TRANSFER) {
      map.put("bytes", entry.bytes());
    }
    return map;
  }
}
