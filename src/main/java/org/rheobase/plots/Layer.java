package org.rheobase.plots;

/** Something drawn between the axes of a panel, in the units of the axes. */
sealed interface Layer {
  /** What the legend calls it; empty: it is not in the legend. */
  String name();

  /**
   * A line through points.
   *
   * @param color number of its colour
   */
  record Line(String name, Points points, boolean isDashed, int color) implements Layer {}

  /** Dashed vertical lines. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
  record Verticals(String name, double[] places, int color) implements Layer {}

  /** A dotted horizontal line. */
  record Level(String name, double height) implements Layer {}

  /** A dot for each point. */
  record Dots(String name, Points points) implements Layer {}

  /**
   * Cells, the darker the more they hold.
   *
   * @param left where the first column begins
   * @param bottom where the first row begins
   * @param width of a cell
   * @param height of a cell
   * @param columns number of columns
   * @param shades of each cell, from 0 (white) to 1 (black); row after row, the lowest first
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
  record Density(
      String name,
      double left,
      double bottom,
      double width,
      double height,
      int columns,
      float[] shades)
      implements Layer {

    /** Number of rows. */
    int rows() {
      return shades.length / columns;
    }
  }

  /**
   * Bars that stand side by side.
   *
   * @param left where the first one begins
   * @param width of each
   * @param heights their heights
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
  record Bars(String name, double left, double width, double[] heights) implements Layer {}
}
