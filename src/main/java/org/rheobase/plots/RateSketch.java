package org.rheobase.plots;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.rheobase.simulation.EventBlock;

/**
 * The mean firing rate of a population against time: spikes in a bin of time, over the number of
 * neurons and the bin's width. Spikes must come in the order of time.
 */
final class RateSketch implements Sketch {
  /** The number of bins is at most this where nothing is said of their width. */
  private static final int BINS = 200;

  /** Spikes whose time is just below the start of a bin because of rounding belong to it. */
  private static final double SLACK = 1e-6;

  private final String group;
  private final int neurons;
  private final Course course;
  private final Optional<String> title;
  private final double width;
  private final Trail trail = new Trail();
  private long bin;
  private long inBin;

  RateSketch(
      String group, int neurons, Course course, OptionalDouble width, Optional<String> title) {
    this.group = group;
    this.neurons = neurons;
    this.course = course;
    this.title = title;
    this.width = wholeSteps(width.orElseGet(() -> suitableWidth(course)), course);
  }

  private static double wholeSteps(double width, Course course) {
    return Math.clamp(Math.round(width / course.dt()), 1, course.steps()) * course.dt();
  }

  /** The least of 1, 2, 5, 10, … steps with which the bins are not too many. */
  private static double suitableWidth(Course course) {
    double least = (double) course.steps() / BINS;
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, least))));
    double steps =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(candidate -> candidate >= least)
            .findFirst()
            .orElseThrow();
    return steps * course.dt();
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (block.group().equals(group)) {
      for (int k = 0; k < block.count(); k++) {
        add(block.steps()[k] * block.dt());
      }
    }
  }

  /** Adds a spike. */
  void add(double seconds) {
    closeBinsBefore((long) Math.floor(seconds / width + SLACK));
    inBin++;
  }

  private void closeBinsBefore(long next) {
    while (bin < next) {
      trail.add((bin + 0.5) * width, inBin / (neurons * width));
      inBin = 0;
      bin++;
    }
  }

  @Override
  public Panel panel() {
    closeBinsBefore(Math.max(1, (long) Math.floor(course.end() / width + SLACK)));
    Points points = trail.points().times(course.timeFactor(), 1);
    String remark =
        ", bins of %s %s".formatted(Numbers.text(width * course.timeFactor()), course.timeUnit());
    return new Panel(
        title,
        course.timeAxis(remark),
        Axis.from0(course.of(group, "mean rate") + " (sp/s)", points.highest()),
        List.of(new Layer.Line("", points, false, 0)));
  }
}
