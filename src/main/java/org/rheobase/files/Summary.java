package org.rheobase.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rheobase.engine.Device;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.simulation.Simulation;

/**
 * What is told of a run at its end.
 *
 * @param model what the model calls itself
 * @param devices what it ran on
 * @param precision {@code single} or {@code double}
 * @param seed the seed
 * @param steps number of steps made
 * @param interrupted whether the run was stopped before its end
 * @param seconds the simulated time
 * @param groups the populations
 * @param times how long the parts of the run took
 * @param fingerprint the hash over spikes and final state
 */
public record Summary(
    String model,
    List<Device> devices,
    String precision,
    long seed,
    long steps,
    boolean interrupted,
    double seconds,
    List<Group> groups,
    Times times,
    String fingerprint) {
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
        simulation.devices(),
        simulation.precision().text(),
        simulation.seed(),
        simulation.steps(),
        simulation.isStopped(),
        simulation.time(),
        simulation.populations().stream().map(group -> group(simulation, group)).toList(),
        times,
        simulation.fingerprint());
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

  /** The engine; of several, all that took part. */
  public String engine() {
    return joined(Device::backend);
  }

  /** The device that it ran on; of several, all of them. */
  public String device() {
    return joined(Device::title);
  }

  private String joined(Function<Device, String> text) {
    return devices.stream().map(text).distinct().collect(Collectors.joining(" + "));
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
    map.put("engine", engine());
    map.put("device", device());
    map.put("precision", precision);
    map.put("seed", seed);
    map.put("steps", steps);
    map.put("interrupted", interrupted);
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
}
