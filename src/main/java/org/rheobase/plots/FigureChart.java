package org.rheobase.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/** Panels one below the other, as XChart's encoders take them. */
final class FigureChart implements IChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT_OF_SINGLE = 420;
  private static final int HEIGHT_OF_SEVERAL = 320;

  private final String title;
  private final List<PanelChart> panels = new ArrayList<>();

  FigureChart(String title, List<Panel> panels) {
    this.title = title;
    int height = panels.size() == 1 ? HEIGHT_OF_SINGLE : HEIGHT_OF_SEVERAL;
    for (Panel panel : panels) {
      String above = panel.title().orElse(this.panels.isEmpty() ? title : "");
      this.panels.add(new PanelChart(panel, above, WIDTH, height));
    }
    align();
  }

  /** Axes whose numbers are short move right to those whose numbers are long. */
  private void align() {
    BufferedImage scrap = new BufferedImage(WIDTH, 1, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = scrap.createGraphics();
    panels.forEach(panel -> panel.paint(graphics));
    graphics.dispose();
    int widest = panels.stream().mapToInt(PanelChart::leftWidth).max().orElse(0);
    panels.forEach(panel -> panel.widenLeft(widest));
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    int top = 0;
    for (PanelChart panel : panels) {
      graphics.translate(0, top);
      panel.paint(graphics);
      graphics.translate(0, -top);
      top += panel.height();
    }
  }

  @Override
  public int getWidth() {
    return WIDTH;
  }

  @Override
  public int getHeight() {
    return panels.stream().mapToInt(PanelChart::height).sum();
  }

  @Override
  public String getTitle() {
    return title;
  }

  /** The contents of a file with the picture. */
  byte[] encoded(PictureFormat format) {
    try {
      return ChartEncoder.getBytes(this, format.extension());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw the picture: " + e.getMessage(), e);
    }
  }
}
