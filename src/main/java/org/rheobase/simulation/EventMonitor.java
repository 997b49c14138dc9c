package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;

/**
 * An event of a population, kept in memory: 16 bytes an event, and 8 for each recorded variable.
 */
public sealed class EventMonitor implements Listener permits SpikeMonitor {
  private final String group;
  private final String event;
  private final int neurons;
  private final List<String> variables;
  private final List<double[]> values = new ArrayList<>();
  private int[] steps = new int[64];
  private int[] indices = new int[64];
  private double[] times = new double[64];
  private int count;

  /**
   * Prepares a monitor.
   *
   * @param neurons number of neurons of the population
   * @param variables the variables recorded at the event
   */
  EventMonitor(String group, String event, int neurons, List<String> variables) {
    this.group = group;
    this.event = event;
    this.neurons = neurons;
    this.variables = List.copyOf(variables);
    variables.forEach(variable -> values.add(new double[steps.length]));
  }

  @Override
  public final void onEvents(EventBlock block) {
    take(block);
  }

  /** Keeps a block, if it is about the event. */
  final void take(EventBlock block) {
    if (block.group().equals(group) && block.event().equals(event)) {
      makeRoom(Math.addExact(count, block.count()));
      System.arraycopy(block.steps(), 0, steps, count, block.count());
      System.arraycopy(block.neurons(), 0, indices, count, block.count());
      for (int k = 0; k < block.count(); k++) {
        times[count + k] = block.steps()[k] * block.dt();
      }
      for (int place = 0; place < variables.size(); place++) {
        append(block.values(variables.get(place)), block.count(), values.get(place));
      }
      count += block.count();
    }
  }

  private void append(HostArray source, int length, double[] target) {
    for (int k = 0; k < length; k++) {
      target[count + k] = source.value(k);
    }
  }

  private void makeRoom(int length) {
    if (length > steps.length) {
      int capacity = Math.max(length, steps.length + (steps.length >> 1));
      steps = Arrays.copyOf(steps, capacity);
      indices = Arrays.copyOf(indices, capacity);
      times = Arrays.copyOf(times, capacity);
      values.replaceAll(array -> Arrays.copyOf(array, capacity));
    }
  }

  /** Number of events so far. */
  public final int count() {
    return count;
  }

  /** Number of events of each neuron so far. */
  public final int[] counts() {
    int[] counts = new int[neurons];
    for (int k = 0; k < count; k++) {
      counts[indices[k]]++;
    }
    return counts;
  }

  /** The times of all events in seconds, sorted by time, then neuron. */
  public final double[] times() {
    return Arrays.copyOf(times, count);
  }

  /** The neurons of all events, in the order of {@link #times()}. */
  public final int[] neurons() {
    return Arrays.copyOf(indices, count);
  }

  /**
   * The steps of all events, numbered in the time step of their run, in the order of {@link
   * #times()}.
   */
  public final int[] steps() {
    return Arrays.copyOf(steps, count);
  }

  /**
   * The times of a neuron's events in seconds.
   *
   * @throws IndexOutOfBoundsException if there is no such neuron
   */
  public final double[] times(int neuron) {
    return of(neuron, times);
  }

  /**
   * The values of a variable at all events in SI base units, truth values as 0 and 1, in the order
   * of {@link #times()}: as they are when the event is noticed, before anything that it causes.
   *
   * @throws IllegalArgumentException if the variable is not recorded
   */
  public final double[] values(String variable) {
    return Arrays.copyOf(recorded(variable), count);
  }

  /**
   * The values of a variable at a neuron's events.
   *
   * @throws IllegalArgumentException if the variable is not recorded
   * @throws IndexOutOfBoundsException if there is no such neuron
   */
  public final double[] values(String variable, int neuron) {
    return of(neuron, recorded(variable));
  }

  private double[] recorded(String variable) {
    int place = variables.indexOf(variable);
    if (place < 0) {
      throw new IllegalArgumentException(
          "'%s' of population '%s' is not recorded at the event '%s'; recorded are: %s"
              .formatted(variable, group, event, String.join(", ", variables)));
    }
    return values.get(place);
  }

  private double[] of(int neuron, double[] all) {
    if (neuron < 0 || neuron >= neurons) {
      throw new IndexOutOfBoundsException(
          "population '%s' has neurons 0 to %d, not %d".formatted(group, neurons - 1, neuron));
    }
    return IntStream.range(0, count)
        .filter(k -> indices[k] == neuron)
        .mapToDouble(k -> all[k])
        .toArray();
  }
}
