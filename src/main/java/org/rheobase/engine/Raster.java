package org.rheobase.engine;

import org.rheobase.ir.Type;

/**
 * Which neurons had an event in which steps of a window, in an engine's memory: a bit for each.
 *
 * @param words a row of words for every 32 steps, with a word for each neuron: {@code words[row *
 *     neurons + neuron]}, whose bits stand for the steps, bit = step modulo 32; memory of type
 *     {@code U32} or {@code I32}, which may be longer
 * @param rows number of rows
 * @param neurons number of neurons, the length of a row
 * @param firstStep the first step of the window, which is one of the first row's; bits of steps
 *     before it are 0
 */
public record Raster(Memory words, int rows, int neurons, int firstStep) {

  /**
   * Checks that the words are there.
   *
   * @throws IllegalArgumentException if the memory is too short, or none of words
   */
  public Raster {
    boolean isOfWords = words.type() == Type.U32 || words.type() == Type.I32;
    if (!isOfWords || rows < 0 || neurons < 1 || (long) rows * neurons > words.length()) {
      throw new IllegalArgumentException(
          "%d rows of %d words in memory for %d of %s"
              .formatted(rows, neurons, words.length(), words.type()));
    }
  }

  /** The step of the first row's lowest bit. */
  public int rowStep() {
    return firstStep & ~31;
  }

  /** Words in all. */
  public int length() {
    return rows * neurons;
  }
}
