package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.ir.Precision;

class BackendTest {
  private static final Device POCL = device(0, "Portable Computing Language", 0, "pthread-haswell");
  private static final Device NVIDIA = device(1, "NVIDIA CUDA", 2, "NVIDIA H100 PCIe");

  private static Device device(int platform, String platformName, int number, String name) {
    return new Device(
        "opencl",
        platform,
        platformName,
        number,
        name,
        Device.Kind.OTHER,
        "1.0",
        1,
        1,
        List.of(Precision.SINGLE),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "opencl,           true,  true",
    "OpenCL,           true,  true",
    "opencl:0,         true,  false",
    "opencl:nvidia,    false, true",
    "opencl:1:2,       false, true",
    "opencl:1:0,       false, false",
    "opencl::h100,     false, true",
    "opencl:portable:, true,  false",
    "opencl:amd,       false, false"
  })
  void findsDevicesByNumberOrName(String text, boolean pocl, boolean nvidia) {
    Backend backend = Backend.parse(text);
    assertThat(backend.matches(POCL)).isEqualTo(pocl);
    assertThat(backend.matches(NVIDIA)).isEqualTo(nvidia);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "cpu",
        "cpu:plain",
        "cpu:passes",
        "cpu:vector",
        "interpreter",
        "opencl",
        "opencl:1",
        "opencl:nvidia:0",
        "opencl::h100"
      })
  void isWrittenAsItIsRead(String text) {
    assertThat(Backend.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "cpu:1", "auto:0"})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> Backend.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "auto, cpu[:plain|passes|vector], interpreter, opencl[:PLATFORM[:DEVICE]] or opencl:all");
  }

  @Test
  void severalArePartedByCommas() {
    List<Backend> both = Backend.parseAll("opencl:all, cpu");
    assertThat(both).map(Backend::isAll).containsExactly(true, false);
    assertThat(both).map(Backend::toString).containsExactly("opencl:all", "cpu");
    assertThatThrownBy(() -> Backend.parseAll("cpu,")).hasMessageContaining("'' is no backend");
  }

  @Test
  void aDeviceIsNamedByItsOwnText() {
    assertThat(Backend.of(NVIDIA).matches(NVIDIA)).isTrue();
    assertThat(Backend.of(NVIDIA)).hasToString("opencl:1:2");
  }
}
