package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {

  @ParameterizedTest
  @CsvSource({
    "500MB,    500000000",
    "500 mb,   500000000",
    "1.5GB,    1500000000",
    "1 KiB,    1024",
    "2GiB,     2147483648",
    "0.5TB,    500000000000",
    "123B,     123",
    "0.1B,     1",
  })
  void sizesAreRead(String text, long bytes) {
    assertThat(MemorySize.parse("--memory", text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "4G", "GB", "-1GB", "0GB", "1e3MB", "1,5GB", "99999999999TB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> MemorySize.parse("--memory", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--memory: '" + text + "' is no amount of memory")
        .hasMessageContaining("4GB");
  }
}
