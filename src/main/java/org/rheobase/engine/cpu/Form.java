package org.rheobase.engine.cpu;

/** A program, ready for running on ranges of positions; several threads may do so at once. */
interface Form {

  /**
   * Runs the program for the positions from one up to another.
   *
   * @param arguments bits of each argument, in the program's order
   * @param arrays an array for each buffer, in the program's order
   */
  void run(long[] arguments, Object[] arrays, int from, int to);

  /** The number of positions that it runs at the same time. */
  default int lanes() {
    return 1;
  }

  /** The number of positions that are best run at once. */
  int tile();
}
