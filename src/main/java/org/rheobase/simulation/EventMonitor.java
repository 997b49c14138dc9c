package org.rheobase.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;

/**
 * An event of a population, or of a part of it, kept in memory: 8 bytes an event and the recorded
 * values, and 8 bytes more once the events are asked for neuron by neuron. Neurons of a part are
 * numbered from 0.
 */
public sealed class EventMonitor implements Listener permits SpikeMonitor {
  private final Watched source;
  private final String event;
  private final List<String> variables;
  private final Blocks<EventBlock> blocks = new Blocks<>();
  private Optional<EventTrains> trains = Optional.empty();

  /**
   * Prepares a monitor.
   *
   * @param source the neurons
   * @param event name of the event
   * @param variables the variables recorded at the event
   */
  EventMonitor(Watched source, String event, List<String> variables) {
    this.source = source;
    this.event = event;
    this.variables = List.copyOf(variables);
  }

  @Override
  public final void onEvents(EventBlock block) {
    take(block);
  }

  /** Keeps what a block says of the event and the neurons. */
  final void take(EventBlock block) {
    if (block.group().equals(source.group()) && block.event().equals(event)) {
      EventBlock own = source.isWhole() ? block : block.part(source.first(), source.end());
      if (own.count() > 0) {
        Math.addExact(count(), own.count());
        blocks.add(own);
      }
    }
  }

  /** What it holds. */
  final Blocks<EventBlock> blocks() {
    return blocks;
  }

  /** Number of events so far. */
  public final int count() {
    return blocks.all().stream().mapToInt(EventBlock::count).sum();
  }

  /** Number of events of each neuron so far. */
  public final int[] counts() {
    int[] counts = new int[source.count()];
    for (EventBlock block : blocks.all()) {
      for (int k = 0; k < block.count(); k++) {
        counts[block.neurons()[k]]++;
      }
    }
    return counts;
  }

  /** The times of all events in seconds, sorted by time, then neuron. */
  public final double[] times() {
    double[] times = new double[count()];
    int at = 0;
    for (EventBlock block : blocks.all()) {
      for (int k = 0; k < block.count(); k++) {
        times[at++] = block.steps()[k] * block.dt();
      }
    }
    return times;
  }

  /** The neurons of all events, in the order of {@link #times()}. */
  public final int[] neurons() {
    return joined(EventBlock::neurons);
  }

  /**
   * The steps of all events, numbered in the time step of their run, in the order of {@link
   * #times()}.
   */
  public final int[] steps() {
    return joined(EventBlock::steps);
  }

  private int[] joined(Function<EventBlock, int[]> column) {
    int[] all = new int[count()];
    int at = 0;
    for (EventBlock block : blocks.all()) {
      System.arraycopy(column.apply(block), 0, all, at, block.count());
      at += block.count();
    }
    return all;
  }

  /**
   * The times of a neuron's events in seconds.
   *
   * @throws IndexOutOfBoundsException if there is no such neuron
   */
  public final double[] times(int neuron) {
    requireNeuron(neuron);
    return trains().times(neuron);
  }

  /** The times of each neuron's events in seconds: one array a neuron, in the order of neurons. */
  public final List<double[]> trainsOfTimes() {
    EventTrains all = trains();
    return IntStream.range(0, source.count()).mapToObj(all::times).toList();
  }

  /**
   * The values of a variable at all events in SI base units, truth values as 0 and 1, in the order
   * of {@link #times()}: as they are when the event is noticed, before anything that it causes.
   *
   * @throws IllegalArgumentException if the variable is not recorded
   */
  public final double[] values(String variable) {
    requireRecorded(variable);
    double[] all = new double[count()];
    int at = 0;
    for (EventBlock block : blocks.all()) {
      HostArray values = block.values(variable);
      for (int k = 0; k < block.count(); k++) {
        all[at++] = values.value(k);
      }
    }
    return all;
  }

  /**
   * The values of a variable at a neuron's events.
   *
   * @throws IllegalArgumentException if the variable is not recorded
   * @throws IndexOutOfBoundsException if there is no such neuron
   */
  public final double[] values(String variable, int neuron) {
    requireNeuron(neuron);
    double[] all = values(variable);
    return Arrays.stream(trains().places(neuron)).mapToDouble(place -> all[place]).toArray();
  }

  private void requireRecorded(String variable) {
    if (!variables.contains(variable)) {
      throw new IllegalArgumentException(
          "'%s' of %s is not recorded at the event '%s'; recorded are: %s"
              .formatted(variable, source, event, String.join(", ", variables)));
    }
  }

  private void requireNeuron(int neuron) {
    if (neuron < 0 || neuron >= source.count()) {
      throw new IndexOutOfBoundsException(
          "%s has neurons 0 to %d, not %d".formatted(source, source.count() - 1, neuron));
    }
  }

  /** The events sorted by neuron: sorted once, and again only after more have come. */
  private EventTrains trains() {
    EventTrains present =
        trains
            .filter(t -> t.version() == blocks.version())
            .orElseGet(() -> EventTrains.of(blocks.version(), neurons(), times(), counts()));
    trains = Optional.of(present);
    return present;
  }
}
