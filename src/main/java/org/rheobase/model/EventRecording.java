package org.rheobase.model;

import java.util.List;

/**
 * An event to be recorded.
 *
 * @param event its name; {@link Event#SPIKE} for spikes
 * @param variables the variables whose values at the event are recorded
 */
public record EventRecording(String event, List<String> variables) {

  /** Keeps a copy. */
  public EventRecording {
    variables = List.copyOf(variables);
  }

  /** Spikes without variables. */
  public static EventRecording ofSpikes() {
    return new EventRecording(Event.SPIKE, List.of());
  }

  /** Whether it is about spikes. */
  public boolean isOfSpikes() {
    return event.equals(Event.SPIKE);
  }
}
