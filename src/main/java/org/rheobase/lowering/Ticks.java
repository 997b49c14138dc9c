package org.rheobase.lowering;

import java.util.OptionalInt;

/**
 * The steps in which something is due that has an interval of its own: tick k, from 0 on, falls in
 * the step that begins at the time k · interval, or in the next one if none does. Where the
 * interval is no multiple of the time step, ticks are so many steps apart, now one more and now one
 * less.
 *
 * @param interval time from tick to tick in seconds; 0: every step has one
 * @param clock the clock of the steps
 */
public record Ticks(double interval, Clock clock) {
  /**
   * How far off, relatively, an interval may be from a multiple of the time step so that its ticks
   * stay within 1e-4 steps of the multiple's for 2^31 steps.
   */
  private static final double EXACT = 4e-14;

  /**
   * Makes sure that no step has two ticks.
   *
   * @throws IllegalArgumentException if the interval is shorter than a time step
   */
  public Ticks {
    if (!fits(interval, clock.dt())) {
      throw new IllegalArgumentException(
          "an interval of %s s is shorter than the time step of %s s"
              .formatted(interval, clock.dt()));
    }
  }

  /** Whether an interval, or 0 for every step, is at least as long as a time step. */
  public static boolean fits(double interval, double dt) {
    return interval == 0 || interval / dt >= 1 - EXACT;
  }

  /** A tick in every step. */
  public static Ticks everyStep(Clock clock) {
    return new Ticks(0, clock);
  }

  private double steps() {
    return interval == 0 ? 1 : interval / clock.dt();
  }

  /** The number of steps from tick to tick, where it is always the same. */
  public OptionalInt stride() {
    double whole = Math.rint(steps());
    return Math.abs(steps() - whole) <= EXACT * whole
        ? OptionalInt.of((int) whole)
        : OptionalInt.empty();
  }

  /** Ticks a step, on average. */
  public double perStep() {
    return 1 / steps();
  }

  /** The number of the first tick in the given step or after it. */
  public int firstFrom(int step) {
    if (stride().isPresent()) {
      return Math.ceilDiv(step, stride().getAsInt());
    }
    int tick = (int) Math.max(Math.floor((step - 1) / steps()), 0);
    while (exactStep(tick) < step) {
      tick++;
    }
    return tick;
  }

  /** How many ticks there are from {@code firstStep} up to but without {@code endStep}. */
  public int count(int firstStep, int endStep) {
    return firstFrom(endStep) - firstFrom(firstStep);
  }

  /** The largest number of ticks in so many steps, wherever they begin. */
  public int most(int steps) {
    return (int) Math.ceil(steps / steps()) + 1;
  }

  /** The step in which a tick falls. */
  public int step(int tick) {
    return stride().isPresent() ? tick * stride().getAsInt() : (int) exactStep(tick);
  }

  private double exactStep(int tick) {
    return Clock.roundedUp(tick * interval / clock.dt());
  }

  /** The steps of the ticks from {@code firstStep} up to but without {@code endStep}. */
  public int[] steps(int firstStep, int endStep) {
    int first = firstFrom(firstStep);
    int[] steps = new int[firstFrom(endStep) - first];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = step(first + k);
    }
    return steps;
  }
}
