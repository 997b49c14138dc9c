package org.rheobase.lowering;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/**
 * Time from step numbers. Steps are integers; t = step · dt is rounded once.
 *
 * @param dt the time step in seconds
 */
public record Clock(double dt) {
  /** How far, in steps, a time may be off its grid and still count as on it. */
  private static final double TOLERANCE = 1e-3;

  /** The number of bits of a step number that are multiplied at once in single precision. */
  private static final int LOW_BITS = 12;

  /**
   * The whole steps in a time span: {@code timestep(x, dt)} of the language, within the range of
   * steps.
   */
  public int steps(double seconds) {
    return (int) ((seconds + TOLERANCE * dt) / dt);
  }

  /**
   * The first step at which a spike at the given time lies 0 whole steps back, so that {@code step}
   * − result is the number of whole steps since: times off the grid count from the next step on.
   * Held to the range of step numbers.
   */
  public int firstStepAfter(double seconds) {
    return (int) Math.ceil(seconds / dt - TOLERANCE);
  }

  /**
   * The step at which a time falls: the nearest one if it is within 1e-4 of it, else the next.
   *
   * @throws IllegalArgumentException if it is past the range of step numbers
   */
  public int stepAt(double seconds) {
    double step = roundedUp(seconds / dt);
    if (step > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s s is more than 2^31 time steps of %s s".formatted(seconds, dt));
    }
    return (int) step;
  }

  /** The nearest whole number if it is within 1e-4, else the next. */
  static double roundedUp(double steps) {
    double nearest = Math.rint(steps);
    return Math.abs(steps - nearest) < 1e-4 ? nearest : Math.ceil(steps);
  }

  /** The time of a step in seconds. */
  public double time(long step) {
    return step * dt;
  }

  /** Whether a step of another clock begins where the step of this one that ends at a time does. */
  public boolean meets(Clock other, double seconds) {
    double end = time(stepAt(seconds));
    return Math.abs(other.time(other.stepAt(seconds)) - end) <= 1e-4 * other.dt;
  }

  /** The time of a step, an {@code I32} that is not negative, in seconds. */
  Expr time(IrBuilder builder, Type real, Expr step) {
    if (real == Type.F64) {
      return builder.multiply(builder.convert(real, step), builder.real(real, dt));
    }
    return singleTime(builder, step);
  }

  /**
   * step · dt in single arithmetic, within 1 ulp: both are split so that the large products are
   * exact or their rounding error is kept (Dekker 1971), and the parts are added from the smallest
   * on.
   */
  private Expr singleTime(IrBuilder builder, Expr step) {
    float high = highPart((float) dt);
    Expr dtHigh = builder.real(Type.F32, high);
    Expr dtLow = builder.real(Type.F32, dt - high);
    int mask = (1 << LOW_BITS) - 1;
    Expr stepHigh = builder.convert(Type.F32, builder.and(step, builder.constant(~mask)));
    Expr stepLow = builder.convert(Type.F32, builder.and(step, builder.constant(mask)));
    Expr main = builder.multiply(stepHigh, dtHigh);
    Expr mainError = builder.fma(stepHigh, dtHigh, builder.negate(main));
    Expr middle = builder.multiply(stepLow, dtHigh);
    Expr sum = builder.add(main, middle);
    Expr sumError = builder.subtract(middle, builder.subtract(sum, main));
    Expr small = builder.fma(stepHigh, dtLow, builder.add(mainError, sumError));
    return builder.add(sum, builder.fma(stepLow, dtLow, small));
  }

  /** The upper 12 significant bits. */
  private static float highPart(float value) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xFFFFF000);
  }
}
