package org.rheobase.files;

/** A file of results, in place once it is complete. */
interface ResultFile extends AutoCloseable {

  /** Moves the file, now whole, into place. */
  void complete();

  @Override
  void close();
}
