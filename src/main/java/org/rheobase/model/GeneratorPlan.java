package org.rheobase.model;

import java.util.Optional;

/**
 * A population of given spikes, and what is recorded of it.
 *
 * @param group the population
 * @param recordsSpikes whether spikes are recorded
 * @param rate how the rate is recorded, if it is
 */
public record GeneratorPlan(
    SpikeGeneratorGroup group, boolean recordsSpikes, Optional<RateRecording> rate) {}
