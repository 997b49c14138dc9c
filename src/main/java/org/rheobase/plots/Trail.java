package org.rheobase.plots;

import java.util.Arrays;

/**
 * A line that grows to the right, in bounded memory. Once there are many points, each group of
 * neighbours is replaced by its lowest and its highest one, and groups grow with the line; since
 * they stay narrower than a pixel, the picture is the same (Jugel et al. 2014, "M4").
 */
final class Trail {
  /** The largest number of points kept: several a pixel. */
  static final int MOST_POINTS = 1 << 13;

  private static final int FIRST_GROUP = 4;

  private double[] x = new double[64];
  private double[] y = new double[64];
  private int size;
  private int groupSize = 1;
  private int inGroup;
  private double lowX;
  private double lowY;
  private double highX;
  private double highY;

  /** Adds a point to the right of those before. */
  void add(double newX, double newY) {
    if (size >= MOST_POINTS && inGroup == 0) {
      thin();
    }
    gather(newX, newY, groupSize);
  }

  private void gather(double newX, double newY, int most) {
    if (inGroup == 0 || newY < lowY || Double.isNaN(lowY)) {
      lowX = newX;
      lowY = newY;
    }
    if (inGroup == 0 || newY > highY || Double.isNaN(highY)) {
      highX = newX;
      highY = newY;
    }
    inGroup++;
    if (inGroup == most) {
      endGroup();
    }
  }

  private void endGroup() {
    if (inGroup > 0) {
      boolean isRising = lowX <= highX;
      append(isRising ? lowX : highX, isRising ? lowY : highY);
      if (lowX != highX) {
        append(isRising ? highX : lowX, isRising ? highY : lowY);
      }
      inGroup = 0;
    }
  }

  private void append(double newX, double newY) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = newX;
    y[size] = newY;
    size++;
  }

  /** Halves the points, in place: what is written never overtakes what is read. */
  private void thin() {
    int points = size;
    size = 0;
    for (int k = 0; k < points; k++) {
      gather(x[k], y[k], FIRST_GROUP);
    }
    endGroup();
    groupSize = groupSize == 1 ? FIRST_GROUP : 2 * groupSize;
  }

  /** The points, of which there are few enough to draw. */
  Points points() {
    endGroup();
    return new Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }
}
