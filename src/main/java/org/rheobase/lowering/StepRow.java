package org.rheobase.lowering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;
import org.rheobase.model.TimedArray;

/**
 * The row of a timed array as a function of the step, in integers: what {@link TimedArray#row}
 * gives for the step's time, or one at a fixed distance from it, but free of the rounding of times.
 * With d the distance of the array's times and K its parts, the row at step · dt + c is ⌊step ·
 * dt/d + c/d + 1/(2K)⌋, held to the rows that there are.
 */
final class StepRow {
  /** More steps than there can be. */
  private static final long ENDLESS = 1L << 32;

  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final BigDecimal WORD = BigDecimal.valueOf(1L << 32);

  private final IrBuilder builder;
  private final Clock clock;
  private final TimedArray array;
  private final int last;

  StepRow(IrBuilder builder, Clock clock, TimedArray array) {
    this.builder = builder;
    this.clock = clock;
    this.array = array;
    last = array.rows() - 1;
  }

  /**
   * The row.
   *
   * @param step the step
   * @param offset the distance c from the step's time in seconds, which is finite
   */
  Expr of(Expr step, double offset) {
    if (last == 0) {
      return builder.constant(0);
    }
    OptionalInt steps = array.steps(clock.dt());
    boolean isWhole = steps.isPresent() && (long) steps.getAsInt() * last <= Integer.MAX_VALUE;
    return isWhole ? ofWholeSteps(step, offset, steps.orElseThrow()) : ofAnyRatio(step, offset);
  }

  /** d is a number of steps m: ⌊(step + k)/m⌋. */
  private Expr ofWholeSteps(Expr step, double offset, int m) {
    double exact = offset / clock.dt() + m / (2 * array.parts(clock.dt()));
    long k = (long) Math.clamp(Math.floor(exact), -ENDLESS, ENDLESS);
    long lastStep = (long) m * last - k;
    if (lastStep <= 0 || k < -Integer.MAX_VALUE) {
      return builder.constant(lastStep <= 0 ? last : 0);
    }
    Expr shifted = builder.add(heldTo(lastStep, step), builder.constant((int) k));
    Expr raised = k < 0 ? Integers.larger(builder, shifted, builder.constant(0)) : shifted;
    return m == 1 ? raised : builder.divide(raised, builder.constant(m));
  }

  private Expr heldTo(long largest, Expr step) {
    return largest > Integer.MAX_VALUE
        ? step
        : Integers.smaller(builder, step, builder.constant((int) largest));
  }

  private Expr ofAnyRatio(Expr step, double offset) {
    BigDecimal distance = new BigDecimal(array.dt());
    BigDecimal slope = new BigDecimal(clock.dt()).divide(distance, EXACT);
    BigDecimal half = BigDecimal.ONE.divide(new BigDecimal(2 * array.parts(clock.dt())), EXACT);
    Line line = new Line(slope, new BigDecimal(offset).divide(distance, EXACT).add(half));
    if (line.firstStep(last) == 0 || line.firstStep(0) > Integer.MAX_VALUE) {
      return builder.constant(line.firstStep(last) == 0 ? last : 0);
    }
    return slope.compareTo(BigDecimal.valueOf(last)) > 0
        ? ofJump(step, line)
        : Integers.smaller(builder, ofLine(step, line), builder.constant(last));
  }

  /**
   * A value that grows evenly with the step.
   *
   * @param slope its growth in a step, above 0
   * @param start its value at step 0
   */
  private record Line(BigDecimal slope, BigDecimal start) {

    BigDecimal at(long step) {
      return slope.multiply(BigDecimal.valueOf(step)).add(start);
    }

    /** The first step, from 0 on, at which it is not below a number; at most {@link #ENDLESS}. */
    long firstStep(int number) {
      return BigDecimal.valueOf(number)
          .subtract(start)
          .divide(slope, EXACT)
          .setScale(0, RoundingMode.CEILING)
          .max(BigDecimal.ZERO)
          .min(BigDecimal.valueOf(ENDLESS))
          .longValueExact();
    }
  }

  /** A step is longer than the whole array, which is passed at one step. */
  private Expr ofJump(Expr step, Line line) {
    long jump = line.firstStep(0);
    int row = line.at(jump).min(BigDecimal.valueOf(last)).intValue();
    Expr at = builder.constant((int) jump);
    Expr before =
        builder.select(builder.less(step, at), builder.constant(0), builder.constant(last));
    return builder.select(builder.equal(step, at), builder.constant(row), before);
  }

  /**
   * The whole part of the line's value, from 0 to a little more than the last row. The fraction of
   * the slope is taken to 64 bits, so that the error stays below 2^−31 rows for all steps.
   */
  private Expr ofLine(Expr step, Line line) {
    long begin = Math.max(line.firstStep(0) - 1, 0);
    Fixed slope = Fixed.of(line.slope());
    Fixed start = Fixed.of(line.at(begin));
    Expr steps = since(begin, heldTo(line.firstStep(last), step));
    Expr factor = builder.bitcast(Type.U32, steps);
    Expr low = builder.multiply(factor, builder.unsigned(slope.high()));
    Expr sum = builder.add(low, builder.multiplyHigh(factor, builder.unsigned(slope.low())));
    Expr fraction = builder.add(sum, builder.unsigned(start.high()));
    Expr product = builder.multiplyHigh(factor, builder.unsigned(slope.high()));
    Expr carries = builder.add(carry(sum, low), carry(fraction, builder.unsigned(start.high())));
    Expr row = builder.add(builder.add(whole(slope, start, steps), carries), signed(product));
    return start.whole() < 0 ? Integers.larger(builder, row, builder.constant(0)) : row;
  }

  /** The steps since one before which the row is 0. */
  private Expr since(long begin, Expr step) {
    if (begin == 0) {
      return step;
    }
    Expr origin = builder.constant((int) begin);
    return builder.subtract(Integers.larger(builder, step, origin), origin);
  }

  private Expr whole(Fixed slope, Fixed start, Expr steps) {
    Expr offset = builder.constant(start.whole());
    return slope.whole() == 0
        ? offset
        : builder.add(builder.multiply(steps, builder.constant(slope.whole())), offset);
  }

  private Expr signed(Expr word) {
    return builder.bitcast(Type.I32, word);
  }

  /** 1 where a sum has passed 2^32 and is below a summand. */
  private Expr carry(Expr sum, Expr summand) {
    return builder.select(builder.less(sum, summand), builder.constant(1), builder.constant(0));
  }

  /** A number as its whole part and 64 bits of its fraction, rounded up. */
  private record Fixed(int whole, int high, int low) {

    static Fixed of(BigDecimal value) {
      BigInteger scaled =
          value.multiply(WORD).multiply(WORD).setScale(0, RoundingMode.CEILING).toBigInteger();
      return new Fixed(
          scaled.shiftRight(64).intValue(), scaled.shiftRight(32).intValue(), scaled.intValue());
    }
  }
}
