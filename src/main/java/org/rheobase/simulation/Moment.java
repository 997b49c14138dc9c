package org.rheobase.simulation;

import org.rheobase.lowering.Clock;
import org.rheobase.lowering.LaunchArguments;

/**
 * A point in a simulation's course.
 *
 * @param clock the clock in use
 * @param epoch how often the clock has changed
 * @param step number of the next step
 * @param seed the simulation's seed
 */
record Moment(Clock clock, int epoch, int step, long seed) {

  /** The arguments of a launch for some neurons from this moment's step on. */
  long[] arguments(int endStep, NeuronRange range, int setting) {
    return LaunchArguments.bits(step, endStep, range.first(), range.count(), seed, epoch, setting);
  }

  /** The same clock at another step. */
  Moment at(int otherStep) {
    return new Moment(clock, epoch, otherStep, seed);
  }
}
