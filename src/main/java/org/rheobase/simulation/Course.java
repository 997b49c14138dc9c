package org.rheobase.simulation;

import org.rheobase.lowering.Clock;

/** The passing of simulated time: how much has gone by, and which step of which clock is next. */
final class Course {
  private final long seed;
  private Clock clock;
  private int epoch;
  private double time;
  private long steps;

  Course(Clock clock, long seed) {
    this.clock = clock;
    this.seed = seed;
  }

  long seed() {
    return seed;
  }

  Clock clock() {
    return clock;
  }

  /** The simulated time so far, in seconds. */
  double time() {
    return time;
  }

  /** Number of steps made so far. */
  long steps() {
    return steps;
  }

  /** The clock and step of now. */
  Moment moment() {
    return new Moment(clock, epoch, endStep(0), seed);
  }

  /** The step at which a run of this time from now on ends. */
  int endStep(double seconds) {
    return clock.stepAt(time + seconds);
  }

  /** Notes that a window of so many steps was made. */
  void count(int made) {
    steps += made;
  }

  /** Notes that a run of this time is over. */
  void elapse(double seconds) {
    time += seconds;
  }

  /** Notes that a run was ended before its time, at a step. */
  void end(int step) {
    time = clock.time(step);
  }

  /**
   * Goes on by another clock; times, not step numbers, carry over.
   *
   * @throws IllegalArgumentException if none of its steps begins where the last one ended
   */
  void change(Clock after) {
    if (!clock.meets(after, time)) {
      throw new IllegalArgumentException(
          "the time step cannot become %s s at %s s, which is no multiple of it"
              .formatted(after.dt(), clock.time(endStep(0))));
    }
    clock = after;
    epoch += steps > 0 ? 1 : 0;
  }

  /** What brings back the present point. */
  Runnable keep() {
    Clock presentClock = clock;
    int presentEpoch = epoch;
    double presentTime = time;
    long presentSteps = steps;
    return () -> {
      clock = presentClock;
      epoch = presentEpoch;
      time = presentTime;
      steps = presentSteps;
    };
  }
}
