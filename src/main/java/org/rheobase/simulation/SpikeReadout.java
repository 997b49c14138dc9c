package org.rheobase.simulation;

/** What is made of spikes at the end of each window. What is not made costs no time. */
public enum SpikeReadout {
  /** Nothing: spikes have their effect on the neurons, and are forgotten. */
  NONE,

  /** Each neuron's spikes are counted where they are, and no list crosses to Java. */
  COUNTS,

  /** Spikes are listed, for monitors, listeners and the fingerprint. */
  SPIKES
}
