package org.rheobase.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.IrBuilder;
import org.rheobase.model.Constant;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/** The row of a timed array, by integers from the step, is that of the step's time. */
class StepRowTest {
  private static TimedArray array(int rows, double dt) {
    return TimedArray.of(
        Source.of("a", "a"), new double[rows], new Constant(1, Dimension.NONE), dt);
  }

  private static int row(TimedArray array, double dt, int step, double offset) {
    IrBuilder builder = new IrBuilder();
    StepRow rows = new StepRow(builder, new Clock(dt), array);
    return (int) Interpreter.evaluate(rows.of(builder.constant(step), offset));
  }

  @ParameterizedTest
  @CsvSource({
    // rows, array's dt, dt, offset in steps, step, row
    "7, 5e-3, 1e-4, 0, 0, 0",
    "7, 5e-3, 1e-4, 0, 49, 0",
    "7, 5e-3, 1e-4, 0, 50, 1",
    "7, 5e-3, 1e-4, 0, 299, 5",
    "7, 5e-3, 1e-4, 0, 300, 6",
    "7, 5e-3, 1e-4, 0, 2147483647, 6",
    "7, 5e-3, 1e-4, 0.5, 49, 0",
    "7, 5e-3, 1e-4, 1, 49, 1",
    "7, 5e-3, 1e-4, -20, 69, 0",
    "7, 5e-3, 1e-4, -20, 70, 1",
    "7, 5e-3, 1e-4, -2000, 5, 0",
    "7, 5e-3, 1e-4, 2000, 5, 6",
    "7, 1e-4, 1e-4, 0, 3, 3",
    "7, 1e-4, 1e-4, 0.5, 3, 3",
    "7, 1e-4, 1e-4, 1, 3, 4",
    "7, 0.25e-3, 1e-4, 0, 2, 0",
    "7, 0.25e-3, 1e-4, 0, 3, 1",
    "7, 0.25e-3, 1e-4, 0, 5, 2",
    "7, 0.25e-3, 1e-4, 0, 14, 5",
    "7, 0.25e-3, 1e-4, 0, 15, 6",
    "7, 0.25e-3, 1e-4, 0, 999, 6",
    "7, 0.25e-3, 1e-4, -5, 7, 0",
    "7, 0.25e-3, 1e-4, -5, 8, 1",
    "7, 1e-4, 3e-4, 0, 1, 3",
    "7, 1e-4, 3e-4, 0, 2, 6",
    "7, 1e-4, 3e-4, 0, 2147483647, 6",
    "7, 1e-4, 3e-4, -1, 0, 0",
    "7, 1e-4, 3e-4, -1, 2, 3",
    "7, 1e-6, 1, -3, 2, 0",
    "7, 1e-6, 1, -3, 3, 0",
    "7, 1e-6, 1, -3, 4, 6",
    "1, 0.25e-3, 1e-4, -3, 100, 0",
    "100000, 1000, 1e-4, 0, 2147483647, 214",
    "100000, 1000.00001, 1e-4, 0, 2147483647, 214"
  })
  void known(int rows, double arrayDt, double dt, double steps, int step, int row) {
    TimedArray array = array(rows, arrayDt);
    assertThat(row(array, dt, step, steps * dt)).isEqualTo(row);
    assertThat(array.row(step * dt + steps * dt, dt)).isEqualTo(row);
  }

  @Property
  void wholeSteps(
      @ForAll @IntRange(min = 1, max = 100_000) int rows,
      @ForAll @IntRange(min = 1, max = 100_000) int steps,
      @ForAll @IntRange(min = -10, max = 10) int halves,
      @ForAll @IntRange(min = 0, max = 1_000_000) int place) {
    double dt = 1e-4;
    TimedArray array = array(rows, steps * dt);
    int step = (int) Math.min((long) place * steps / 3, Integer.MAX_VALUE);
    assertThat(row(array, dt, step, halves * dt / 2))
        .isEqualTo(array.row(step * dt + halves * dt / 2, dt))
        .isEqualTo(Math.clamp(Math.floorDiv(2L * step + halves, 2L * steps), 0, rows - 1));
  }

  @Property
  void anyRatio(
      @ForAll @IntRange(min = 1, max = 100_000) int rows,
      @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(5) double steps,
      @ForAll @DoubleRange(min = -10, max = 10) @Scale(5) double offset,
      @ForAll @IntRange(min = 0, max = 2_000_000) int step) {
    double dt = 1e-4;
    TimedArray array = array(rows, steps * dt);
    double exact = (step + offset) / steps + 0.5 / array.parts(dt);
    Assume.that(Math.abs(exact - Math.rint(exact)) > 1e-6);
    assertThat(row(array, dt, step, offset * dt))
        .isEqualTo(array.row(step * dt + offset * dt, dt))
        .isEqualTo(Math.clamp((long) Math.floor(exact), 0, rows - 1));
  }
}
