package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.model.EventRecording;
import org.rheobase.model.PopulationPlan;

/**
 * What is recorded of a population.
 *
 * @param samplings variables at the start of steps
 * @param events events, each at most once. Spikes are recorded wherever there is a threshold
 */
public record Recordings(List<Sampling> samplings, List<EventRecording> events) {

  /** Nothing is recorded. */
  public static Recordings none() {
    return new Recordings(List.of(), List.of());
  }

  /**
   * What a plan has recorded of a population.
   *
   * @param clock the clock of the steps
   */
  public static Recordings of(PopulationPlan plan, Clock clock) {
    List<Sampling> samplings =
        plan.state().stream()
            .map(s ->
                new Sampling(s.variables(), s.neurons(), new Ticks(s.interval().orElse(0), clock)))
            .toList();
    return new Recordings(samplings, plan.events());
  }

  /** Keeps copies; of an event that stands there more than once all variables are recorded. */
  public Recordings {
    samplings = List.copyOf(samplings);
    events = united(events);
  }

  private static List<EventRecording> united(Collection<EventRecording> events) {
    Map<String, Set<String>> variables = new LinkedHashMap<>();
    for (EventRecording recording : events) {
      variables
          .computeIfAbsent(recording.event(), event -> new LinkedHashSet<>())
          .addAll(recording.variables());
    }
    List<EventRecording> united = new ArrayList<>();
    variables.forEach((event, names) -> united.add(new EventRecording(event, List.copyOf(names))));
    return List.copyOf(united);
  }

  /** The variables recorded at an event. */
  List<String> variablesAt(String event) {
    return events.stream()
        .filter(recording -> recording.event().equals(event))
        .flatMap(recording -> recording.variables().stream())
        .toList();
  }

  /** Whether an event is recorded. */
  boolean contains(String event) {
    return events.stream().anyMatch(recording -> recording.event().equals(event));
  }
}
