package org.rheobase.mathlib;

import java.util.Arrays;

/** The errors of a function: the largest one so far, and how many results are not the nearest. */
final class ErrorTally {
  private double largest;
  private double[] arguments = {};
  private long notNearest;
  private long count;

  /**
   * Adds a result.
   *
   * @param at its arguments
   * @param error its error in units in the last place
   * @param nearest whether no number of the format is nearer to the true result
   */
  void add(double[] at, double error, boolean nearest) {
    count++;
    notNearest += nearest ? 0 : 1;
    if (error > largest) {
      largest = error;
      arguments = at.clone();
    }
  }

  void add(ErrorTally other) {
    count += other.count;
    notNearest += other.notNearest;
    if (other.largest > largest) {
      largest = other.largest;
      arguments = other.arguments;
    }
  }

  double largest() {
    return largest;
  }

  /** Where the largest error is. */
  double[] arguments() {
    return arguments;
  }

  double percentNotNearest() {
    return 100.0 * notNearest / count;
  }

  @Override
  public String toString() {
    return "%.3f ulp at %s".formatted(largest, Arrays.toString(arguments));
  }
}
