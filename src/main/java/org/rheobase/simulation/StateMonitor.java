package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.Quantities;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;

/**
 * Variables of a population, recorded at the start of steps and kept in memory: one value for each
 * variable, recorded neuron and sample. Which neurons and how often is said before the first run.
 */
public final class StateMonitor implements Listener {
  private final NeuronGroup group;
  private final List<String> variables;
  private final int number;
  private final List<TraceBlock> blocks = new ArrayList<>();
  private NeuronSelection selection = new NeuronSelection.All();
  private double interval;

  StateMonitor(NeuronGroup group, List<String> variables, int number) {
    this.group = group;
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
        group.count(), Source.of("neurons of " + group.name(), neurons.toString()).whole());
    selection = neurons;
    return this;
  }

  /**
   * Records once in this time, which is rounded to whole steps.
   *
   * @param time a time with its unit, such as {@code 1*ms}
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

  /** The population recorded. */
  public NeuronGroup group() {
    return group;
  }

  /** The variables recorded. */
  public List<String> variables() {
    return variables;
  }

  NeuronSelection selection() {
    return selection;
  }

  /** Time from sample to sample in seconds; 0: every step. */
  double interval() {
    return interval;
  }

  /** The neurons recorded, in rising order. */
  public int[] neurons() {
    return selection.indices(group.count());
  }

  /** The times of the samples in seconds. */
  public double[] times() {
    return blocks.stream()
        .flatMapToDouble(b -> IntStream.range(0, b.samples()).mapToDouble(k -> b.step(k) * b.dt()))
        .toArray();
  }

  /**
   * The samples of a variable of a neuron, in SI base units, truth values as 0 and 1.
   *
   * @throws IllegalArgumentException if that is not recorded
   */
  public double[] values(String variable, int neuron) {
    int place = variables.indexOf(variable);
    int column = selection.slot(neuron);
    if (place < 0 || column < 0 || neuron >= group.count()) {
      throw new IllegalArgumentException(
          "%s of neuron %d of population '%s' is not recorded"
              .formatted(variable, neuron, group.name()));
    }
    return blocks.stream()
        .flatMapToDouble(b ->
            IntStream.range(0, b.samples())
                .mapToDouble(row -> b.values().get(place).value(row * b.width() + column)))
        .toArray();
  }
}
