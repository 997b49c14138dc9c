package org.rheobase.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the layers of a panel are called, in lines below it. */
final class Legend {
  private static final int LINE_HEIGHT = 20;
  private static final int SAMPLE = 34;
  private static final int GAP = 8;
  private static final int DISTANCE = 24;
  private static final int SQUARE = 12;

  /** Height of a sample above the foot of the letters. */
  private static final double MIDDLE = 4.5;

  private final int width;
  private final List<List<Entry>> lines = new ArrayList<>();

  /** A layer and its name. */
  private record Entry(Layer layer, TextLayout text) {
    double width() {
      return SAMPLE + GAP + text.getAdvance();
    }
  }

  /**
   * Lays out the legend; it is empty where nothing has to be told apart.
   *
   * @param width the width that there is
   */
  Legend(Panel panel, int width) {
    this.width = width;
    List<Layer> named = panel.named();
    if (named.size() > 1 || named.stream().anyMatch(Layer.Density.class::isInstance)) {
      named.forEach(this::add);
    }
  }

  private void add(Layer layer) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    Entry entry = new Entry(layer, new TextLayout(layer.name(), Look.NUMBER, context));
    if (lines.isEmpty() || width(lines.getLast()) + DISTANCE + entry.width() > width) {
      lines.add(new ArrayList<>());
    }
    lines.getLast().add(entry);
  }

  private static double width(List<Entry> line) {
    return line.stream().mapToDouble(Entry::width).sum() + (line.size() - 1) * DISTANCE;
  }

  int height() {
    return lines.size() * LINE_HEIGHT;
  }

  /** Draws the legend in the middle between a left and a right end. */
  void paint(Graphics2D graphics, double left, double right, double top) {
    for (int k = 0; k < lines.size(); k++) {
      double foot = top + k * LINE_HEIGHT + MIDDLE;
      double at = Math.max(0, (left + right - width(lines.get(k))) / 2);
      for (Entry entry : lines.get(k)) {
        paint(graphics, entry, at, foot);
        at += entry.width() + DISTANCE;
      }
    }
  }

  private static void paint(Graphics2D graphics, Entry entry, double at, double foot) {
    graphics.setColor(Look.color(entry.layer()));
    if (entry.layer() instanceof Layer.Density) {
      double left = at + SAMPLE - SQUARE;
      graphics.fill(new Rectangle2D.Double(left, foot - MIDDLE - SQUARE / 2.0, SQUARE, SQUARE));
    } else {
      BasicStroke stroke = Look.stroke(entry.layer());
      graphics.setStroke(stroke);
      graphics.draw(new Line2D.Double(at, foot - MIDDLE, at + SAMPLE, foot - MIDDLE));
    }
    graphics.setColor(Look.INK);
    AffineTransform place = AffineTransform.getTranslateInstance(at + SAMPLE + GAP, foot);
    graphics.fill(entry.text().getOutline(place));
  }
}
