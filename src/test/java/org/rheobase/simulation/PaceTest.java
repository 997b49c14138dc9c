package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final MemoryPlan.Limits LIMITS =
      new MemoryPlan.Limits(OptionalInt.empty(), OptionalInt.empty(), 1_000_000);

  @ParameterizedTest
  @CsvSource({"100, 16384", "100000, 1342", "1000000, 134", "100000000, 32"})
  void theFirstWindowIsShortWhereNeuronsAreMany(long neurons, int steps) {
    assertThat(new Pace(neurons, LIMITS).steps()).isEqualTo(steps);
  }

  /** Steps and milliseconds of a window of a million neurons, bytes of its lists; what follows. */
  @ParameterizedTest
  @CsvSource({
    "134, 2000, 0,      134",
    "134, 4000, 0,      67",
    "134, 100,  0,      1072",
    "134, 1,    0,      1072",
    "134, 1000, 0,      268",
    "134, 1000, 1340000, 100",
    "134, 1000, 134000000, 1",
    "134, 100000, 0,    32",
    "10,  10,   0,      1072",
  })
  void theNextOneFollowsFromTheLast(int made, long milliseconds, long bytes, int steps) {
    Pace pace = new Pace(1_000_000, LIMITS);
    pace.made(made, milliseconds * 1_000_000, bytes);
    assertThat(pace.steps()).isEqualTo(steps);
  }

  @Test
  void itRecovers() {
    Pace pace = new Pace(1_000_000, LIMITS);
    pace.made(134, 100_000_000_000L, 0);
    pace.made(32, 1_000_000, 0);
    pace.made(256, 1_000_000, 0);
    assertThat(pace.steps()).isEqualTo(2048);
  }
}
