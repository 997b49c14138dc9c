package org.rheobase.simulation;

import java.util.List;
import org.rheobase.model.Event;

/**
 * The spikes of a population, or of a part of it, kept in memory. Values of variables are those at
 * the threshold, before the reset.
 */
public final class SpikeMonitor extends EventMonitor {

  SpikeMonitor(Watched source, List<String> variables) {
    super(source, Event.SPIKE, variables);
  }

  @Override
  public void onSpikes(EventBlock block) {
    take(block);
  }

  /** The times of each neuron's spikes in seconds: one array a neuron, in the order of neurons. */
  public List<double[]> spikeTrains() {
    return trainsOfTimes();
  }
}
