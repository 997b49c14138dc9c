package org.rheobase.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Variables to be recorded.
 *
 * @param variables their names
 * @param neurons the neurons of which they are recorded
 * @param interval time from sample to sample in seconds; absent: every step
 */
public record StateRecording(
    List<String> variables, NeuronSelection neurons, OptionalDouble interval) {

  /** Keeps copies. */
  public StateRecording {
    variables = List.copyOf(variables);
  }
}
