package org.rheobase.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;

/**
 * The spikes of a population in a window of steps, or another event of its neurons, sorted by step,
 * then neuron.
 *
 * @param group name of the population
 * @param event name of the event; {@link org.rheobase.model.Event#SPIKE} for spikes
 * @param dt the time step in seconds: an event's time is step · dt
 * @param epoch how often the time step has changed before; steps are numbered anew each time
 * @param firstStep first step of the window
 * @param endStep step after the last one of the window
 * @param steps the step of each event; longer than {@code count}, or as long
 * @param neurons the neuron of each event
 * @param count number of events
 * @param variables names of the variables recorded at the events
 * @param values for each variable its values, one for each event
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
public record EventBlock(
    String group,
    String event,
    double dt,
    int epoch,
    int firstStep,
    int endStep,
    int[] steps,
    int[] neurons,
    int count,
    List<String> variables,
    List<HostArray> values) {

  /** The values of a recorded variable. */
  public HostArray values(String variable) {
    return values.get(variables.indexOf(variable));
  }

  /** Bytes of the lists. */
  long bytes() {
    long list = (long) count * Integer.BYTES;
    return 2 * list + values.stream().mapToLong(v -> (long) count * v.type().bytes()).sum();
  }

  /** Gives neurons that were numbered from 0 the numbers from {@code first} on. */
  void renumber(int first) {
    if (first != 0) {
      for (int k = 0; k < count; k++) {
        neurons[k] += first;
      }
    }
  }

  /**
   * Puts the same window's events of parts of a population together.
   *
   * @param parts blocks of disjoint ranges of neurons, in the order of the neurons
   */
  static EventBlock merge(List<EventBlock> parts) {
    EventBlock first = parts.getFirst();
    int[] places = new int[first.endStep - first.firstStep];
    for (EventBlock part : parts) {
      for (int k = 0; k < part.count; k++) {
        places[part.steps[k] - first.firstStep]++;
      }
    }
    int total = 0;
    for (int step = 0; step < places.length; step++) {
      int number = places[step];
      places[step] = total;
      total = Math.addExact(total, number);
    }
    int[] steps = new int[total];
    int[] neurons = new int[total];
    int all = total;
    List<HostArray> values = first.values.stream().map(v -> HostArray.of(v.type(), all)).toList();
    for (EventBlock part : parts) {
      for (int k = 0; k < part.count; k++) {
        int place = places[part.steps[k] - first.firstStep]++;
        steps[place] = part.steps[k];
        neurons[place] = part.neurons[k];
        for (int column = 0; column < values.size(); column++) {
          values.get(column).setBits(place, part.values.get(column).bits(k));
        }
      }
    }
    return new EventBlock(
        first.group,
        first.event,
        first.dt,
        first.epoch,
        first.firstStep,
        first.endStep,
        steps,
        neurons,
        total,
        first.variables,
        values);
  }

  /**
   * The events of each of so many copies of a population, whose neurons follow each other.
   *
   * @param size number of neurons of a copy
   * @return for each copy its events, neurons numbered from 0
   */
  List<EventBlock> split(int copies, int size) {
    int[] ends = new int[copies];
    for (int k = 0; k < count; k++) {
      ends[neurons[k] / size]++;
    }
    List<int[]> places = Arrays.stream(ends).mapToObj(int[]::new).toList();
    Arrays.fill(ends, 0);
    for (int k = 0; k < count; k++) {
      int copy = neurons[k] / size;
      places.get(copy)[ends[copy]++] = k;
    }
    return IntStream.range(0, copies)
        .mapToObj(copy -> chosen(places.get(copy), copy * size))
        .toList();
  }

  /**
   * The events of some neighbouring neurons, numbered from 0 among themselves.
   *
   * @param first number of the first neuron
   * @param end number after that of the last neuron
   */
  EventBlock part(int first, int end) {
    int[] places =
        IntStream.range(0, count).filter(k -> neurons[k] >= first && neurons[k] < end).toArray();
    return chosen(places, first);
  }

  /** The events at some places, of neurons that are numbered from {@code first} on. */
  private EventBlock chosen(int[] places, int first) {
    return new EventBlock(
        group,
        event,
        dt,
        epoch,
        firstStep,
        endStep,
        Arrays.stream(places).map(k -> steps[k]).toArray(),
        Arrays.stream(places).map(k -> neurons[k] - first).toArray(),
        places.length,
        variables,
        values.stream().map(array -> chosen(array, places)).toList());
  }

  private static HostArray chosen(HostArray values, int[] places) {
    HostArray chosen = HostArray.of(values.type(), places.length);
    for (int k = 0; k < places.length; k++) {
      chosen.setBits(k, values.bits(places[k]));
    }
    return chosen;
  }
}
