package org.rheobase.plots;

/**
 * An axis.
 *
 * @param label what it says, with the unit
 * @param min value at its lower end
 * @param max value at its upper end, above {@code min}
 * @param isWhole whether only whole numbers have a meaning
 */
record Axis(String label, double min, double max, boolean isWhole) {
  /** The part of the range that is left free at each end. */
  private static final double MARGIN = 0.06;

  /** The same at the lower end of an axis that begins at 0. */
  private static final double BELOW = 0.01;

  /** The smallest range, as a part of the largest magnitude: labels have few digits. */
  private static final double SMALLEST_RANGE = 1e-3;

  Axis(String label, double min, double max) {
    this(label, min, max, false);
  }

  /** An axis of whole numbers. */
  static Axis ofWhole(String label, double min, double max) {
    return new Axis(label, min, max, true);
  }

  /** An axis on which values from {@code low} to {@code high} do not touch the ends. */
  static Axis around(String label, double low, double high) {
    if (!(low <= high) || Double.isInfinite(high - low)) {
      return new Axis(label, 0, 1);
    }
    double magnitude = Math.max(Math.abs(low), Math.abs(high));
    double range = Math.max(high - low, magnitude == 0 ? 1 : SMALLEST_RANGE * magnitude);
    double middle = low / 2 + high / 2;
    double half = (0.5 + MARGIN) * range;
    return new Axis(label, middle - half, middle + half);
  }

  /** An axis from 0 on, up to a value that does not touch its end. */
  static Axis from0(String label, double high) {
    boolean isUsable = high > 0 && Double.isFinite(high);
    double end = isUsable ? high * (1 + MARGIN) : 1;
    return new Axis(label, -BELOW * end, end);
  }
}
