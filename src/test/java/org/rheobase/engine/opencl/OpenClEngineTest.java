package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.Programs;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

class OpenClEngineTest {
  private static final OpenClProvider PROVIDER = new OpenClProvider();

  @BeforeEach
  void openClIsThere() {
    assumeTrue(EveryEngine.hasOpenCl(), "no OpenCL device");
  }

  private static List<Device> devices() {
    return PROVIDER.devices().stream()
        .map(PROVIDER::examine)
        .filter(d -> !d.precisions().isEmpty())
        .toList();
  }

  private static ClDevice clDevice() {
    return ClPlatform.all().stream()
        .flatMap(platform -> platform.devices().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allThatAnEngineTookIsReleased() {
    for (Device device : devices()) {
      int before = ClObject.live();
      Program program = Programs.integrateAndFire(Precision.SINGLE);
      try (Engine engine = PROVIDER.open(device, EngineOptions.defaults())) {
        EngineUnderTest.run(
            engine,
            program,
            new long[] {0, 32, 8},
            Programs.integrateAndFireArrays(Precision.SINGLE, 8, 32),
            8);
        engine.allocate(Type.F32, 100);
        assertThat(ClObject.live()).isGreaterThan(before);
      }
      assertThat(ClObject.live()).as(device.title()).isEqualTo(before);
    }
  }

  @Test
  void aBuildErrorIsToldWithTheLogAndTheLine() {
    int before = ClObject.live();
    try (ClContext context = ClContext.create(clDevice())) {
      String source = "kernel void bad(global int *x)\n{\n  x[0] = undeclared;\n}\n";
      assertThatThrownBy(
              () -> ClProgram.build(context, source, "-cl-std=CL1.2", KernelCache.none()))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("CL_BUILD_PROGRAM_FAILURE")
          .hasMessageContaining("undeclared")
          .hasMessageContaining("    3 |   x[0] = undeclared;");
    }
    assertThat(ClObject.live()).isEqualTo(before);
  }

  @Test
  void tooMuchMemoryIsToldAndNothingIsLeftBehind() {
    for (Device device : devices()) {
      try (Engine engine = PROVIDER.open(device, EngineOptions.defaults())) {
        int before = ClObject.live();
        if ((long) Integer.MAX_VALUE * Integer.BYTES > device.memoryBytes()) {
          assertThatThrownBy(() -> engine.allocate(Type.I32, Integer.MAX_VALUE))
              .isInstanceOf(EngineException.class)
              .hasMessageContaining("8,589,934,588 bytes");
        }
        assertThat(ClObject.live()).isEqualTo(before);
      }
    }
  }

  @Test
  void aClosedObjectRefuses() {
    ClContext context = ClContext.create(clDevice());
    context.close();
    context.close();
    assertThatThrownBy(context::id).hasMessageContaining("ClContext is closed");
  }

  /**
   * What replaces operations that a device lacks is right too, on devices that do not lack them.
   */
  @Test
  void replacementsComputeByTheRules() {
    for (Device device : devices()) {
      for (BuildOptions options : replacements()) {
        try (Engine engine =
            new OpenClEngine(
                device,
                find(device),
                options,
                EngineOptions.defaults(),
                Integer.MAX_VALUE,
                KernelCache.none())) {
          boolean complete = options.guarded() || device.platformName().contains("Portable");
          assertThat(complete ? Probe.differences(engine, Precision.SINGLE) : List.of())
              .as(device.title() + options)
              .isEmpty();
        }
      }
    }
  }

  private static List<BuildOptions> replacements() {
    return List.of(
        new BuildOptions(false, true, true, false), new BuildOptions(false, true, true, true));
  }

  private static ClDevice find(Device device) {
    return ClPlatform.all().get(device.platform()).devices().get(device.number());
  }

  @Test
  void launchesThatADeviceWouldCutShortAreRefused() {
    Device device = devices().getFirst();
    BuildOptions options = BuildOptions.of(find(device));
    Program program = Programs.integrateAndFire(Precision.SINGLE);
    try (Engine engine =
        new OpenClEngine(
            device, find(device), options, EngineOptions.defaults(), 100, KernelCache.none())) {
      assertThatThrownBy(() ->
              EngineUnderTest.run(
                  engine,
                  program,
                  new long[] {0, 101, 1},
                  Programs.integrateAndFireArrays(Precision.SINGLE, 1, 101),
                  1))
          .hasMessageContaining("at most 100 steps in a launch");
    }
  }

  @Test
  void withoutALoaderThereAreNoDevices() {
    OpenClProvider provider =
        new OpenClProvider(() -> {
          throw new UnsatisfiedLinkError("libOpenCL.so.1");
        });
    assertThat(provider.devices()).isEmpty();
    assertThat(provider.absence()).contains("loader library is not installed");
  }

  @Test
  void withoutADriverThereAreNoDevices() {
    OpenClProvider provider = new OpenClProvider(List::of);
    assertThat(provider.devices()).isEmpty();
    assertThat(provider.absence()).contains("no OpenCL driver is installed");
  }

  @Test
  void linesAreFoundInTheLogsOfManyCompilers() {
    String source = "one\ntwo\nthree\nfour\n";
    Stream.of(
            "<kernel>:3:5: error: x",
            "/tmp/a.cl:3:1: error: x",
            "input.cl(3): error: x",
            "<program source>:3: x")
        .forEach(
            log -> assertThat(BuildLog.explain(log, source)).isEqualTo(log + "\n    3 | three"));
  }
}
