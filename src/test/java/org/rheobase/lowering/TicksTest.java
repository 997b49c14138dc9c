package org.rheobase.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks fall in the first step at or after each multiple of their interval. */
class TicksTest {
  private static final Clock CLOCK = new Clock(1e-4);

  @ParameterizedTest
  @CsvSource({
    // interval, first step, end step, steps with a tick
    "0,        3, 7,  3 4 5 6",
    "0.0001,   3, 7,  3 4 5 6",
    "0.001,    0, 31, 0 10 20 30",
    "0.001,    1, 30, 10 20",
    "0.0003,   5, 13, 6 9 12",
    "0.00025,  0, 11, 0 3 5 8 10",
    "0.00025,  3, 8,  3 5",
    "0.00025,  4, 5,  ''",
    "0.000135, 0, 10, 0 2 3 5 6 7 9",
    "1e9,      0, 10, 0",
    "1e9,      1, 10, ''",
  })
  void fallInSteps(double interval, int firstStep, int endStep, String steps) {
    Ticks ticks = new Ticks(interval, CLOCK);
    int[] expected =
        Arrays.stream(steps.split(" "))
            .filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    assertThat(ticks.steps(firstStep, endStep)).containsExactly(expected);
    assertThat(ticks.count(firstStep, endStep)).isEqualTo(expected.length);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.0001, 1",
    "0.001, 10",
    "0.00030000000000000003, 3",
    "1.7, 17000",
    "0.00025, -1",
    "0.0003000000001, -1"
  })
  void haveAStrideWhereTheIntervalIsAMultiple(double interval, int stride) {
    assertThat(new Ticks(interval, CLOCK).stride().orElse(-1)).isEqualTo(stride);
  }

  @Property(tries = 500)
  void areThoseOfTheDefinitionHoweverStepsAreCut(
      @ForAll @DoubleRange(min = 1, max = 40) double ratio,
      @ForAll @IntRange(max = 3000) int from,
      @ForAll @IntRange(max = 200) int first,
      @ForAll @IntRange(max = 200) int second) {
    Ticks ticks = new Ticks(ratio * CLOCK.dt(), CLOCK);
    int[] defined =
        IntStream.range(0, from + first + second + 1)
            .map(k -> CLOCK.stepAt(k * ticks.interval()))
            .filter(step -> step >= from && step < from + first + second)
            .toArray();
    int middle = from + first;
    assertThat(ticks.steps(from, middle + second)).containsExactly(defined);
    assertThat(
            IntStream.concat(
                IntStream.of(ticks.steps(from, middle)),
                IntStream.of(ticks.steps(middle, middle + second))))
        .containsExactly(Arrays.stream(defined).boxed().toArray(Integer[]::new));
    assertThat(ticks.count(from, middle)).isLessThanOrEqualTo(ticks.most(first));
  }

  @Test
  void areNotCloserThanSteps() {
    assertThatThrownBy(() -> new Ticks(0.9e-4, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shorter than the time step");
  }
}
