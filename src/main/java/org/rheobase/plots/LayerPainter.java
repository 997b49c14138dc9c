package org.rheobase.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;

/** Draws layers between the axes of a chart, which must have been painted. */
final class LayerPainter {
  private static final int WHITE = 0xFF;

  private final Graphics2D graphics;
  private final Shape clip;
  private final Rectangle2D area;
  private final Axis x;
  private final Axis y;

  LayerPainter(Graphics2D graphics, XYChart chart, Panel panel) {
    this.graphics = graphics;
    x = panel.x();
    y = panel.y();
    double left = chart.getScreenXFromChart(x.min());
    double top = chart.getScreenYFromChart(y.max());
    double width = chart.getScreenXFromChart(x.max()) - left;
    double height = chart.getScreenYFromChart(y.min()) - top;
    area = new Rectangle2D.Double(left, top, width, height);
    clip = graphics.getClip();
    graphics.clip(area);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Leaves the graphics as others expect it. */
  void finish() {
    graphics.setClip(clip);
    graphics.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_DEFAULT);
  }

  private double right(double value) {
    return area.getX() + (value - x.min()) / (x.max() - x.min()) * area.getWidth();
  }

  private double down(double value) {
    return area.getMaxY() - (value - y.min()) / (y.max() - y.min()) * area.getHeight();
  }

  void paint(Layer layer) {
    graphics.setColor(Look.color(layer));
    graphics.setStroke(Look.stroke(layer));
    switch (layer) {
      case Layer.Line line -> graphics.draw(path(line.points()));
      case Layer.Verticals verticals -> graphics.draw(path(verticals));
      case Layer.Level level -> graphics.draw(path(level));
      case Layer.Dots dots -> graphics.draw(path(dots));
      case Layer.Density density -> paint(density);
      case Layer.Bars bars -> graphics.fill(path(bars));
    }
  }

  private Path2D path(Points points) {
    Path2D path = new Path2D.Double();
    boolean isDrawing = false;
    for (int k = 0; k < points.count(); k++) {
      boolean isPoint = Double.isFinite(points.y()[k]);
      if (isPoint && isDrawing) {
        path.lineTo(right(points.x()[k]), down(points.y()[k]));
      } else if (isPoint) {
        path.moveTo(right(points.x()[k]), down(points.y()[k]));
      }
      isDrawing = isPoint;
    }
    return path;
  }

  private Path2D path(Layer.Verticals verticals) {
    Path2D path = new Path2D.Double();
    for (double place : verticals.places()) {
      path.moveTo(right(place), area.getMaxY());
      path.lineTo(right(place), area.getY());
    }
    return path;
  }

  private Path2D path(Layer.Level level) {
    Path2D path = new Path2D.Double();
    path.moveTo(area.getX(), down(level.height()));
    path.lineTo(area.getMaxX(), down(level.height()));
    return path;
  }

  /** Dots are lines of no length, drawn with a round end. */
  private Path2D path(Layer.Dots dots) {
    Path2D path = new Path2D.Double();
    for (int k = 0; k < dots.points().count(); k++) {
      double across = right(dots.points().x()[k]);
      double along = down(dots.points().y()[k]);
      path.moveTo(across, along);
      path.lineTo(across, along);
    }
    return path;
  }

  private Path2D path(Layer.Bars bars) {
    Path2D path = new Path2D.Double();
    for (int k = 0; k < bars.heights().length; k++) {
      double from = right(bars.left() + k * bars.width());
      double to = right(bars.left() + (k + 1) * bars.width());
      double top = down(bars.heights()[k]);
      path.append(new Rectangle2D.Double(from, top, to - from, down(0) - top), false);
    }
    return path;
  }

  /** An image with a dot a cell, stretched. */
  private void paint(Layer.Density density) {
    int rows = density.rows();
    BufferedImage image = new BufferedImage(density.columns(), rows, BufferedImage.TYPE_BYTE_GRAY);
    for (int cell = 0; cell < density.shades().length; cell++) {
      int grey = Math.round(WHITE * (1 - density.shades()[cell]));
      int row = rows - 1 - cell / density.columns();
      image.getRaster().setSample(cell % density.columns(), row, 0, grey);
    }
    double left = right(density.left());
    double top = down(density.bottom() + rows * density.height());
    double width = right(density.left() + density.width()) - left;
    double height = down(density.bottom()) - down(density.bottom() + density.height());
    graphics.drawImage(image, new AffineTransform(width, 0, 0, height, left, top), null);
  }
}
