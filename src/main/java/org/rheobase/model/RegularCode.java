package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Span;

/**
 * Code that runs for all neurons of a population, in every step or at times of its own.
 *
 * @param statements the code
 * @param interval the time from one run to the next; absent: every step
 * @param slot in which slot of a step it runs
 * @param order the smaller number is first in the slot
 */
public record RegularCode(
    List<Ast.Assignment> statements, Optional<Interval> interval, Slot slot, int order) {
  /** How far, in steps, an interval may be off a whole number of steps. */
  private static final double TOLERANCE = 1e-4;

  /**
   * A time from one run to the next.
   *
   * @param seconds the time, above 0
   * @param span where it is said
   */
  public record Interval(double seconds, Span span) {}

  /** Keeps a copy. */
  public RegularCode {
    statements = List.copyOf(statements);
  }

  /**
   * The number of steps from one run to the next: it runs in the steps whose numbers are multiples
   * of it. Neurons exist at whole steps only: Brian2 would run code with an interval of two and a
   * half steps between two steps at every second time, where no other value is computed, so that an
   * interval which is no multiple of the time step is refused.
   *
   * @param dt the time step in seconds
   * @throws ModelError if the interval is no multiple of it
   */
  public int every(double dt) {
    return interval.map(i -> steps(i, dt)).orElse(1);
  }

  private static int steps(Interval interval, double dt) {
    double steps = interval.seconds() / dt;
    double nearest = Math.rint(steps);
    if (nearest < 1 || nearest > Integer.MAX_VALUE || Math.abs(steps - nearest) > TOLERANCE) {
      throw ModelError.at(
          interval.span(),
          "code cannot run every %s: the time step is %s, and this is no multiple of it"
              .formatted(Texts.time(interval.seconds()), Texts.time(dt)),
          "%s would be one; or change the time step"
              .formatted(Texts.time(Math.max(nearest, 1) * dt)));
    }
    return (int) nearest;
  }
}
