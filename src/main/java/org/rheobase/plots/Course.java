package org.rheobase.plots;

/**
 * What the panels of a figure have in common.
 *
 * @param end the simulated time in seconds
 * @param dt the time step in seconds
 * @param namesGroups whether axes name the population, because there are several
 */
record Course(double end, double dt, boolean namesGroups) {
  /** Times beyond this are told in seconds. */
  private static final double LONG = 10;

  /** The part of the axis that is left free at each end. */
  private static final double MARGIN = 0.01;

  /** By what seconds are multiplied for the axis. */
  double timeFactor() {
    return end > LONG ? 1 : 1e3;
  }

  /** The unit of the time axis. */
  String timeUnit() {
    return end > LONG ? "s" : "ms";
  }

  /** The axis of time. */
  Axis timeAxis() {
    return timeAxis("");
  }

  /** The axis of time, with a remark. */
  Axis timeAxis(String remark) {
    double margin = MARGIN * end;
    return new Axis(
        "time (%s)%s".formatted(timeUnit(), remark),
        -margin * timeFactor(),
        (end + margin) * timeFactor());
  }

  /** The number of steps, at least 1. */
  long steps() {
    return Math.max(1, Math.round(end / dt));
  }

  /** What an axis says of a population. */
  String of(String group, String what) {
    return namesGroups ? what + " of " + group : what;
  }
}
