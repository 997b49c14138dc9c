package org.rheobase.files;

/**
 * Writes the results of one run in a format. Beside a {@link FormatReader} it is all that a format
 * needs.
 */
interface FormatWriter {

  /** Begins a table. */
  TableWriter table(TableHead head);

  /** Begins recorded variables. */
  FramesWriter frames(FramesHead head);

  /** Puts in place what several tables share, all of which are complete. */
  default void complete() {}
}
