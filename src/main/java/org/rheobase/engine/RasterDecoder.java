package org.rheobase.engine;

import java.util.List;
import java.util.function.IntFunction;
import org.rheobase.ir.HostArray;

/** Lists the events of rasters in Java's memory. */
public final class RasterDecoder {
  private RasterDecoder() {}

  /**
   * Lists events, and what was recorded at them.
   *
   * @param raster the raster
   * @param words its words
   * @param values for each recorded variable, how the first elements are had of what {@link
   *     Engine#events} is given
   * @throws EngineException if there are more events than an array has room for
   */
  public static EventList decode(Raster raster, int[] words, List<IntFunction<HostArray>> values) {
    int[] ends = countByStep(words, raster.rows(), raster.neurons());
    int total = starts(ends);
    int[] steps = new int[total];
    int[] neurons = new int[total];
    for (int row = 0; row < raster.rows(); row++) {
      for (int neuron = 0; neuron < raster.neurons(); neuron++) {
        for (int word = words[row * raster.neurons() + neuron]; word != 0; word &= word - 1) {
          int step = row * Integer.SIZE + Integer.numberOfTrailingZeros(word);
          int at = ends[step]++;
          steps[at] = raster.rowStep() + step;
          neurons[at] = neuron;
        }
      }
    }
    EventList events = new EventList(steps, neurons, List.of());
    return new EventList(
        steps, neurons, values.stream().map(dense -> chosen(raster, events, dense)).toList());
  }

  private static int[] countByStep(int[] words, int rows, int width) {
    int[] counts = new int[rows * Integer.SIZE];
    for (int row = 0; row < rows; row++) {
      for (int at = row * width; at < (row + 1) * width; at++) {
        for (int word = words[at]; word != 0; word &= word - 1) {
          counts[row * Integer.SIZE + Integer.numberOfTrailingZeros(word)]++;
        }
      }
    }
    return counts;
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
