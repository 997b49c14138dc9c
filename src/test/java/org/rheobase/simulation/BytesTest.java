package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

  @ParameterizedTest
  @CsvSource({
    "0,          0 bytes",
    "512,        512 bytes",
    "1000,       1 kB",
    "999999,     1 MB",
    "1500000000, 1.5 GB",
    "67108864,   67.11 MB",
    "2000000000000000, 2000 TB",
  })
  void sizes(long bytes, String text) {
    assertThat(Bytes.text(bytes)).isEqualTo(text);
  }
}
