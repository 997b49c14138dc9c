package org.rheobase.files;

/**
 * Reads what a {@link FormatWriter} has written. A file that is not what it claims is an {@link
 * IllegalArgumentException}, one that cannot be read an {@link java.io.UncheckedIOException}.
 */
interface FormatReader {

  /**
   * Whether there are results in this format.
   *
   * @param part what of the population: {@code spikes}, the name of an event, {@code state}, {@code
   *     rate} or {@code final}
   */
  boolean has(String group, String part);

  /** A table, which is there. */
  ResultTable table(String group, String part);

  /** The recorded variables of a population, which are there. */
  ResultFrames frames(String group);
}
