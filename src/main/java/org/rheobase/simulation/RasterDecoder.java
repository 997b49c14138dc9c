package org.rheobase.simulation;

/** Turns words of spike bits into lists. */
final class RasterDecoder {
  private RasterDecoder() {}

  /** The steps and neurons of spikes, sorted by step, then neuron. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
  record Spikes(int[] steps, int[] neurons) {}

  /**
   * Lists the spikes of a raster.
   *
   * @param words row after row; bit = step modulo 32
   * @param rows number of rows
   * @param width number of neurons, the length of a row
   * @param firstRow number of the first row: step / 32
   */
  static Spikes decode(int[] words, int rows, int width, int firstRow) {
    int[] ends = countByStep(words, rows, width);
    int total = 0;
    for (int step = 0; step < ends.length; step++) {
      int count = ends[step];
      ends[step] = total;
      total = Math.addExact(total, count);
    }
    int[] steps = new int[total];
    int[] neurons = new int[total];
    for (int row = 0; row < rows; row++) {
      for (int neuron = 0; neuron < width; neuron++) {
        for (int word = words[row * width + neuron]; word != 0; word &= word - 1) {
          int step = row * 32 + Integer.numberOfTrailingZeros(word);
          int at = ends[step]++;
          steps[at] = firstRow * 32 + step;
          neurons[at] = neuron;
        }
      }
    }
    return new Spikes(steps, neurons);
  }

  private static int[] countByStep(int[] words, int rows, int width) {
    int[] counts = new int[rows * 32];
    for (int at = 0; at < rows * width; at++) {
      for (int word = words[at]; word != 0; word &= word - 1) {
        counts[at / width * 32 + Integer.numberOfTrailingZeros(word)]++;
      }
    }
    return counts;
  }
}
