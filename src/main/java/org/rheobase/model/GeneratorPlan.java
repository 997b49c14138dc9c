package org.rheobase.model;

/**
 * A population of given spikes, and what is recorded of it.
 *
 * @param group the population
 * @param recordsSpikes whether spikes are recorded
 */
public record GeneratorPlan(SpikeGeneratorGroup group, boolean recordsSpikes) {}
