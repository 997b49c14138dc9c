package org.rheobase.engine.cpu;

import org.rheobase.engine.Device;
import org.rheobase.engine.EngineOptions;
import org.rheobase.ir.Program;

/** Runs programs by interpreting them: the definition of what they mean, and slow. */
final class InterpreterEngine extends CpuEngine {

  InterpreterEngine(Device device, EngineOptions options) {
    super(device, options);
  }

  @Override
  Form prepare(Program program) {
    return new InterpretedForm(program);
  }
}
