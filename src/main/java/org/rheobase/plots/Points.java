package org.rheobase.plots;

import java.util.Arrays;

/**
 * Points of a plane.
 *
 * @param x their places on the horizontal axis
 * @param y their places on the vertical axis, as many; NaN parts a line
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
record Points(double[] x, double[] y) {

  /** How many there are. */
  int count() {
    return x.length;
  }

  /** The points in other units. */
  Points times(double xFactor, double yFactor) {
    return new Points(times(x, xFactor), times(y, yFactor));
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  /** The least height; infinite if there is none. */
  double lowest() {
    return Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The greatest height; minus infinity if there is none. */
  double highest() {
    return Arrays.stream(y).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
  }
}
