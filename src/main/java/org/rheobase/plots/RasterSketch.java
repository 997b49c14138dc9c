package org.rheobase.plots;

import java.util.List;
import org.rheobase.model.Plot;
import org.rheobase.simulation.EventBlock;

/**
 * A dot for each spike or other event, time against neuron; where there are many, their density.
 */
final class RasterSketch implements Sketch {
  /** The part of the vertical axis that is left free at each end. */
  private static final double MARGIN = 0.02;

  /** The same in neurons; XChart makes room for a number that stands at an end, but writes none. */
  private static final double LEAST_MARGIN = 0.9;

  private final Plot.Raster plot;
  private final int neurons;
  private final Course course;
  private final Cells columns;
  private final Cells rows;
  private final Cloud cloud;

  RasterSketch(Plot.Raster plot, int neurons, Course course) {
    this.plot = plot;
    this.neurons = neurons;
    this.course = course;
    columns = Cells.times(course);
    rows = Cells.neurons(neurons);
    cloud = new Cloud(columns, rows);
  }

  @Override
  public void onSpikes(EventBlock block) {
    take(block);
  }

  @Override
  public void onEvents(EventBlock block) {
    take(block);
  }

  private void take(EventBlock block) {
    if (block.group().equals(plot.group()) && block.event().equals(plot.event())) {
      for (int k = 0; k < block.count(); k++) {
        add(block.steps()[k] * block.dt(), block.neurons()[k]);
      }
    }
  }

  /** Adds an event. */
  void add(double seconds, int neuron) {
    cloud.add(seconds, neuron);
  }

  @Override
  public Panel panel() {
    double margin = Math.max(LEAST_MARGIN, neurons * MARGIN);
    String label = plot.isOfSpikes() ? "neuron index" : "neuron index, " + plot.event();
    Axis y = Axis.ofWhole(course.of(plot.group(), label), -margin, neurons - 1 + margin);
    return new Panel(plot.title(), course.timeAxis(), y, List.of(layer()));
  }

  private Layer layer() {
    return cloud.isDense()
        ? cloud.density(scaleText(), course.timeFactor())
        : cloud.dots(course.timeFactor());
  }

  private String scaleText() {
    return "black: %s or more %s in %s ms of %s"
        .formatted(
            Numbers.text((long) cloud.black()),
            plot.isOfSpikes() ? "spikes" : "times " + plot.event(),
            Numbers.text(columns.width() * 1e3),
            rows.width() == 1 ? "a neuron" : Numbers.text((long) rows.width()) + " neurons");
  }
}
