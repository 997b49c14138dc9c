package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronSelection;

/**
 * Recorded variables of a population in a window of steps.
 *
 * @param monitor number of the monitor for which they are recorded, from 0 in the order of asking
 * @param group name of the population
 * @param dt the time step in seconds: a sample's time is step · dt
 * @param steps the step of each sample
 * @param neurons the neurons recorded, which are the columns
 * @param width number of neurons recorded
 * @param variables names of the variables
 * @param values for each variable its values; row = sample, column = recorded neuron, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
public record TraceBlock(
    int monitor,
    String group,
    double dt,
    int[] steps,
    NeuronSelection neurons,
    int width,
    List<String> variables,
    List<HostArray> values) {

  /**
   * Puts the same window's samples of parts of a population together.
   *
   * @param parts blocks of the same monitor, in the order of the neurons
   */
  static TraceBlock merge(List<TraceBlock> parts) {
    TraceBlock first = parts.getFirst();
    int width = parts.stream().mapToInt(TraceBlock::width).sum();
    List<HostArray> merged = new ArrayList<>();
    for (int variable = 0; variable < first.variables.size(); variable++) {
      HostArray all = HostArray.of(first.values.get(variable).type(), first.samples() * width);
      int column = 0;
      for (TraceBlock part : parts) {
        HostArray own = part.values.get(variable);
        for (int row = 0; row < first.samples(); row++) {
          own.copyTo(row * part.width, all, row * width + column, part.width);
        }
        column += part.width;
      }
      merged.add(all);
    }
    return new TraceBlock(
        first.monitor,
        first.group,
        first.dt,
        first.steps,
        first.neurons,
        width,
        first.variables,
        merged);
  }

  /**
   * The samples of each of so many copies of a population, whose neurons follow each other.
   *
   * @param selection the neurons recorded of each copy
   */
  List<TraceBlock> split(int copies, NeuronSelection selection) {
    int own = width / copies;
    List<TraceBlock> parts = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      List<HostArray> columns = new ArrayList<>();
      for (HostArray all : values) {
        HostArray part = HostArray.of(all.type(), samples() * own);
        for (int row = 0; row < samples(); row++) {
          all.copyTo(row * width + copy * own, part, row * own, own);
        }
        columns.add(part);
      }
      parts.add(new TraceBlock(monitor, group, dt, steps, selection, own, variables, columns));
    }
    return parts;
  }

  /** Number of samples. */
  public int samples() {
    return steps.length;
  }

  /** The time of a sample in seconds. */
  public double time(int sample) {
    return steps[sample] * dt;
  }

  /**
   * Copies the samples of a variable of a neuron as numbers.
   *
   * @param variable place of the variable
   * @param column place of the neuron
   * @param target takes them, from {@code at} on
   */
  void copyColumn(int variable, int column, double[] target, int at) {
    switch (values.get(variable).elements()) {
      case double[] doubles -> {
        for (int row = 0; row < samples(); row++) {
          target[at + row] = doubles[row * width + column];
        }
      }
      case float[] floats -> {
        for (int row = 0; row < samples(); row++) {
          target[at + row] = floats[row * width + column];
        }
      }
      case int[] integers -> {
        for (int row = 0; row < samples(); row++) {
          target[at + row] = integers[row * width + column];
        }
      }
      default -> throw new IllegalStateException("no values: " + values.get(variable).type());
    }
  }
}
