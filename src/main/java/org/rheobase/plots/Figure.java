package org.rheobase.plots;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rheobase.model.Quantities;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.syntax.Source;

/**
 * A figure in the making: panels that stand below each other, in the order in which they are added.
 * {@link #dashed}, {@link #spikes} and {@link #threshold} add to the trace before them, {@link
 * #against} to the rate before it. Times are in seconds, values in SI base units; axes choose their
 * units by themselves.
 */
public final class Figure {
  private final String title;
  private final List<Part> parts = new ArrayList<>();
  private OptionalDouble duration = OptionalDouble.empty();

  Figure(String title) {
    this.title = title;
  }

  /** How long the simulation ran, such as {@code 1*s}: the end of the time axes. */
  public Figure duration(String time) {
    return duration(Quantities.parseTime(Source.of("duration", time)));
  }

  /**
   * How long the simulation ran, in seconds: the end of the time axes, and what rates are divided
   * by. Where nothing is said it is the time of the last sample or spike.
   */
  public Figure duration(double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a duration must be above 0, not %s s".formatted(seconds));
    }
    duration = OptionalDouble.of(seconds);
    return this;
  }

  /**
   * Adds a panel with a variable against time.
   *
   * @param neurons the neurons, a line for each; none: the first five recorded
   * @throws IllegalArgumentException if that is not recorded
   */
  public Figure trace(StateMonitor monitor, String variable, int... neurons) {
    parts.add(new Part.Trace(monitor, variable, neurons));
    return this;
  }

  /**
   * Draws another variable of the same monitor and unit dashed over the trace.
   *
   * @throws IllegalStateException if there is no trace before
   */
  public Figure dashed(String variable) {
    last(Part.Trace.class, "dashed", "trace").addDashed(variable);
    return this;
  }

  /**
   * Draws a dashed vertical line at each spike of the neurons of the trace.
   *
   * @throws IllegalStateException if there is no trace before
   */
  public Figure spikes(SpikeMonitor spikes) {
    last(Part.Trace.class, "spikes", "trace").setSpikes(spikes);
    return this;
  }

  /**
   * Draws a dotted horizontal line at the threshold.
   *
   * @throws IllegalArgumentException if the threshold is not of the form {@code variable >
   *     constant}
   * @throws IllegalStateException if there is no trace before
   */
  public Figure threshold() {
    last(Part.Trace.class, "threshold", "trace").showThreshold();
    return this;
  }

  /** Adds a panel with a dot for each spike, or with their density where there are many. */
  public Figure raster(SpikeMonitor spikes) {
    parts.add(new Part.Raster(spikes));
    return this;
  }

  /** Adds a panel with the mean rate of the population against time. */
  public Figure rate(SpikeMonitor spikes) {
    parts.add(new Part.Rate(spikes));
    return this;
  }

  /**
   * Draws, in place of the mean rate, the rate of each neuron against a value.
   *
   * @param label what the axis says
   * @param values one for each neuron
   * @throws IllegalStateException if there is no rate before
   */
  public Figure against(String label, double... values) {
    last(Part.Rate.class, "against", "rate").setAgainst(label, values);
    return this;
  }

  /** Adds a panel that shows how many neurons have which rate. */
  public Figure histogram(SpikeMonitor spikes) {
    parts.add(new Part.Histogram(spikes));
    return this;
  }

  private <P extends Part> P last(Class<P> kind, String addition, String panel) {
    if (parts.isEmpty() || !kind.isInstance(parts.getLast())) {
      throw new IllegalStateException("%s comes after a %s".formatted(addition, panel));
    }
    return kind.cast(parts.getLast());
  }

  /**
   * Draws the figure to a file.
   *
   * @param path its name ends in {@code .png} or {@code .svg}
   * @throws IllegalStateException if there is no panel
   * @throws PictureException if this Java runtime cannot draw pictures
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path path) {
    if (parts.isEmpty()) {
      throw new IllegalStateException("the figure has no panel");
    }
    Drawing.require();
    Course course = course();
    Drawing.write(path, title, parts.stream().map(part -> part.panel(course)).toList());
  }

  private Course course() {
    double end =
        duration.orElseGet(() -> parts.stream().mapToDouble(Part::end).max().orElseThrow());
    double dt = parts.stream().mapToDouble(Part::dt).min().orElseThrow();
    return new Course(end, dt, false);
  }
}
