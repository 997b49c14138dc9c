package org.rheobase.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.rheobase.ir.HostArray;

/** Lists the events of rasters in Java's memory. */
public final class RasterDecoder {
  private RasterDecoder() {}

  /** Does something for all numbers from 0 on below a count, in any order or at once. */
  @FunctionalInterface
  public interface Loop {
    void run(int count, IntConsumer work);
  }

  /** One number after another. */
  public static void oneByOne(int count, IntConsumer work) {
    for (int k = 0; k < count; k++) {
      work.accept(k);
    }
  }

  /**
   * Lists events, and what was recorded at them.
   *
   * @param raster the raster
   * @param words its words
   * @param values for each recorded variable, how the first elements are had of what {@link
   *     Engine#events} is given
   * @param rows goes through the raster's rows, which do not depend on each other
   * @throws EngineException if there are more events than an array has room for
   */
  public static EventList decode(
      Raster raster, int[] words, List<IntFunction<HostArray>> values, Loop rows) {
    int[] ends = new int[raster.rows() * Integer.SIZE];
    rows.run(raster.rows(), row -> count(raster, words, row, ends));
    int total = starts(ends);
    int[] steps = new int[total];
    int[] neurons = new int[total];
    rows.run(raster.rows(), row -> list(raster, words, row, ends, steps, neurons));
    EventList events = new EventList(steps, neurons, List.of());
    return new EventList(
        steps, neurons, values.stream().map(dense -> chosen(raster, events, dense)).toList());
  }

  /** Counts the events of each step of a row. */
  private static void count(Raster raster, int[] words, int row, int[] counts) {
    int[] own = new int[Integer.SIZE];
    int end = (row + 1) * raster.neurons();
    for (int at = row * raster.neurons(); at < end; at++) {
      for (int word = words[at]; word != 0; word &= word - 1) {
        own[Integer.numberOfTrailingZeros(word)]++;
      }
    }
    System.arraycopy(own, 0, counts, row * Integer.SIZE, own.length);
  }

  /**
   * Lists the events of a row.
   *
   * @param starts where the entries of each step begin
   */
  private static void list(
      Raster raster, int[] words, int row, int[] starts, int[] steps, int[] neurons) {
    int first = row * Integer.SIZE;
    int[] next = Arrays.copyOfRange(starts, first, first + Integer.SIZE);
    int begin = row * raster.neurons();
    for (int neuron = 0; neuron < raster.neurons(); neuron++) {
      for (int word = words[begin + neuron]; word != 0; word &= word - 1) {
        int step = Integer.numberOfTrailingZeros(word);
        int at = next[step]++;
        steps[at] = raster.rowStep() + first + step;
        neurons[at] = neuron;
      }
    }
  }

  /** Replaces counts by where the entries of each step begin, and returns the number of all. */
  private static int starts(int[] counts) {
    long total = 0;
    for (int step = 0; step < counts.length; step++) {
      int count = counts[step];
      counts[step] = (int) total;
      total += count;
    }
    return requireArray(total);
  }

  /**
   * Refuses more events than an array has room for.
   *
   * @throws EngineException if it is so
   */
  public static int requireArray(long events) {
    if (events > Integer.MAX_VALUE) {
      throw new EngineException("more than %,d events in one window".formatted(Integer.MAX_VALUE));
    }
    return (int) events;
  }

  private static HostArray chosen(
      Raster raster, EventList events, IntFunction<HostArray> recorded) {
    if (events.length() == 0) {
      return recorded.apply(0);
    }
    int rows = events.steps()[events.length() - 1] - raster.firstStep() + 1;
    HostArray dense = recorded.apply(rows * raster.neurons());
    HostArray values = HostArray.of(dense.type(), events.length());
    for (int k = 0; k < values.length(); k++) {
      int row = events.steps()[k] - raster.firstStep();
      values.setBits(k, dense.bits(row * raster.neurons() + events.neurons()[k]));
    }
    return values;
  }
}
