package org.rheobase.simulation;

import java.util.List;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Ticks;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.Quantities;
import org.rheobase.model.Subgroup;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;

/**
 * Variables of a population, or of a part of it, recorded at the start of steps and kept in memory:
 * one value for each variable, recorded neuron and sample. Which neurons and how often is said
 * before the first run. Neurons of a part are numbered from 0.
 */
public final class StateMonitor implements Listener {
  private final Subgroup source;
  private final List<String> variables;
  private final int number;
  private final Blocks<TraceBlock> blocks = new Blocks<>();
  private NeuronSelection selection = new NeuronSelection.All();

  /** Time from sample to sample in seconds; 0: every step. */
  private double interval;

  StateMonitor(Subgroup source, List<String> variables, int number) {
    this.source = source;
    this.variables = List.copyOf(variables);
    this.number = number;
  }

  /**
   * Records these neurons only.
   *
   * @throws ModelError if there is no such neuron
   */
  public StateMonitor neurons(int... neurons) {
    return neurons(NeuronSelection.of(neurons));
  }

  /**
   * Records these neurons only.
   *
   * @throws ModelError if there is no such neuron
   */
  public StateMonitor neurons(NeuronSelection neurons) {
    requireNothingRecorded();
    neurons.requireWithin(
        source.count(), Source.of("neurons of " + name(), neurons.toString()).whole());
    selection = neurons;
    return this;
  }

  private String name() {
    return source.isWhole() ? source.group().name() : source.toString();
  }

  /**
   * Records at the multiples of this time: at the start of the step that begins there, or of the
   * next one if none does.
   *
   * @param time a time with its unit, such as {@code 1*ms}, at least a time step
   */
  public StateMonitor every(String time) {
    return every(Quantities.parseTime(Source.of("every", time)));
  }

  StateMonitor every(double seconds) {
    requireNothingRecorded();
    interval = seconds;
    return this;
  }

  private void requireNothingRecorded() {
    if (!blocks.isEmpty()) {
      throw new IllegalStateException("what is recorded must be said before the first run");
    }
  }

  @Override
  public void onTraces(TraceBlock block) {
    if (block.monitor() == number) {
      blocks.add(block);
    }
  }

  /** Its number among the monitors of the simulation. */
  public int number() {
    return number;
  }

  Blocks<TraceBlock> blocks() {
    return blocks;
  }

  /** The population recorded. */
  public NeuronGroup group() {
    return source.group();
  }

  /** The variables recorded. */
  public List<String> variables() {
    return variables;
  }

  /** The neurons recorded, by their numbers in the population. */
  NeuronSelection selection() {
    return source.selection(selection);
  }

  /**
   * When samples are taken.
   *
   * @throws IllegalArgumentException if the clock's steps are longer than the time between samples
   */
  Ticks ticks(Clock clock) {
    if (!Ticks.fits(interval, clock.dt())) {
      throw new IllegalArgumentException(
          "%s of population '%s' is recorded every %s s, and the time step is longer: %s s"
              .formatted(
                  String.join(", ", variables), source.group().name(), interval, clock.dt()));
    }
    return new Ticks(interval, clock);
  }

  /** The neurons recorded, in rising order. */
  public int[] neurons() {
    return selection.indices(source.count());
  }

  /** The times of the samples in seconds. */
  public double[] times() {
    double[] times = new double[samples()];
    int at = 0;
    for (TraceBlock block : blocks.all()) {
      for (int sample = 0; sample < block.samples(); sample++) {
        times[at++] = block.time(sample);
      }
    }
    return times;
  }

  private int samples() {
    return blocks.all().stream().mapToInt(TraceBlock::samples).reduce(0, Math::addExact);
  }

  /**
   * The samples of a variable of a neuron, in SI base units, truth values as 0 and 1.
   *
   * @throws IllegalArgumentException if that is not recorded
   */
  public double[] values(String variable, int neuron) {
    int place = place(variable);
    int column = neuron < source.count() ? selection.slot(neuron) : -1;
    if (column < 0) {
      throw new IllegalArgumentException(
          "neuron %d of %s is not recorded".formatted(neuron, name()));
    }
    double[] values = new double[samples()];
    int at = 0;
    for (TraceBlock block : blocks.all()) {
      block.copyColumn(place, column, values, at);
      at += block.samples();
    }
    return values;
  }

  /**
   * The samples of a variable in SI base units, truth values as 0 and 1: a row for each recorded
   * neuron, in the order of {@link #neurons()}, and in it a value for each sample.
   *
   * @throws IllegalArgumentException if it is not recorded
   */
  public double[][] values(String variable) {
    int place = place(variable);
    double[][] values = new double[selection.size(source.count())][samples()];
    int at = 0;
    for (TraceBlock block : blocks.all()) {
      for (int column = 0; column < values.length; column++) {
        block.copyColumn(place, column, values[column], at);
      }
      at += block.samples();
    }
    return values;
  }

  private int place(String variable) {
    int place = variables.indexOf(variable);
    if (place < 0) {
      throw new IllegalArgumentException(
          "%s of %s is not recorded; recorded: %s"
              .formatted(variable, name(), String.join(", ", variables)));
    }
    return place;
  }
}
