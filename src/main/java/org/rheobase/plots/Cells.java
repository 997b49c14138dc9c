package org.rheobase.plots;

import java.util.Arrays;

/**
 * A range cut into cells of equal width.
 *
 * @param start where the first one begins
 * @param width of each
 * @param count how many there are
 */
record Cells(double start, double width, int count) {
  private static final int MOST_COLUMNS = 700;
  private static final int MOST_ROWS = 200;

  /** Values that stand just below the start of a cell because of rounding belong to it. */
  private static final double SLACK = 1e-6;

  /** Columns of times. They hold whole steps, so that all hold as many. */
  static Cells times(Course course) {
    long steps = course.steps();
    long each = Math.ceilDiv(steps, MOST_COLUMNS);
    return new Cells(0, each * course.dt(), (int) Math.ceilDiv(steps, each));
  }

  /** Rows of neurons. */
  static Cells neurons(int count) {
    return counts(0, count - 1, MOST_ROWS);
  }

  /** Columns of the range of some values. */
  static Cells columns(double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    double range = Arrays.stream(values).max().orElse(0) - least;
    int count = MOST_COLUMNS / 2;
    return range > 0 ? new Cells(least, range / count, count) : new Cells(least - 0.5, 1, 1);
  }

  /** Cells of whole numbers, so many at most, which all hold as many numbers. */
  static Cells counts(int least, int greatest, int most) {
    int numbers = greatest - least + 1;
    int each = Math.ceilDiv(numbers, most);
    return new Cells(least - 0.5, each, Math.ceilDiv(numbers, each));
  }

  /** An axis on which all cells stand. */
  Axis axis(String label) {
    return Axis.around(label, start, start + count * width);
  }

  /** The cell of a value; the first or last one, if it is outside of the range. */
  int of(double value) {
    return Math.clamp((long) Math.floor((value - start) / width + SLACK), 0, count - 1);
  }

  /** The same cells in another unit. */
  Cells times(double factor) {
    return new Cells(start * factor, width * factor, count);
  }
}
