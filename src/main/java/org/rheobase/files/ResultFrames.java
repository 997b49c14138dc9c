package org.rheobase.files;

import java.util.List;
import org.rheobase.ir.HostArray;

/**
 * Recorded variables: a frame is one sample of all recorded neurons.
 *
 * @param steps the step of each frame
 * @param times the time of each frame in seconds
 * @param neurons the numbers of the neurons recorded, rising
 * @param variables for each variable its values, SI, frame after frame, in each a value a neuron;
 *     types are those of {@link ResultTable.Column}
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, and not compared.
public record ResultFrames(
    int[] steps, double[] times, int[] neurons, List<ResultTable.Column> variables) {

  /** Keeps a copy of the list. */
  public ResultFrames {
    variables = List.copyOf(variables);
  }

  /**
   * The values of a variable, frame after frame.
   *
   * @throws IllegalArgumentException if it is not recorded
   */
  public HostArray values(String variable) {
    return ResultTable.find(variables, variable);
  }

  /**
   * The values of a variable of one neuron as numbers, one for each frame.
   *
   * @param column place of the neuron among {@link #neurons}
   * @throws IllegalArgumentException if the variable is not recorded
   */
  public double[] numbers(String variable, int column) {
    HostArray values = values(variable);
    double[] numbers = new double[steps.length];
    for (int frame = 0; frame < numbers.length; frame++) {
      numbers[frame] = values.value(frame * neurons.length + column);
    }
    return numbers;
  }
}
