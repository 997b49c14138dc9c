package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

class EnginesTest {

  @Test
  void automaticallyItIsAGpuOrElseTheJavaEngine() {
    Device device = Engines.select(Backend.auto(), Precision.SINGLE);
    assertThat(device.kind() == Device.Kind.GPU || device.backend().equals("cpu")).isTrue();
    assertThat(device.precisions()).contains(Precision.SINGLE);
  }

  @Test
  void aDeviceThatIsNotThereIsToldFromThoseThatAre() {
    assumeTrue(EveryEngine.hasOpenCl(), "no OpenCL device");
    assertThatThrownBy(() -> Engines.select(Backend.parse("opencl:nobody"), Precision.SINGLE))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no OpenCL device named 'nobody'; there are: opencl:0:0 = ");
  }

  @Test
  void aPrecisionThatADeviceLacksIsTold() {
    Device lacking =
        Engines.devices().stream()
            .filter(device -> !device.precisions().contains(Precision.DOUBLE))
            .findFirst()
            .orElse(null);
    assumeTrue(lacking != null, "all devices have double precision");
    assertThatThrownBy(() -> Engines.select(Backend.of(lacking), Precision.DOUBLE))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot compute in double precision: ");
  }

  @OnEveryEngine
  void memoryBeginsAsZerosAndIsReadInPieces(EngineUnderTest on) {
    try (Engine engine = on.open();
        Memory memory = engine.allocate(Type.I32, 5)) {
      memory.write(1, Programs.integers(Type.I32, 7, 8, 9), 1, 2);
      HostArray target = Programs.integers(Type.I32, -1, -1, -1, -1, -1);
      memory.read(0, target, 1, 4);
      assertThat(Programs.text(List.of(target))).isEqualTo("-1 0 8 9 0 \n");
      assertThatThrownBy(() -> memory.read(3, target, 0, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> memory.write(0, Programs.reals(Type.F32, 1), 0, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @OnEveryEngine
  void launchesThatDoNotFitAreRefused(EngineUnderTest on) {
    Program program = Programs.integrateAndFire(on.precision());
    try (Engine engine = on.open();
        Memory memory = engine.allocate(on.precision().real(), 4);
        Memory words = engine.allocate(Type.U32, 4);
        Memory steps = engine.allocate(Type.I32, 4)) {
      Kernel kernel = engine.compile(program);
      long[] arguments = {0, 1, 4};
      List<Memory> twice = List.of(memory, memory, steps, words);
      List<Memory> wrongType = List.of(memory, words, steps, words);
      assertThatThrownBy(() -> kernel.launch(new long[2], twice, 4))
          .hasMessageContaining("arguments");
      assertThatThrownBy(() -> kernel.launch(arguments, List.of(memory), 4))
          .hasMessageContaining("buffers");
      assertThatThrownBy(() -> kernel.launch(arguments, wrongType, 4))
          .hasMessageContaining("input");
      assertThatThrownBy(() -> kernel.launch(arguments, twice, 4)).hasMessageContaining("wrong v");
    }
  }
}
