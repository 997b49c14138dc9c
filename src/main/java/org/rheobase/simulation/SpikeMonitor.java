package org.rheobase.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The spikes of a population, kept in memory: 16 bytes a spike. */
public final class SpikeMonitor implements Listener {
  private final String group;
  private final int neurons;
  private int[] steps = new int[64];
  private int[] indices = new int[64];
  private double[] times = new double[64];
  private int count;

  SpikeMonitor(String group, int neurons) {
    this.group = group;
    this.neurons = neurons;
  }

  @Override
  public void onSpikes(SpikeBlock block) {
    if (block.group().equals(group)) {
      makeRoom(Math.addExact(count, block.count()));
      System.arraycopy(block.steps(), 0, steps, count, block.count());
      System.arraycopy(block.neurons(), 0, indices, count, block.count());
      for (int k = 0; k < block.count(); k++) {
        times[count + k] = block.steps()[k] * block.dt();
      }
      count += block.count();
    }
  }

  private void makeRoom(int length) {
    if (length > steps.length) {
      int capacity = Math.max(length, steps.length + (steps.length >> 1));
      steps = Arrays.copyOf(steps, capacity);
      indices = Arrays.copyOf(indices, capacity);
      times = Arrays.copyOf(times, capacity);
    }
  }

  /** Number of spikes so far. */
  public int count() {
    return count;
  }

  /** Number of spikes of each neuron so far. */
  public int[] counts() {
    int[] counts = new int[neurons];
    for (int k = 0; k < count; k++) {
      counts[indices[k]]++;
    }
    return counts;
  }

  /** The times of all spikes in seconds, sorted by time, then neuron. */
  public double[] times() {
    return Arrays.copyOf(times, count);
  }

  /** The neurons of all spikes, in the order of {@link #times()}. */
  public int[] neurons() {
    return Arrays.copyOf(indices, count);
  }

  /**
   * The steps of all spikes, numbered in the time step of their run, in the order of {@link
   * #times()}.
   */
  public int[] steps() {
    return Arrays.copyOf(steps, count);
  }

  /**
   * The times of a neuron's spikes in seconds.
   *
   * @throws IndexOutOfBoundsException if there is no such neuron
   */
  public double[] times(int neuron) {
    if (neuron < 0 || neuron >= neurons) {
      throw new IndexOutOfBoundsException(
          "population '%s' has neurons 0 to %d, not %d".formatted(group, neurons - 1, neuron));
    }
    return IntStream.range(0, count)
        .filter(k -> indices[k] == neuron)
        .mapToDouble(k -> times[k])
        .toArray();
  }
}
