package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.ModelErrors;

/** Timed arrays: what they are made of, and which row is read at which time. */
class TimedArrayTest {
  private static final TimedArray PLAIN =
      TimedArray.of("I", new double[] {0, 1, 0.5}, "nA", "10*ms");

  @Test
  void valuesAreInSiUnits() {
    assertThat(PLAIN.name()).isEqualTo("I");
    assertThat(PLAIN.rows()).isEqualTo(3);
    assertThat(PLAIN.columns()).isEmpty();
    assertThat(PLAIN.dt()).isEqualTo(0.01);
    assertThat(PLAIN.dimension().usualName()).isEqualTo("amp");
    assertThat(PLAIN.values()).containsExactly(0, 1e-9, 0.5e-9);
  }

  @Test
  void rowsFollowEachOther() {
    TimedArray array = TimedArray.of("I", new double[][] {{1, 2}, {3, 4}, {5, 6}}, "1", "1*ms");
    assertThat(array.rows()).isEqualTo(3);
    assertThat(array.columns()).hasValue(2);
    assertThat(array.values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void nothingFromOutsideChangesIt() {
    double[] values = {1, 2};
    TimedArray array = TimedArray.of("I", values, "1", "1*ms");
    values[0] = 7;
    array.values()[1] = 7;
    assertThat(array.values()).containsExactly(1, 2);
  }

  /** The times are those of Brian2's documentation and tests, its numpy target the reference. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, 0",
    "9.99e-3, 0",
    "9.9e-3, 0",
    "0.0099999, 1",
    "0.01, 1",
    "0.019, 1",
    "0.02, 2",
    "0.025, 2",
    "1e9, 2",
    "NaN, 0",
    "Infinity, 2",
    "-Infinity, 0"
  })
  void rowAtATime(double seconds, int row) {
    assertThat(PLAIN.row(seconds, 1e-4)).isEqualTo(row);
  }

  @ParameterizedTest
  @CsvSource({
    "10*ms, 1e-4, 1024",
    "0.1*ms, 1e-4, 8",
    "0.3*ms, 1e-4, 32",
    "0.01*ms, 1e-4, 1",
    "1*us, 1e-4, 1",
    "0.02*ms, 1e-4, 2"
  })
  void partsAreAnEighthOfAStepAtMost(String dt, double timeStep, double parts) {
    assertThat(TimedArray.of("I", new double[1], "1", dt).parts(timeStep)).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({"10*ms, 100", "0.1*ms, 1", "0.7*ms, 7", "0.25*ms, -1", "0.05*ms, -1", "1e9*s, -1"})
  void wholeSteps(String dt, int steps) {
    assertThat(TimedArray.of("I", new double[1], "1", dt).steps(1e-4).orElse(-1)).isEqualTo(steps);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(() -> TimedArray.of("I", new double[0], "1", "1*ms"), "has no values"),
        mistake(() -> TimedArray.of("I", new double[0][0], "1", "1*ms"), "has no values"),
        mistake(() -> TimedArray.of("I", new double[2][0], "1", "1*ms"), "has no values"),
        mistake(
            () -> TimedArray.of("I", new double[][] {{1, 2}, {3}}, "1", "1*ms"),
            "row 0 has 2 values, row 1 has 1"),
        mistake(() -> TimedArray.of("I", new double[1], "1", "0*ms"), "I.dt:1:1", "above 0"),
        mistake(() -> TimedArray.of("I", new double[1], "1", "1"), "I.dt:1:1", "as in 1*ms"),
        mistake(() -> TimedArray.of("I", new double[1], "1", "inf*ms"), "a finite time is needed"),
        mistake(
            () -> TimedArray.of("I", new double[1], "nAmp", "1*ms"),
            "I.unit:1:1",
            "'nAmp' is not known"));
  }

  private static Arguments mistake(Runnable step, String... fragments) {
    return Arguments.of(step, List.of(fragments));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreExplained(Runnable step, List<String> fragments) {
    ModelError error = ModelErrors.of(step);
    assertThat(error.getMessage()).contains(fragments);
  }
}
