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
import org.rheobase.engine.GivenRaster;
import org.rheobase.engine.Programs;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.LaunchArguments;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.Ticks;
import org.rheobase.lowering.TimedArrayLowering;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.StateRecording;
import org.rheobase.model.TimedArray;
import org.rheobase.testing.EventModel;

/**
 * Kernels under Oclgrind, which watches every access to memory. It is alone in its process; the
 * build sets {@code OCL_ICD_VENDORS} for that, {@code OCLGRIND_LOG} for its reports, and what it
 * looks for.
 */
class KernelsOclgrindTest {
  private static final Path LOG =
      Path.of(System.getenv().getOrDefault("OCLGRIND_LOG", "oclgrind.log"));

  private static final int STEPS = 48;

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
      long[] arguments = {0, 128, 37};
      String expected = run(Backend.interpreter(), program, arguments, given);
      assertThat(run(Backend.opencl(), program, arguments, given)).isEqualTo(expected);
      assertThat(report()).isEmpty();
    }
  }

  /** Events, code that runs regularly, shared and held values: the whole of a step. */
  @Test
  void aWholeStepIsClean() throws IOException {
    for (Precision precision : Precision.values()) {
      PopulationPlan population = EventModel.plan(precision.text()).populations().getFirst();
      Program program = steps(population, precision);
      List<HostArray> given =
          program.buffers().stream()
              .map(buffer -> array(buffer, population.group().count()))
              .toList();
      long[] arguments = LaunchArguments.bits(0, STEPS, 0, population.group().count(), 9, 0, 0);
      int count = population.group().count();
      String expected = run(Backend.interpreter(), program, arguments, given, count);
      assertThat(run(Backend.opencl(), program, arguments, given, count)).isEqualTo(expected);
      assertThat(report()).isEmpty();
    }
  }

  /** Times before, in and after the arrays, columns of all kinds: nothing outside is read. */
  @Test
  void timedArraysAreReadWithinTheirBounds() throws IOException {
    NeuronGroup group =
        NeuronGroup.builder("G", 5)
            .timedArray(TimedArray.of("whole", new double[] {1, 2, 3}, "1", "0.4*ms"))
            .timedArray(TimedArray.of("odd", new double[] {1, 2, 3, 4}, "1", "0.25*ms"))
            .timedArray(TimedArray.of("fine", new double[] {1, 2, 3, 4, 5, 6}, "1", "0.03*ms"))
            .timedArray(TimedArray.of("wide", new double[][] {{1, 2, 3, 4, 5}}, "1", "1*ms"))
            .timedArray(TimedArray.of("thin", new double[][] {{1}, {2}, {3}}, "1", "0.2*ms"))
            .equations(
                """
                dv/dt = (whole(t) + odd(t - 0.5*ms) + fine(t + dt) + wide(t, i) - v)/second : 1
                x = thin((i - 2)*t*1e6, i - 2) + thin(t, i*100000) + odd(v*second) : 1
                """)
            .threshold("x + v > 6")
            .method("euler")
            .build();
    for (Precision precision : Precision.values()) {
      Program program = new Lowering(group, precision, 1e-4).steps(Recordings.none()).program();
      List<HostArray> given =
          program.buffers().stream().map(buffer -> contents(buffer, group)).toList();
      long[] arguments = LaunchArguments.bits(0, 40, 0, group.count(), 0, 0, 0);
      String expected = run(Backend.interpreter(), program, arguments, given, group.count());
      assertThat(run(Backend.opencl(), program, arguments, given, group.count()))
          .isEqualTo(expected);
      assertThat(report()).isEmpty();
    }
  }

  /**
   * A sample is taken in every step: where a number of steps is divided and its rest taken too, the
   * compiler puts in an instruction ({@code freeze}) that the watching of uninitialized values does
   * not know.
   */
  private static Program steps(PopulationPlan population, Precision precision) {
    StateRecording state = population.state().orElseThrow();
    Sampling sampling =
        new Sampling(state.variables(), state.neurons(), new Ticks(0, new Clock(1e-4)));
    Recordings recordings = new Recordings(List.of(sampling), population.events());
    return new Lowering(population.group(), precision, 1e-4).steps(recordings).program();
  }

  /** Zeros, as many as any use of a buffer needs: one for each neuron and step. */
  private static HostArray array(Buffer buffer, int count) {
    boolean isResult = buffer.name().contains("_event") || buffer.name().contains("_trace");
    return HostArray.of(buffer.type(), isResult ? STEPS * count : 2 * count);
  }

  private static HostArray contents(Buffer buffer, NeuronGroup group) {
    return group.scope().definitions().timedArrays().values().stream()
        .filter(array -> TimedArrayLowering.bufferName(array).equals(buffer.name()))
        .map(array -> TimedArrayLowering.contents(array, buffer.type()))
        .findFirst()
        .orElseGet(() -> HostArray.of(buffer.type(), group.count() * rows(buffer)));
  }

  /** Forty steps touch two words of the raster. */
  private static int rows(Buffer buffer) {
    return buffer.name().equals("spike_raster") ? 2 : 1;
  }

  @Test
  void everyOperationIsClean() throws IOException {
    OpenClProvider provider = new OpenClProvider();
    Device device = provider.examine(provider.devices().getFirst());
    assertThat(device.precisions()).as("%s", device.remarks()).containsExactly(Precision.values());
    for (Precision precision : Precision.values()) {
      try (Engine engine = provider.open(device, EngineOptions.defaults())) {
        assertThat(Probe.differences(engine, precision)).isEmpty();
      }
      assertThat(report()).isEmpty();
    }
  }

  @Test
  void listingEventsIsClean() throws IOException {
    int[][] shapes = {{1, 1}, {2, 37}, {2, 1100}, {34, 3}};
    for (int[] shape : shapes) {
      GivenRaster given = GivenRaster.random(shape[0], shape[1], 0, 3, 1);
      OpenClProvider provider = new OpenClProvider();
      Device device = provider.devices().getFirst();
      try (OpenClEngine engine = (OpenClEngine) provider.open(device, EngineOptions.defaults())) {
        assertThat(given.found(engine, engine::listOnDevice)).isEqualTo(given.expected());
      }
      assertThat(report()).isEmpty();
    }
  }

  /** A report would be worth nothing if it never came. */
  @Test
  void aReadOutsideOfABufferIsReported() throws IOException {
    IrBuilder ir = new IrBuilder();
    Buffer x = new Buffer("x", Type.I32);
    Expr outside = ir.load(x, ir.add(ir.position(), ir.constant(1)));
    Program program = Programs.ofValue(Precision.SINGLE, outside, ir, x);
    run(
        Backend.opencl(),
        program,
        new long[0],
        List.of(HostArray.of(Type.I32, 4), HostArray.of(Type.I32, 4)));
    assertThat(report()).contains("Invalid read of size 4", "value_kernel");
  }

  private static String run(
      Backend backend, Program program, long[] arguments, List<HostArray> given) {
    return run(backend, program, arguments, given, given.getFirst().length());
  }

  private static String run(
      Backend backend, Program program, long[] arguments, List<HostArray> given, int count) {
    try (Engine engine = Engines.open(backend, program.precision(), EngineOptions.defaults())) {
      return Programs.text(EngineUnderTest.run(engine, program, arguments, given, count));
    }
  }

  /** What was reported since a device was opened last: Oclgrind begins its log anew then. */
  private static String report() throws IOException {
    return Files.exists(LOG) ? Files.readString(LOG) : "";
  }
}
