package org.rheobase.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Plot;
import org.rheobase.simulation.EventBlock;
import org.rheobase.simulation.TraceBlock;

/** Variables of some neurons against time, with their spikes and the threshold. */
final class TraceSketch implements Sketch {
  private final Plot.Trace plot;
  private final NeuronGroup group;
  private final int monitor;
  private final OptionalDouble level;
  private final Course course;
  private final int[] neurons;
  private final List<String> variables = new ArrayList<>();
  private final List<List<Trail>> trails;
  private final SpikeMarks spikes;

  /**
   * Prepares to gather.
   *
   * @param monitor number of the monitor that records the variables
   * @param level the threshold, if it is to be drawn
   */
  TraceSketch(
      Plot.Trace plot, NeuronGroup group, int monitor, OptionalDouble level, Course course) {
    this.plot = plot;
    this.group = group;
    this.monitor = monitor;
    this.level = level;
    this.course = course;
    neurons = plot.neurons().indices(group.count());
    variables.add(plot.variable());
    variables.addAll(plot.dashed());
    trails = variables.stream().map(variable -> newTrails()).toList();
    spikes = new SpikeMarks(neurons.length);
  }

  private List<Trail> newTrails() {
    return IntStream.range(0, neurons.length).mapToObj(k -> new Trail()).toList();
  }

  @Override
  public void onTraces(TraceBlock block) {
    if (block.monitor() == monitor) {
      for (int variable = 0; variable < trails.size(); variable++) {
        HostArray values = block.values().get(variable);
        for (int at = 0; at < block.samples() * block.width(); at++) {
          double seconds = block.time(at / block.width());
          add(variable, at % block.width(), seconds, values.value(at));
        }
      }
    }
  }

  /**
   * Adds a sample.
   *
   * @param variable place of the variable: 0, or that among the dashed ones from 1 on
   * @param neuron place of the neuron among those drawn
   */
  void add(int variable, int neuron, double seconds, double value) {
    trails.get(variable).get(neuron).add(seconds, value);
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (plot.showsSpikes() && block.group().equals(group.name())) {
      for (int k = 0; k < block.count(); k++) {
        addSpike(block.neurons()[k], block.steps()[k] * block.dt());
      }
    }
  }

  /** Adds a spike of a neuron, which need not be one of those drawn. */
  void addSpike(int neuron, double seconds) {
    int place = plot.neurons().slot(neuron);
    if (place >= 0) {
      spikes.add(place, seconds);
    }
  }

  @Override
  public Panel panel() {
    List<List<Points>> points =
        trails.stream().map(ofVariable -> ofVariable.stream().map(Trail::points).toList()).toList();
    double low = lowest(points);
    double high = highest(points);
    Scale scale =
        Scale.of(group.dimension(plot.variable()), Math.max(Math.abs(low), Math.abs(high)));
    List<Layer> layers = new ArrayList<>(lines(points, scale));
    level.ifPresent(height -> layers.add(new Layer.Level("threshold", height * scale.factor())));
    layers.addAll(spikes.layers(course.timeFactor(), variables.size()));
    String label = course.of(group.name(), plot.variable());
    return new Panel(
        plot.title(),
        course.timeAxis(remark()),
        Axis.around(scale.label(label), low * scale.factor(), high * scale.factor()),
        layers);
  }

  private String remark() {
    return spikes.omission().isEmpty() ? "" : "; " + spikes.omission();
  }

  private double lowest(List<List<Points>> points) {
    return DoubleStream.concat(
            points.stream().flatMap(List::stream).mapToDouble(Points::lowest), level.stream())
        .min()
        .orElse(0);
  }

  private double highest(List<List<Points>> points) {
    return DoubleStream.concat(
            points.stream().flatMap(List::stream).mapToDouble(Points::highest), level.stream())
        .max()
        .orElse(1);
  }

  private List<Layer> lines(List<List<Points>> points, Scale scale) {
    List<Layer> lines = new ArrayList<>();
    for (int variable = 0; variable < points.size(); variable++) {
      for (int neuron = 0; neuron < neurons.length; neuron++) {
        Points scaled = points.get(variable).get(neuron).times(course.timeFactor(), scale.factor());
        int color = neurons.length == 1 ? variable : neuron;
        lines.add(new Layer.Line(name(variable, neuron), scaled, variable > 0, color));
      }
    }
    return lines;
  }

  private String name(int variable, int neuron) {
    String ofVariable = variables.get(variable);
    if (neurons.length == 1) {
      return ofVariable;
    }
    String ofNeuron = "neuron " + neurons[neuron];
    return variables.size() == 1 ? ofNeuron : ofVariable + ", " + ofNeuron;
  }
}
