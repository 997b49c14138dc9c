package org.rheobase.simulation;

import java.util.List;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.model.Subgroup;

/** Makes monitors: has what they need recorded, and hands it to them from then on. */
final class Recorder {
  private final SimulatedPopulations populations;
  private final Results results;
  private final SpikeReadout readout;
  private int stateMonitors;

  Recorder(SimulatedPopulations populations, Results results, SpikeReadout readout) {
    this.populations = populations;
    this.results = results;
    this.readout = readout;
  }

  SpikeMonitor spikes(Population population, List<String> variables) {
    return switch (population) {
      case NeuronGroup group -> spikes(group.whole(), variables);
      case SpikeGeneratorGroup generator -> {
        requireNoVariables(generator, variables);
        yield spikes(Watched.of(generator), variables);
      }
    };
  }

  SpikeMonitor spikes(Subgroup part, List<String> variables) {
    observe(part.group(), new EventRecording(Event.SPIKE, variables));
    return spikes(Watched.of(part), variables);
  }

  private SpikeMonitor spikes(Watched source, List<String> variables) {
    readout.requireLists();
    SpikeMonitor monitor = new SpikeMonitor(source, variables);
    return results.add(monitor, monitor.blocks());
  }

  EventMonitor events(Subgroup part, String event, List<String> variables) {
    if (event.equals(Event.SPIKE)) {
      return spikes(part, variables);
    }
    observe(part.group(), new EventRecording(event, variables));
    EventMonitor monitor = new EventMonitor(Watched.of(part), event, variables);
    return results.add(monitor, monitor.blocks());
  }

  RateMonitor rate(Population population) {
    return rate(population, Watched.of(population));
  }

  RateMonitor rate(Subgroup part) {
    return rate(part.group(), Watched.of(part));
  }

  private RateMonitor rate(Population population, Watched source) {
    if (!populations.spikes(population)) {
      throw neverSpikes(population);
    }
    readout.requireLists();
    RateMonitor monitor = new RateMonitor(source);
    return results.add(monitor, monitor.blocks());
  }

  StateMonitor state(Subgroup part, List<String> variables) {
    StateMonitor monitor = observe(part, variables);
    return results.add(monitor, monitor.blocks());
  }

  /** Hands an event to listeners from now on. */
  void observe(NeuronGroup group, EventRecording recording) {
    SimulatedGroup simulated = populations.get(group);
    requireEvent(simulated.group(), recording.event());
    simulated.record(recording);
  }

  /** A monitor whose blocks go to listeners and are not kept. */
  StateMonitor observe(Subgroup part, List<String> variables) {
    SimulatedGroup simulated = populations.get(part.group());
    StateMonitor monitor = new StateMonitor(simulated.present(part), variables, stateMonitors);
    simulated.record(monitor);
    stateMonitors++;
    return monitor;
  }

  private void requireNoVariables(SpikeGeneratorGroup generator, List<String> variables) {
    if (!populations.hasGenerator(generator.name()) || !variables.isEmpty()) {
      throw new IllegalArgumentException(
          "the simulation has no population '%s' of given spikes with variables %s"
              .formatted(generator.name(), variables));
    }
  }

  private static void requireEvent(NeuronGroup group, String event) {
    if (event.equals(Event.SPIKE) && group.threshold().isEmpty()) {
      throw neverSpikes(group);
    }
    if (!group.hasEvent(event)) {
      List<String> events = group.events().stream().map(Event::name).toList();
      throw new IllegalArgumentException(
          "population '%s' has no event '%s'; it has: %s"
              .formatted(group.name(), event, String.join(", ", events)));
    }
  }

  private static IllegalArgumentException neverSpikes(Population population) {
    return new IllegalArgumentException(
        "population '%s' has no threshold: it never spikes".formatted(population.name()));
  }
}
