package org.rheobase.plots;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rheobase.units.Dimension;

/**
 * Panels of the firing rates of neurons: number of spikes over duration.
 *
 * @param counts number of spikes of each neuron
 * @param group the population
 * @param title what is written above
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
record FiringRates(int[] counts, String group, Course course, Optional<String> title) {
  /** The largest number of neurons whose rates are joined by a line: about one a pixel. */
  private static final int MOST_ON_LINE = 1000;

  private static final int BARS = 50;
  private static final int ROWS = 100;

  /** Against a value of each neuron: a line where the values rise, else a dot a neuron. */
  Panel against(String parameter, Dimension dimension, double[] values) {
    Scale scale = Scale.of(dimension, Arrays.stream(values).map(Math::abs).max().orElse(0));
    Points points = new Points(values, rates()).times(scale.factor(), 1);
    Cells columns = Cells.columns(points.x());
    boolean isLine = points.count() <= MOST_ON_LINE && isRising(points.x());
    return new Panel(
        title,
        columns.axis(scale.label(course.of(group, parameter))),
        Axis.from0("firing rate (sp/s)", points.highest() + 0.5 / course.end()),
        List.of(isLine ? new Layer.Line("", points, false, 0) : cloud(points, columns)));
  }

  private double[] rates() {
    return Arrays.stream(counts).mapToDouble(count -> count / course.end()).toArray();
  }

  private static boolean isRising(double[] values) {
    return values[0] < values[values.length - 1]
        && IntStream.range(1, values.length).allMatch(k -> values[k - 1] <= values[k]);
  }

  private Layer cloud(Points points, Cells columns) {
    int greatest = Arrays.stream(counts).max().orElse(0);
    Cloud cloud = new Cloud(columns, Cells.counts(0, greatest, ROWS).times(1 / course.end()));
    for (int k = 0; k < points.count(); k++) {
      cloud.add(points.x()[k], points.y()[k]);
    }
    String scale = "black: %s or more neurons".formatted(Numbers.text((long) cloud.black()));
    return cloud.isDense() ? cloud.density(scale, 1) : cloud.dots(1);
  }

  /** How many neurons have which rate. */
  Panel histogram() {
    int least = Arrays.stream(counts).min().orElse(0);
    int greatest = Arrays.stream(counts).max().orElse(0);
    Cells bars = Cells.counts(least, greatest, BARS);
    double[] heights = new double[bars.count()];
    for (int count : counts) {
      heights[bars.of(count)]++;
    }
    Cells rates = bars.times(1 / course.end());
    return new Panel(
        title,
        rates.axis(course.of(group, "firing rate") + " (sp/s)"),
        Axis.from0("neurons", Arrays.stream(heights).max().orElse(1)),
        List.of(new Layer.Bars("", rates.start(), rates.width(), heights)));
  }
}
