package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSizeTest {

  @ParameterizedTest
  @CsvSource({
    // largest, smallest, groups, work-items, size
    "128, 32, 132, 1000000, 128",
    "128, 32, 132,   16800, 128",
    "128, 32, 132,   16000,  64",
    "128, 32, 132,    1000,  32",
    "128, 64,   1,       1, 128",
    "128,  8,   8,     100,   8",
    " 96, 32,  10,      10,  96",
    "128,  1,   8,       1,   1",
  })
  void fewWorkItemsAreSpread(int largest, int smallest, int groups, int count, int size) {
    assertThat(new GroupSize(largest, smallest, groups).of(count)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "1000000, 7"})
  void aFixedSizeStays(int count, int size) {
    assertThat(GroupSize.fixed(size).of(count)).isEqualTo(size);
  }
}
