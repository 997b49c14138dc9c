package org.rheobase.lowering;

import java.util.List;
import org.rheobase.model.NeuronSelection;

/**
 * Which values of a population are recorded when: the given variables of the selected neurons, at
 * the start of each step whose number is a multiple of {@code every}.
 *
 * @param variables names of variables, at least one
 * @param neurons the neurons recorded
 * @param every number of steps from sample to sample, at least 1
 */
public record Sampling(List<String> variables, NeuronSelection neurons, int every) {

  /**
   * How many samples there are in the steps from {@code firstStep} up to but without {@code
   * endStep}.
   */
  public int samples(int firstStep, int endStep) {
    return firstSample(endStep) - firstSample(firstStep);
  }

  /** The number of the first sample that is taken at the given step or after it. */
  public int firstSample(int step) {
    return Math.ceilDiv(step, every);
  }
}
