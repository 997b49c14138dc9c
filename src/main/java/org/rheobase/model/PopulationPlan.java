package org.rheobase.model;

import java.util.List;
import java.util.Optional;

/**
 * A population, how it begins, and what is recorded of it.
 *
 * @param group the population
 * @param initial how variables are set before the first run, in order
 * @param events the events recorded, spikes among them
 * @param state the variables recorded, if there are any
 * @param rate how the rate is recorded, if it is
 */
public record PopulationPlan(
    NeuronGroup group,
    List<Setting> initial,
    List<EventRecording> events,
    Optional<StateRecording> state,
    Optional<RateRecording> rate) {

  /** Keeps copies. */
  public PopulationPlan {
    initial = List.copyOf(initial);
    events = List.copyOf(events);
  }

  /** Whether spikes are recorded. */
  public boolean recordsSpikes() {
    return events.stream().anyMatch(EventRecording::isOfSpikes);
  }
}
