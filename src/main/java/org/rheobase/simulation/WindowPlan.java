package org.rheobase.simulation;

import java.util.List;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Sampling;
import org.rheobase.model.NeuronGroup;

/** How many steps a window has, so that its results stay within a fixed amount of memory. */
final class WindowPlan {
  /** The longest window, so that progress shows and other threads are heard. */
  static final int LONGEST = 1 << 14;

  /** Bytes for the results of one window of a population. */
  private static final long BUDGET = 64L << 20;

  private WindowPlan() {}

  /** The number of steps for a population and what is recorded of it: a multiple of 32. */
  static int steps(NeuronGroup group, List<Sampling> samplings, Precision precision) {
    long steps = Math.min((long) (BUDGET / bytesPerStep(group, samplings, precision)), LONGEST);
    return (int) Math.max(steps & ~31L, 32);
  }

  /** Bytes for the results of one step: a bit for each neuron, and the recorded values. */
  static double bytesPerStep(NeuronGroup group, List<Sampling> samplings, Precision precision) {
    double bytes = group.count() / 8.0;
    for (Sampling sampling : samplings) {
      double values = (double) sampling.neurons().size(group.count()) * sampling.variables().size();
      bytes += values * precision.real().bytes() * sampling.ticks().perStep();
    }
    return bytes;
  }

  /**
   * Where a window ends that begins at {@code start}: where a word of spikes does, unless that is
   * past the end of the run or the window would be too long.
   */
  static int end(int start, int runEnd, int steps) {
    long end = Math.min((long) start + steps, runEnd);
    long wordEnd = end & ~31L;
    return (int) (end < runEnd && wordEnd > start ? wordEnd : end);
  }
}
