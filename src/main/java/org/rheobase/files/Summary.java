package org.rheobase.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rheobase.engine.Device;
import org.rheobase.engine.Profile;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SweepCopy;

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
 * @param profiles what each engine's time went to, if that was asked for
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
    String fingerprint,
    List<Profile> profiles) {
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
        simulation.fingerprint(),
        simulation.profiles());
  }

  private static Group group(Simulation simulation, Population population) {
    long spikes = simulation.spikeCount(population);
    return group(population, spikes, simulation.time(), simulation::program);
  }

  /**
   * The summary of a run of a sweep that is over.
   *
   * @param times how long the parts of the whole sweep took
   */
  public static Summary of(SweepCopy run, Times times) {
    return new Summary(
        run.plan().name(),
        run.devices(),
        run.precision().text(),
        run.seed(),
        run.steps(),
        false,
        run.time(),
        SweepTable.populations(run.plan()).stream()
            .map(population ->
                group(population, run.spikeCount(population), run.time(), run::program))
            .toList(),
        times,
        run.fingerprint(),
        List.of());
  }

  private static Group group(
      Population population, long spikes, double time, Function<NeuronGroup, StepProgram> program) {
    double rate = spikes / (population.count() * time);
    String method =
        switch (population) {
          case NeuronGroup group -> program.apply(group).method().orElse("nothing to integrate");
          case SpikeGeneratorGroup generator -> GIVEN;
        };
    return new Group(population.name(), population.count(), method, spikes, rate);
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
    if (!profiles.isEmpty()) {
      map.put(
          "profile",
          profiles.stream().flatMap(p -> p.entries().stream()).map(Summary::asMap).toList());
    }
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
