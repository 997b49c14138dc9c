package org.rheobase.simulation;

import org.rheobase.ir.Precision;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;

/** How many steps a window has, so that its results stay within a fixed amount of memory. */
final class WindowPlan {
  /** The longest window, so that progress shows and other threads are heard. */
  static final int LONGEST = 1 << 14;

  /** Neurons times steps of a window at most, for the same reason: a second of a slow engine. */
  static final long MOST_NEURON_STEPS = 1L << 27;

  /** Bytes for the results of one window of a population. */
  static final long BUDGET = 64L << 20;

  private WindowPlan() {}

  /**
   * The number of steps for a population and what is recorded of it: a multiple of 32, or fewer
   * where a step's results are many.
   */
  static int steps(NeuronGroup group, Recordings recordings, Precision precision) {
    long inBudget = (long) (BUDGET / bytesPerStep(group, recordings, precision));
    long inTime = Math.min(LONGEST, Math.max(32, MOST_NEURON_STEPS / group.count()));
    long steps = Math.min(inBudget, inTime);
    return (int) (steps < 32 ? Math.max(steps, 1) : steps & ~31L);
  }

  /** Bytes for the results of one step: a bit for each neuron and event, and recorded values. */
  static double bytesPerStep(NeuronGroup group, Recordings recordings, Precision precision) {
    double bytes = group.count() / 8.0;
    for (EventRecording recording : recordings.events()) {
      bytes += recording.isOfSpikes() ? 0 : group.count() / 8.0;
      bytes += (double) group.count() * recording.variables().size() * precision.real().bytes();
    }
    for (Sampling sampling : recordings.samplings()) {
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
