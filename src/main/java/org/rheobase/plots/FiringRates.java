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
  private static final int BARS = 50;

  /** Against a value of each neuron: a line where the values rise, else dots. */
  Panel against(String parameter, Dimension dimension, double[] values) {
    Scale scale =
        Scale.of(dimension, Arrays.stream(values).map(Math::abs).max().orElse(0));
    return against(scale.label(parameter), new Points(values, rates()).times(scale.factor(), 1));
  }

  /** Against a value of each neuron, which is a point's place on the horizontal axis. */
  private Panel against(String label, Points points) {
    double least = Arrays.stream(points.x()).min().orElse(0);
    double greatest = Arrays.stream(points.x()).max().orElse(1);
    return new Panel(
        title,
        Axis.around(course.of(group, label), least, greatest),
        Axis.from0("firing rate (sp/s)", points.highest()),
        List.of(isRising(points.x()) ? line(points) : cloud(points, least, greatest)));
  }

  private double[] rates() {
    return Arrays.stream(counts).mapToDouble(count -> count / course.end()).toArray();
  }

  private static boolean isRising(double[] values) {
    return values[0] < values[values.length - 1]
        && IntStream.range(1, values.length).allMatch(k -> values[k - 1] <= values[k]);
  }

  private static Layer line(Points points) {
    Trail trail = new Trail();
    for (int k = 0; k < points.count(); k++) {
      trail.add(points.x()[k], points.y()[k]);
    }
    return new Layer.Line("", trail.points(), false, 0);
  }

  private static Layer cloud(Points points, double least, double greatest) {
    Cloud cloud =
        new Cloud(Cells.columns(least, greatest), Cells.rows(0, Math.max(1, points.highest())));
    for (int k = 0; k < points.count(); k++) {
      cloud.add(points.x()[k], points.y()[k]);
    }
    String scale = "black: %s or more neurons".formatted(Numbers.text(cloud.black()));
    return cloud.isDense() ? cloud.density(scale, 1) : cloud.dots(1);
  }

  /** How many neurons have which rate. Each bar stands for as many possible numbers of spikes. */
  Panel histogram() {
    int least = Arrays.stream(counts).min().orElse(0);
    int greatest = Arrays.stream(counts).max().orElse(0);
    int each = Math.ceilDiv(greatest - least + 1, BARS);
    double[] heights = new double[Math.ceilDiv(greatest - least + 1, each)];
    for (int count : counts) {
      heights[(count - least) / each]++;
    }
    double left = (least - 0.5) / course.end();
    double width = each / course.end();
    return new Panel(
        title,
        Axis.around(
            course.of(group, "firing rate") + " (sp/s)", left, left + heights.length * width),
        Axis.from0("neurons", Arrays.stream(heights).max().orElse(1)),
        List.of(new Layer.Bars("", left, width, heights)));
  }
}
