package org.rheobase.plots;

/**
 * A range cut into cells of equal width.
 *
 * @param start where the first one begins
 * @param width of each
 * @param count how many there are
 */
record Cells(double start, double width, int count) {
  private static final int MOST_COLUMNS = 800;
  private static final int MOST_ROWS = 300;

  /** Values that stand just below the start of a cell because of rounding belong to it. */
  private static final double SLACK = 1e-6;

  /** Columns of times. They hold whole steps, so that all hold as many. */
  static Cells times(Course course) {
    long steps = course.steps();
    long each = Math.ceilDiv(steps, MOST_COLUMNS);
    return new Cells(0, each * course.dt(), (int) Math.ceilDiv(steps, each));
  }

  /** Rows of neurons, which all hold as many but the last. */
  static Cells neurons(int count) {
    int each = Math.ceilDiv(count, MOST_ROWS);
    return new Cells(-0.5, each, Math.ceilDiv(count, each));
  }

  /** Columns of values from a least to a greatest one. */
  static Cells columns(double least, double greatest) {
    return of(least, greatest, MOST_COLUMNS / 4);
  }

  /** Rows of values from a least to a greatest one. */
  static Cells rows(double least, double greatest) {
    return of(least, greatest, MOST_ROWS / 2);
  }

  private static Cells of(double least, double greatest, int most) {
    double range = greatest - least;
    return range > 0 ? new Cells(least, range / most, most) : new Cells(least - 0.5, 1, 1);
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
