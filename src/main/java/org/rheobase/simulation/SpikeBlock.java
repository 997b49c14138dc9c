package org.rheobase.simulation;

/**
 * The spikes of a population in a window of steps, sorted by step, then neuron.
 *
 * @param group name of the population
 * @param dt the time step in seconds: a spike's time is step · dt
 * @param epoch how often the time step has changed before; steps are numbered anew each time
 * @param firstStep first step of the window
 * @param endStep step after the last one of the window
 * @param steps the step of each spike; longer than {@code count}, or as long
 * @param neurons the neuron of each spike
 * @param count number of spikes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
public record SpikeBlock(
    String group,
    double dt,
    int epoch,
    int firstStep,
    int endStep,
    int[] steps,
    int[] neurons,
    int count) {

  /**
   * The spikes of some neighbouring neurons, numbered from 0 among themselves.
   *
   * @param first number of the first neuron
   * @param end number after that of the last neuron
   */
  SpikeBlock part(int first, int end) {
    int[] partSteps = new int[countWithin(first, end)];
    int[] partNeurons = new int[partSteps.length];
    int found = 0;
    for (int k = 0; k < count; k++) {
      if (neurons[k] >= first && neurons[k] < end) {
        partSteps[found] = steps[k];
        partNeurons[found++] = neurons[k] - first;
      }
    }
    return new SpikeBlock(group, dt, epoch, firstStep, endStep, partSteps, partNeurons, found);
  }

  private int countWithin(int first, int end) {
    int found = 0;
    for (int k = 0; k < count; k++) {
      found += neurons[k] >= first && neurons[k] < end ? 1 : 0;
    }
    return found;
  }
}
