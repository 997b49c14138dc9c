package org.rheobase.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.Plot;
import org.rheobase.model.ThresholdLevel;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.units.Dimension;

/** A panel of a {@link Figure}, drawn from what monitors have kept. */
abstract class Part {
  private static final double USUAL_DT = 1e-4;

  /** The time step in seconds, as far as it shows. */
  abstract double dt();

  /** The end of the time that is covered, in seconds. */
  abstract double end();

  /** The panel. */
  abstract Panel panel(Course course);

  /** Variables against time. */
  static final class Trace extends Part {
    private final StateMonitor monitor;
    private final String variable;
    private final NeuronSelection neurons;
    private final List<String> dashed = new ArrayList<>();
    private Optional<SpikeMonitor> spikes = Optional.empty();
    private OptionalDouble level = OptionalDouble.empty();

    Trace(StateMonitor monitor, String variable, int... neurons) {
      this.monitor = monitor;
      this.variable = variable;
      int[] chosen =
          neurons.length > 0
              ? neurons
              : Arrays.stream(monitor.neurons()).limit(Plot.Trace.FIRST_NEURONS).toArray();
      this.neurons = NeuronSelection.of(chosen);
      requireRecorded(variable);
    }

    /** The monitor refuses what it has not recorded. */
    private void requireRecorded(String name) {
      Arrays.stream(indices()).forEach(neuron -> monitor.values(name, neuron));
    }

    private int[] indices() {
      return neurons.indices(group().count());
    }

    void addDashed(String other) {
      requireRecorded(other);
      dashed.add(other);
    }

    void setSpikes(SpikeMonitor monitor) {
      spikes = Optional.of(monitor);
    }

    void showThreshold() {
      level = ThresholdLevel.of(group(), variable);
      if (level.isEmpty()) {
        throw new IllegalArgumentException(
            "there is no fixed threshold for '%s' of population '%s'"
                .formatted(variable, group().name()));
      }
    }

    private NeuronGroup group() {
      return monitor.group();
    }

    @Override
    double dt() {
      double[] times = monitor.times();
      return times.length > 1 ? times[1] - times[0] : USUAL_DT;
    }

    @Override
    double end() {
      return Arrays.stream(monitor.times()).max().orElse(0) + dt();
    }

    @Override
    Panel panel(Course course) {
      Plot.Trace plot =
          new Plot.Trace(
              group().name(),
              variable,
              dashed,
              neurons,
              spikes.isPresent(),
              false,
              Optional.empty());
      TraceSketch sketch = new TraceSketch(plot, group(), monitor.number(), level, course);
      add(sketch, 0, variable);
      IntStream.range(0, dashed.size()).forEach(k -> add(sketch, k + 1, dashed.get(k)));
      spikes.ifPresent(recorded -> {
        int[] spiking = recorded.neurons();
        double[] times = recorded.times();
        IntStream.range(0, times.length).forEach(k -> sketch.addSpike(spiking[k], times[k]));
      });
      return sketch.panel();
    }

    private void add(TraceSketch sketch, int place, String name) {
      double[] times = monitor.times();
      int[] indices = indices();
      for (int neuron = 0; neuron < indices.length; neuron++) {
        double[] values = monitor.values(name, indices[neuron]);
        for (int k = 0; k < times.length; k++) {
          sketch.add(place, neuron, times[k], values[k]);
        }
      }
    }
  }

  /** What is drawn of spikes alone. */
  abstract static class OfSpikes extends Part {
    final SpikeMonitor spikes;

    OfSpikes(SpikeMonitor spikes) {
      this.spikes = spikes;
    }

    @Override
    double dt() {
      int[] steps = spikes.steps();
      double[] times = spikes.times();
      return IntStream.range(0, steps.length)
          .filter(k -> steps[k] > 0)
          .mapToDouble(k -> times[k] / steps[k])
          .findFirst()
          .orElse(USUAL_DT);
    }

    @Override
    double end() {
      return Arrays.stream(spikes.times()).max().orElse(0) + dt();
    }

    int neurons() {
      return spikes.counts().length;
    }
  }

  /** A dot for each spike. */
  static final class Raster extends OfSpikes {
    Raster(SpikeMonitor spikes) {
      super(spikes);
    }

    @Override
    Panel panel(Course course) {
      RasterSketch sketch = new RasterSketch("", neurons(), course, Optional.empty());
      double[] times = spikes.times();
      int[] spiking = spikes.neurons();
      IntStream.range(0, times.length).forEach(k -> sketch.add(times[k], spiking[k]));
      return sketch.panel();
    }
  }

  /** The rate of the population against time, or that of each neuron against a value. */
  static final class Rate extends OfSpikes {
    private String label = "";
    private double[] values = {};

    Rate(SpikeMonitor spikes) {
      super(spikes);
    }

    void setAgainst(String newLabel, double... newValues) {
      if (newValues.length != neurons()) {
        throw new IllegalArgumentException(
            "there are %d neurons and %d values of %s"
                .formatted(neurons(), newValues.length, newLabel));
      }
      label = newLabel;
      values = newValues.clone();
    }

    @Override
    Panel panel(Course course) {
      return values.length > 0
          ? new FiringRates(spikes.counts(), "", course, Optional.empty())
              .against(label, Dimension.NONE, values)
          : ofPopulation(course);
    }

    private Panel ofPopulation(Course course) {
      RateSketch sketch =
          new RateSketch("", neurons(), course, OptionalDouble.empty(), Optional.empty());
      Arrays.stream(spikes.times()).forEach(sketch::add);
      return sketch.panel();
    }
  }

  /** How many neurons have which rate. */
  static final class Histogram extends OfSpikes {
    Histogram(SpikeMonitor spikes) {
      super(spikes);
    }

    @Override
    Panel panel(Course course) {
      return new FiringRates(spikes.counts(), "", course, Optional.empty()).histogram();
    }
  }
}
