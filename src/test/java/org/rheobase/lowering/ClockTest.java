package org.rheobase.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/** Time is counted in steps. */
class ClockTest {

  @ParameterizedTest
  @CsvSource({
    "2.37e-3, 1e-4, 23",
    "2.3996e-3, 1e-4, 23",
    "5e-3, 1e-4, 50",
    "0, 1e-4, 0",
    "0.3e-3, 1e-4, 3",
    "2.25e-3, 0.2e-3, 11"
  })
  void wholeStepsOfATimeSpan(double seconds, double dt, int steps) {
    assertThat(new Clock(dt).steps(seconds)).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1e-4, 1000",
    "0.10000001, 1e-4, 1000",
    "0.10002, 1e-4, 1001",
    "0.03, 0.05e-3, 600"
  })
  void stepOfATime(double seconds, double dt, int step) {
    assertThat(new Clock(dt).stepAt(seconds)).isEqualTo(step);
  }

  @Test
  void tooManyStepsAreRefused() {
    assertThatThrownBy(() -> new Clock(1e-6).stepAt(1e5)).hasMessageContaining("2^31 time steps");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-5, 0.05e-3, 0.3e-3, 1.0 / 3, 7e-7})
  void singleTimeIsWithinOneUlp(double dt) {
    SplittableRandom random = new SplittableRandom(1);
    IrBuilder builder = new IrBuilder();
    for (int k = 0; k < 2000; k++) {
      int step = random.nextInt() >>> (1 + random.nextInt(31));
      Expr time = new Clock(dt).time(builder, Type.F32, builder.constant(step));
      float actual = Float.intBitsToFloat((int) Interpreter.evaluate(time));
      double expected = step * dt;
      assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(Math.ulp((float) expected));
    }
  }
}
