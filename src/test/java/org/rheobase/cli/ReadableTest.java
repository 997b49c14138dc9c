package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and sizes as people write them. */
class ReadableTest {

  @ParameterizedTest
  @CsvSource({
    "0,         0 s",
    "3e-10,     0.3 ns",
    "2.5e-5,    25 µs",
    "0.34,      340 ms",
    "0.0123456, 12.35 ms",
    "0.99999,   1 s",
    "1,         1 s",
    "2.5,       2.5 s",
    "59.99,     59.99 s",
    "59.999,    1 min",
    "123,       2 min 3 s",
    "3599.6,    1 h",
    "18060,     5 h 1 min",
    "86399,     1 d",
    "100000,    1 d 4 h",
  })
  void times(double seconds, String text) {
    assertThat(Readable.time(seconds)).isEqualTo(text);
  }
}
