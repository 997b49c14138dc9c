package org.rheobase.simulation;

import java.util.List;
import org.rheobase.model.Event;

/**
 * The spikes of a population, kept in memory. Values of variables are those at the threshold, before
 * the reset.
 */
public final class SpikeMonitor extends EventMonitor {

  SpikeMonitor(String group, int neurons, List<String> variables) {
    super(group, Event.SPIKE, neurons, variables);
  }

  @Override
  public void onSpikes(EventBlock block) {
    take(block);
  }
}
