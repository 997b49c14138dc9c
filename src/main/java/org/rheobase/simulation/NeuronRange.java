package org.rheobase.simulation;

/**
 * Neighbouring neurons of a population.
 *
 * @param first number of the first neuron
 * @param end number after that of the last neuron
 */
record NeuronRange(int first, int end) {

  /** All neurons of a population of so many. */
  static NeuronRange all(int count) {
    return new NeuronRange(0, count);
  }

  /** How many neurons. */
  int count() {
    return end - first;
  }

  /**
   * Those that are in another range too; empty, with an end that is its first, if there is none.
   */
  NeuronRange within(int otherFirst, int otherEnd) {
    int low = Math.max(first, otherFirst);
    return new NeuronRange(low, Math.max(low, Math.min(end, otherEnd)));
  }
}
