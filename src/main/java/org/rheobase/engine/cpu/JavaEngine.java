package org.rheobase.engine.cpu;

import org.rheobase.engine.Device;
import org.rheobase.engine.EngineOptions;
import org.rheobase.ir.Program;

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
      case VECTOR -> VectorForm.isPossible() ? VectorForm.of(program, plain) : plain;
      case BEST -> plain;
    };
  }
}
