package org.rheobase.plots;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A panel with its size. XChart draws title, axes and legend, and the layers are drawn upon that as
 * whole paths: XChart draws a line piece by piece, which makes no dashes, and huge SVG files.
 */
final class PanelChart {
  private static final double[] NOWHERE = {Double.NaN};

  private final Panel panel;
  private final XYChart chart;

  PanelChart(Panel panel, String title, int width, int height) {
    this.panel = panel;
    chart = new XYChart(width, height);
    chart.setTitle(title);
    chart.setXAxisTitle(panel.x().label());
    chart.setYAxisTitle(panel.y().label());
    XYStyler styler = chart.getStyler();
    Look.apply(styler);
    styler.setXAxisMin(panel.x().min()).setXAxisMax(panel.x().max());
    styler.setYAxisMin(panel.y().min()).setYAxisMax(panel.y().max());
    addLegend(panel.named());
  }

  /** XChart's legend lists series; these here have a single point, which is nowhere. */
  private void addLegend(List<Layer> layers) {
    boolean isNeeded =
        layers.size() > 1 || layers.stream().anyMatch(Layer.Density.class::isInstance);
    chart.getStyler().setLegendVisible(isNeeded);
    layers.forEach(this::addToLegend);
    if (layers.isEmpty()) {
      chart.addSeries("nothing", NOWHERE, NOWHERE);
    }
  }

  private void addToLegend(Layer layer) {
    String name = layer.name();
    while (chart.getSeries(name) != null) {
      name += " ";
    }
    XYSeries series = chart.addSeries(name, NOWHERE, NOWHERE);
    boolean isArea = layer instanceof Layer.Density;
    series.setLineStyle(isArea ? SeriesLines.NONE : Look.stroke(layer));
    series.setLineColor(Look.color(layer));
    series.setMarker(isArea ? SeriesMarkers.SQUARE : SeriesMarkers.NONE);
    series.setMarkerColor(Look.color(layer));
  }

  /** Draws the panel with its upper left corner at the origin. */
  void paint(Graphics2D graphics) {
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    LayerPainter painter = new LayerPainter(graphics, chart, panel);
    panel.layers().forEach(painter::paint);
    painter.finish();
  }

  int height() {
    return chart.getHeight();
  }

  /** The room to the left of the vertical axis, known once the panel was painted. */
  int leftWidth() {
    return (int) Math.ceil(chart.getYAxisLeftWidth());
  }

  /** Makes that room wider, so that the axes of several panels stand above each other. */
  void widenLeft(int width) {
    chart.getStyler().setYAxisLeftWidthHint(width);
  }
}
