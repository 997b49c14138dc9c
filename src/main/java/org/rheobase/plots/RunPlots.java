package org.rheobase.plots;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Phase;
import org.rheobase.model.Plot;
import org.rheobase.model.RunPlan;
import org.rheobase.model.StateRecording;
import org.rheobase.model.ThresholdLevel;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.units.Dimension;

/**
 * The pictures of a run: what they need is gathered while the run goes on, in memory that does not
 * grow with it, and drawn at its end.
 */
public final class RunPlots {
  private final PlanRun run;
  private final Course course;
  private final List<Sketch> sketches = new ArrayList<>();

  /**
   * Gathers from now on what the pictures of the plan need, or else those that suit what it
   * records; before {@link PlanRun#prepare}.
   *
   * @throws PictureException if this Java runtime cannot draw pictures
   */
  public RunPlots(PlanRun run) {
    System.setProperty("java.awt.headless", "true");
    Drawing.require();
    this.run = run;
    RunPlan plan = run.plan();
    course =
        new Course(plan.duration(), plan.phases().getFirst().dt(), plan.populations().size() > 1);
    List<Plot> plots = plan.plots().isEmpty() ? DefaultPlots.of(plan) : plan.plots();
    plots.forEach(this::add);
  }

  private void add(Plot plot) {
    Sketch sketch = sketch(plot, group(plot.group()));
    run.simulation().listen(sketch);
    sketches.add(sketch);
  }

  private NeuronGroup group(String name) {
    return run.simulation().groups().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Sketch sketch(Plot plot, NeuronGroup group) {
    String name = group.name();
    int count = group.count();
    return switch (plot) {
      case Plot.Trace trace -> trace(trace, group);
      case Plot.Raster raster -> new RasterSketch(name, count, course, raster.title());
      case Plot.Rate rate -> new RateSketch(name, count, course, rate.bin(), rate.title());
      case Plot.RateAgainst against ->
          new CountSketch(name, count, counts -> against(against, group, counts));
      case Plot.Histogram histogram ->
          new CountSketch(
              name,
              count,
              counts -> new FiringRates(counts, name, course, histogram.title()).histogram());
    };
  }

  private Sketch trace(Plot.Trace trace, NeuronGroup group) {
    List<String> variables = new ArrayList<>(List.of(trace.variable()));
    variables.addAll(trace.dashed());
    StateMonitor monitor =
        run.observe(group, new StateRecording(variables, trace.neurons(), OptionalDouble.empty()));
    OptionalDouble level =
        trace.showsThreshold() ? level(group, trace.variable()) : OptionalDouble.empty();
    return new TraceSketch(trace, group, monitor.number(), level, course);
  }

  /** The threshold, if it is the same in all phases. */
  private OptionalDouble level(NeuronGroup group, String variable) {
    OptionalDouble level = ThresholdLevel.of(group, variable);
    Map<String, Constant> constants = new LinkedHashMap<>();
    for (Phase phase : run.plan().phases()) {
      constants.putAll(phase.constants());
      if (!ThresholdLevel.of(group.withConstants(constants), variable).equals(level)) {
        return OptionalDouble.empty();
      }
    }
    return level;
  }

  private Panel against(Plot.RateAgainst plot, NeuronGroup group, int[] counts) {
    FiringRates rates = new FiringRates(counts, group.name(), course, plot.title());
    if (plot.parameter().equals(Plot.RateAgainst.INDEX)) {
      double[] indices = IntStream.range(0, group.count()).asDoubleStream().toArray();
      return rates.against("neuron index", Dimension.NONE, indices);
    }
    return rates.against(
        plot.parameter(),
        group.dimension(plot.parameter()),
        run.simulation().values(group, plot.parameter()));
  }

  /** Whether there is nothing to draw: the model asks for no picture and records nothing. */
  public boolean isEmpty() {
    return sketches.isEmpty();
  }

  /**
   * Draws the pictures below each other to a file, once the run is over.
   *
   * @param path its name ends in {@code .png} or {@code .svg}
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path path) {
    Drawing.write(path, run.plan().name(), panels());
  }

  /** The panels, once the run is over. */
  List<Panel> panels() {
    return sketches.stream().map(Sketch::panel).toList();
  }
}
