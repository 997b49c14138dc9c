package org.rheobase.plots;

import java.util.List;
import java.util.Optional;
import org.rheobase.simulation.EventBlock;

/** A dot for each spike, time against neuron; where there are many, their density. */
final class RasterSketch implements Sketch {
  /** The part of the vertical axis that is left free at each end. */
  private static final double MARGIN = 0.02;

  /** The same in neurons; XChart makes room for a number that stands at an end, but writes none. */
  private static final double LEAST_MARGIN = 0.9;

  private final String group;
  private final int neurons;
  private final Course course;
  private final Optional<String> title;
  private final Cells columns;
  private final Cells rows;
  private final Cloud cloud;

  RasterSketch(String group, int neurons, Course course, Optional<String> title) {
    this.group = group;
    this.neurons = neurons;
    this.course = course;
    this.title = title;
    columns = Cells.times(course);
    rows = Cells.neurons(neurons);
    cloud = new Cloud(columns, rows);
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (block.group().equals(group)) {
      for (int k = 0; k < block.count(); k++) {
        add(block.steps()[k] * block.dt(), block.neurons()[k]);
      }
    }
  }

  /** Adds a spike. */
  void add(double seconds, int neuron) {
    cloud.add(seconds, neuron);
  }

  @Override
  public Panel panel() {
    double margin = Math.max(LEAST_MARGIN, neurons * MARGIN);
    Axis y = Axis.ofWhole(course.of(group, "neuron index"), -margin, neurons - 1 + margin);
    return new Panel(title, course.timeAxis(), y, List.of(layer()));
  }

  private Layer layer() {
    return cloud.isDense()
        ? cloud.density(scaleText(), course.timeFactor())
        : cloud.dots(course.timeFactor());
  }

  private String scaleText() {
    return "black: %s or more spikes in %s ms of %s"
        .formatted(
            Numbers.text((long) cloud.black()),
            Numbers.text(columns.width() * 1e3),
            rows.width() == 1 ? "a neuron" : Numbers.text((long) rows.width()) + " neurons");
  }
}
