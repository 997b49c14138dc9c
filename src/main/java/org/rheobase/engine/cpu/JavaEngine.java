package org.rheobase.engine.cpu;

import org.rheobase.engine.Device;
import org.rheobase.engine.EngineOptions;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;

/** Runs programs as Java code, compiled in memory. */
final class JavaEngine extends CpuEngine {
  private final JavaForm form;

  JavaEngine(Device device, EngineOptions options, JavaForm form) {
    super(device, options);
    this.form = form;
  }

  @Override
  Form prepare(Program program) {
    Form plain = PlainForm.of(program);
    return switch (form) {
      case PLAIN -> plain;
      case PASSES -> PassForm.ofOneLane(Schedule.of(program));
      case VECTOR -> PassForm.ofVectors(program, plain);
      case BEST ->
          PassForm.hasVectors()
              ? WarmingForm.of(plain, () -> PassForm.ofVectors(program, plain))
              : plain;
    };
  }
}
