package org.rheobase.simulation;

/**
 * The rate of some neurons in a window of steps: for each step the spikes in it, by the number of
 * neurons and the time step.
 *
 * @param dt the time step in seconds
 * @param firstStep the first step
 * @param neurons number of neurons
 * @param spikes number of spikes in each step
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, and not compared.
public record RateBlock(double dt, int firstStep, int neurons, int[] spikes) {

  /**
   * The rate of neighbouring neurons.
   *
   * @param first number of the first neuron
   * @param end number after that of the last neuron
   */
  public static RateBlock of(EventBlock block, int first, int end) {
    int[] spikes = new int[block.endStep() - block.firstStep()];
    for (int k = 0; k < block.count(); k++) {
      int neuron = block.neurons()[k];
      spikes[block.steps()[k] - block.firstStep()] += neuron >= first && neuron < end ? 1 : 0;
    }
    return new RateBlock(block.dt(), block.firstStep(), end - first, spikes);
  }

  /** Number of steps. */
  public int length() {
    return spikes.length;
  }

  /** The step of a place in the block. */
  public int step(int place) {
    return firstStep + place;
  }

  /** The time of a place in the block, in seconds. */
  public double time(int place) {
    return step(place) * dt;
  }

  /** The rate at a place in the block, in Hz. */
  public double rate(int place) {
    return spikes[place] / dt / neurons;
  }

  /** The rates of all its steps, in Hz. */
  public double[] rates() {
    double[] rates = new double[spikes.length];
    for (int place = 0; place < rates.length; place++) {
      rates[place] = rate(place);
    }
    return rates;
  }
}
