package org.rheobase.simulation;

import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronSelection;

/**
 * Recorded variables of a population in a window of steps.
 *
 * @param monitor number of the monitor for which they are recorded, from 0 in the order of asking
 * @param group name of the population
 * @param dt the time step in seconds: a sample's time is step · dt
 * @param firstStep step of the first sample
 * @param every steps from sample to sample
 * @param samples number of samples
 * @param neurons the neurons recorded, which are the columns
 * @param width number of neurons recorded
 * @param variables names of the variables
 * @param values for each variable its values; row = sample, column = recorded neuron, row after row
 */
public record TraceBlock(
    int monitor,
    String group,
    double dt,
    int firstStep,
    int every,
    int samples,
    NeuronSelection neurons,
    int width,
    List<String> variables,
    List<HostArray> values) {

  /** The step of a sample. */
  public int step(int sample) {
    return firstStep + sample * every;
  }
}
