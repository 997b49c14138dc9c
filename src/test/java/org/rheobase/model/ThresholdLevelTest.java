package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds that are a level, and thresholds that are not. */
class ThresholdLevelTest {

  @ParameterizedTest
  @CsvSource({
    "v > Vt,             -0.05",
    "v >= Vt + 1*mV,     -0.049",
    "Vt < v,             -0.05",
    "Vt <= v,            -0.05",
    "v < Vt,             ",
    "Vt > v,             ",
    "v > w,              ",
    "w > Vt,             ",
    "v - Vt > 0*mV,      ",
    "v > Vt and w > Vt,  ",
    "not (v > Vt),       ",
  })
  void isTold(String threshold, Double level) {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .equations("v : volt\nw : volt")
            .threshold(threshold)
            .constant("Vt", "-50*mV")
            .build();
    assertThat(ThresholdLevel.of(group, "v"))
        .isEqualTo(level == null ? OptionalDouble.empty() : OptionalDouble.of(level));
  }

  @ParameterizedTest
  @CsvSource({"v", "w"})
  void isNoneWithoutThreshold(String variable) {
    NeuronGroup group = NeuronGroup.builder("G", 1).equations("v : 1\nw : 1").build();
    assertThat(ThresholdLevel.of(group, variable)).isEmpty();
  }
}
