package org.rheobase.simulation;

import java.util.Arrays;

/**
 * Events sorted by neuron, then time.
 *
 * @param version tells of which state of the events it was made
 * @param starts for each neuron the place of its first event here, and after them the number of
 *     events
 * @param places the place of each event among all as they came
 * @param times the time of each event
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record EventTrains(long version, int[] starts, int[] places, double[] times) {

  /**
   * Sorts events.
   *
   * @param neurons the neuron of each event
   * @param times the time of each event, rising
   * @param counts the number of events of each neuron
   */
  static EventTrains of(long version, int[] neurons, double[] times, int[] counts) {
    int[] starts = new int[counts.length + 1];
    System.arraycopy(counts, 0, starts, 1, counts.length);
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = Arrays.copyOf(starts, counts.length);
    int[] places = new int[neurons.length];
    double[] sorted = new double[neurons.length];
    for (int k = 0; k < neurons.length; k++) {
      int place = next[neurons[k]]++;
      places[place] = k;
      sorted[place] = times[k];
    }
    return new EventTrains(version, starts, places, sorted);
  }

  double[] times(int neuron) {
    return Arrays.copyOfRange(times, starts[neuron], starts[neuron + 1]);
  }

  int[] places(int neuron) {
    return Arrays.copyOfRange(places, starts[neuron], starts[neuron + 1]);
  }
}
