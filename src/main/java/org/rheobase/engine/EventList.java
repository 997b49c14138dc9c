package org.rheobase.engine;

import java.util.List;
import org.rheobase.ir.HostArray;

/**
 * The events of a {@link Raster}, sorted by step, then neuron.
 *
 * @param steps the step of each event
 * @param neurons the neuron of each event
 * @param values what was recorded at the events: for each variable its values, one for each event
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
public record EventList(int[] steps, int[] neurons, List<HostArray> values) {

  /** The number of events. */
  public int length() {
    return steps.length;
  }
}
