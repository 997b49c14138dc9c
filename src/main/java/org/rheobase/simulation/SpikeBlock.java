package org.rheobase.simulation;

/**
 * The spikes of a population in a window of steps, sorted by step, then neuron.
 *
 * @param group name of the population
 * @param dt the time step in seconds: a spike's time is step · dt
 * @param epoch how often the time step has changed before; steps are numbered anew each time
 * @param steps the step of each spike; longer than {@code count}, or as long
 * @param neurons the neuron of each spike
 * @param count number of spikes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
public record SpikeBlock(
    String group, double dt, int epoch, int[] steps, int[] neurons, int count) {}
