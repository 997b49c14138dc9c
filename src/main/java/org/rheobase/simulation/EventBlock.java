package org.rheobase.simulation;

import java.util.List;
import org.rheobase.ir.HostArray;

/**
 * The spikes of a population in a window of steps, or another event of its neurons, sorted by step,
 * then neuron.
 *
 * @param group name of the population
 * @param event name of the event; {@link org.rheobase.model.Event#SPIKE} for spikes
 * @param dt the time step in seconds: an event's time is step · dt
 * @param epoch how often the time step has changed before; steps are numbered anew each time
 * @param steps the step of each event; longer than {@code count}, or as long
 * @param neurons the neuron of each event
 * @param count number of events
 * @param variables names of the variables recorded at the events
 * @param values for each variable its values, one for each event
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
public record EventBlock(
    String group,
    String event,
    double dt,
    int epoch,
    int[] steps,
    int[] neurons,
    int count,
    List<String> variables,
    List<HostArray> values) {

  /** The values of a recorded variable. */
  public HostArray values(String variable) {
    return values.get(variables.indexOf(variable));
  }
}
