package org.rheobase.model;

/** Neurons, or sources of spikes, that are known by one name. */
public sealed interface Population permits NeuronGroup, SpikeGeneratorGroup {

  /** Its name, an identifier. */
  String name();

  /** Number of neurons. */
  int count();
}
