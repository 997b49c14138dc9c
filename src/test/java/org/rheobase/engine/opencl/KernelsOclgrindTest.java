package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.Engines;
import org.rheobase.engine.Programs;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/**
 * Kernels under Oclgrind, which watches every access to memory. It is alone in its process; the
 * build sets {@code OCL_ICD_VENDORS} for that, {@code OCLGRIND_LOG} for its reports, and what it
 * looks for.
 */
class KernelsOclgrindTest {
  private static final Path LOG =
      Path.of(System.getenv().getOrDefault("OCLGRIND_LOG", "oclgrind.log"));

  @BeforeEach
  void oclgrindIsThere() {
    boolean required = "true".equals(System.getenv("CI"));
    List<Device> devices = new OpenClProvider().devices();
    assumeTrue(required || !devices.isEmpty(), "Oclgrind is not installed");
    assertThat(devices).singleElement().extracting(Device::platformName).isEqualTo("Oclgrind");
  }

  @Test
  void integrateAndFireIsClean() throws IOException {
    for (Precision precision : Precision.values()) {
      Program program = Programs.integrateAndFire(precision);
      List<HostArray> given = Programs.integrateAndFireArrays(precision, 37, 128);
      String expected = run(Backend.interpreter(), program, given, 128);
      String before = report();
      assertThat(run(Backend.opencl(), program, given, 128)).isEqualTo(expected);
      assertThat(report()).isEqualTo(before);
    }
  }

  @Test
  void theProbeIsClean() throws IOException {
    String before = report();
    OpenClProvider provider = new OpenClProvider();
    Device device = provider.examine(provider.devices().getFirst());
    assertThat(device.precisions()).as("%s", device.remarks()).containsExactly(Precision.values());
    assertThat(report()).isEqualTo(before);
  }

  /** A report would be worth nothing if it never came. */
  @Test
  void aReadOutsideOfABufferIsReported() throws IOException {
    IrBuilder ir = new IrBuilder();
    Buffer x = new Buffer("x", Type.I32);
    Expr outside = ir.load(x, ir.add(ir.position(), ir.constant(1)));
    Program program = Programs.ofValue(Precision.SINGLE, outside, ir, x);
    String before = report();
    try (Engine engine =
        Engines.open(Backend.opencl(), Precision.SINGLE, EngineOptions.defaults())) {
      List<HostArray> given = List.of(HostArray.of(Type.I32, 4), HostArray.of(Type.I32, 4));
      EngineUnderTest.run(engine, program, new long[0], given, 4);
    }
    assertThat(report().substring(before.length()))
        .contains("Invalid read of size 4", "value_kernel");
  }

  private static String run(Backend backend, Program program, List<HostArray> given, int steps) {
    try (Engine engine = Engines.open(backend, program.precision(), EngineOptions.defaults())) {
      long[] arguments = {0, steps, given.getFirst().length()};
      return Programs.text(
          EngineUnderTest.run(engine, program, arguments, given, given.getFirst().length()));
    }
  }

  private static String report() throws IOException {
    return Files.exists(LOG) ? Files.readString(LOG) : "";
  }
}
