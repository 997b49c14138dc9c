package org.rheobase.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/**
 * A panel with its size. XChart draws the title and the axes. The layers are drawn upon that as
 * whole paths, since XChart draws a line piece by piece, which makes no dashes and huge SVG files;
 * the legend, since XChart's is a single line and cut off if it is too long.
 */
final class PanelChart {
  /** Room below the legend. */
  private static final int FOOT = 10;

  private final Panel panel;
  private final XYChart chart;
  private final Legend legend;

  PanelChart(Panel panel, String title, int width, int height) {
    this.panel = panel;
    legend = new Legend(panel, width);
    chart = new XYChart(width, height - legendRoom());
    chart.setTitle(title);
    chart.setXAxisTitle(panel.x().label());
    chart.setYAxisTitle(panel.y().label());
    XYStyler styler = chart.getStyler();
    Look.apply(styler);
    styler.setXAxisMin(panel.x().min()).setXAxisMax(panel.x().max());
    styler.setYAxisMin(panel.y().min()).setYAxisMax(panel.y().max());
    if (panel.y().isWhole()) {
      double one = chart.getHeight() / (panel.y().max() - panel.y().min());
      styler.setYAxisTickMarkSpacingHint(Math.max(styler.getYAxisTickMarkSpacingHint(), (int) one));
    }
  }

  private int legendRoom() {
    return legend.height() == 0 ? 0 : legend.height() + FOOT;
  }

  /** Draws the panel with its upper left corner at the origin. */
  void paint(Graphics2D graphics) {
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    LayerPainter painter = new LayerPainter(graphics, chart, panel);
    panel.layers().forEach(painter::paint);
    painter.finish();
    double left = chart.getScreenXFromChart(panel.x().min());
    double right = chart.getScreenXFromChart(panel.x().max());
    legend.paint(graphics, left, right, chart.getHeight() + FOOT / 2.0);
  }

  int height() {
    return chart.getHeight() + legendRoom();
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
