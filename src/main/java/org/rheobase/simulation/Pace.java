package org.rheobase.simulation;

/**
 * How long windows may be, by what earlier ones were like: short enough that progress shows and a
 * run can be stopped, and that their lists fit into memory, however often neurons spike.
 */
final class Pace {
  /** How long a window should take at most. */
  private static final long NANOSECONDS = 2_000_000_000L;

  /** Neurons times steps of the first window, of which nothing is known yet. */
  private static final long FIRST = 1L << 27;

  /** How much longer a window may be than the one before. */
  private static final int GROWTH = 8;

  /** Shorter ones would be no use: a word of spikes has 32 steps. */
  private static final int SHORTEST = 32;

  private final MemoryPlan.Limits limits;
  private int steps;

  /**
   * Before the first window.
   *
   * @param neurons number of neurons of all populations
   */
  Pace(long neurons, MemoryPlan.Limits limits) {
    this.limits = limits;
    steps = held((double) FIRST / Math.max(neurons, 1));
  }

  private static int held(double wished) {
    return (int) Math.clamp(wished, SHORTEST, MemoryPlan.LONGEST);
  }

  /** The largest number of steps that the next window should have. */
  int steps() {
    return steps;
  }

  /**
   * Learns from a window.
   *
   * @param made number of its steps
   * @param nanoseconds how long it took, with the handing out of its results
   * @param listBytes bytes of its lists
   */
  void made(int made, long nanoseconds, long listBytes) {
    double inTime = (double) made * NANOSECONDS / Math.max(nanoseconds, 1);
    int inMemory = limits.listSteps((double) listBytes / made);
    steps = Math.min(held(Math.min(inTime, (double) steps * GROWTH)), inMemory);
  }
}
