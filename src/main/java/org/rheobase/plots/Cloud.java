package org.rheobase.plots;

import java.util.Arrays;

/**
 * Points of a plane in bounded memory: they are kept one by one while they are few, and counted in
 * cells besides, for a picture of their density when they are many.
 */
final class Cloud {
  /** The largest number of points that are drawn one by one. */
  static final int MOST_DOTS = 20_000;

  /** The part of cells that may be too full for the scale, so that a few do not decide it. */
  private static final double TOO_FULL = 0.005;

  /** Of a cell that is not empty, so that it is seen. */
  private static final float FAINTEST = 0.12f;

  private final Cells columns;
  private final Cells rows;
  private final int[] cells;
  private double[] x = new double[64];
  private double[] y = new double[64];
  private long count;

  Cloud(Cells columns, Cells rows) {
    this.columns = columns;
    this.rows = rows;
    cells = new int[Math.multiplyExact(columns.count(), rows.count())];
  }

  /** Adds a point. */
  void add(double newX, double newY) {
    if (count < MOST_DOTS) {
      keep((int) count, newX, newY);
    }
    count++;
    cells[rows.of(newY) * columns.count() + columns.of(newX)]++;
  }

  private void keep(int at, double newX, double newY) {
    if (at == x.length) {
      x = Arrays.copyOf(x, 2 * at);
      y = Arrays.copyOf(y, 2 * at);
    }
    x[at] = newX;
    y[at] = newY;
  }

  /** Whether the points are so many that their density is drawn. */
  boolean isDense() {
    return count > MOST_DOTS;
  }

  /** The points as a layer without a name. */
  Layer dots(double xFactor) {
    int kept = (int) Math.min(count, MOST_DOTS);
    Points points = new Points(Arrays.copyOf(x, kept), Arrays.copyOf(y, kept));
    return new Layer.Dots("", points.times(xFactor, 1));
  }

  /** How many points a cell must have to be black. */
  int black() {
    int[] full = Arrays.stream(cells).filter(n -> n > 0).sorted().toArray();
    return full.length == 0 ? 1 : full[(int) ((full.length - 1) * (1 - TOO_FULL))];
  }

  /** The density as a layer. */
  Layer density(String name, double xFactor) {
    Cells scaled = columns.times(xFactor);
    int black = black();
    float[] shades = new float[cells.length];
    for (int k = 0; k < shades.length; k++) {
      shades[k] = cells[k] == 0 ? 0 : shade((float) cells[k] / black);
    }
    return new Layer.Density(
        name, scaled.start(), rows.start(), scaled.width(), rows.width(), columns.count(), shades);
  }

  private static float shade(float fullness) {
    return FAINTEST + (1 - FAINTEST) * Math.min(1, fullness);
  }
}
