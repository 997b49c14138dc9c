package org.rheobase.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;

/** What pictures look like: white, without frames, in colours that the colour-blind tell apart. */
final class Look {
  static final Color INK = new Color(0x222222);
  private static final Color TRANSPARENT = new Color(0, true);
  private static final Color GREY = new Color(0x666666);

  /** Okabe and Ito 2008, without yellow, which is faint on white. */
  private static final Color[] COLORS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x000000),
  };

  private static final BasicStroke SOLID = round(2);
  private static final BasicStroke DASHED = dashed(2, 7, 6);
  private static final BasicStroke THIN_DASHED = dashed(1.3f, 6, 4);
  private static final BasicStroke DOTTED = dashed(1.6f, 1.6f, 4);
  private static final BasicStroke LARGE_DOT = round(4);
  private static final BasicStroke SMALL_DOT = round(2.4f);

  /** So many dots are drawn large. */
  private static final int FEW = 2000;

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  static final Font NUMBER = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private Look() {}

  private static BasicStroke round(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static BasicStroke dashed(float width, float dash, float gap) {
    float[] pattern = {dash, gap};
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  /** How the lines of a layer are drawn. */
  static BasicStroke stroke(Layer layer) {
    return switch (layer) {
      case Layer.Line line -> line.isDashed() ? DASHED : SOLID;
      case Layer.Verticals verticals -> THIN_DASHED;
      case Layer.Level level -> DOTTED;
      case Layer.Dots dots -> dots.points().count() <= FEW ? LARGE_DOT : SMALL_DOT;
      case Layer.Density density -> SOLID;
      case Layer.Bars bars -> SOLID;
    };
  }

  /** The colour of a layer. */
  static Color color(Layer layer) {
    return switch (layer) {
      case Layer.Line line -> color(line.color());
      case Layer.Verticals verticals -> color(verticals.color());
      case Layer.Level level -> GREY;
      case Layer.Dots dots -> Color.BLACK;
      case Layer.Density density -> Color.BLACK;
      case Layer.Bars bars -> color(0);
    };
  }

  /** The colour of a number; after the last one they begin anew. */
  private static Color color(int number) {
    return COLORS[number % COLORS.length];
  }

  /** Makes sure that there are fonts; what is thrown otherwise depends on what is missing. */
  static void tryFonts() {
    TextLayout text = new TextLayout("0", LABEL, new FontRenderContext(null, true, false));
    if (text.getBounds().isEmpty()) {
      throw new IllegalStateException("letters have no size");
    }
  }

  /** Dresses the axes. */
  static void apply(XYStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(TITLE);
    styler.setChartTitleFontColor(INK);
    styler.setChartTitleBoxVisible(false);
    // XChart paints it over half of the axes' lines.
    styler.setPlotBackgroundColor(TRANSPARENT);
    styler.setPlotBorderVisible(false);
    styler.setPlotContentSize(1);
    styler.setChartPadding(14);
    applyToAxes(styler);
    styler.setLegendVisible(false);
  }

  private static void applyToAxes(XYStyler styler) {
    styler.setPlotGridLinesVisible(false);
    styler.setPlotTicksMarksVisible(false);
    styler.setPlotMargin(0);
    styler.setAxisTitleFont(LABEL);
    styler.setAxisTickLabelsFont(NUMBER);
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(INK);
    styler.setAxisTickMarksStroke(new BasicStroke(1));
    styler.setAxisTickMarkLength(5);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    // XChart sets the foot of a comma where the foot of other numbers is.
    styler.setXAxisDecimalPattern("0.######");
    styler.setYAxisDecimalPattern("#,##0.######");
  }
}
