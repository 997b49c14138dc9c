package org.rheobase.simulation;

/** What is made of spikes at the end of each window. What is not made costs no time. */
public enum SpikeReadout {
  /** Nothing: spikes have their effect on the neurons, and are forgotten. */
  NONE,

  /** Each neuron's spikes are counted where they are, and no list crosses to Java. */
  COUNTS,

  /** Spikes are listed, for monitors, listeners and the fingerprint. */
  SPIKES;

  /**
   * Makes sure that spikes are listed.
   *
   * @throws IllegalStateException if they are not
   */
  void requireLists() {
    if (this != SPIKES) {
      throw new IllegalStateException(
          "the simulation was built with SpikeReadout.%s: its spikes are not listed"
              .formatted(this));
    }
  }
}
