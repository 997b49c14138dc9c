package org.rheobase.engine.cpu;

import java.util.List;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineProvider;

/** Offers the engine that interprets programs. */
public final class InterpreterProvider implements EngineProvider {

  /** For {@link java.util.ServiceLoader}. */
  public InterpreterProvider() {}

  @Override
  public String name() {
    return "interpreter";
  }

  @Override
  public List<Device> devices() {
    return List.of(
        ThisMachine.device(
            name(),
            "",
            "Interpreter",
            List.of("hundreds of times slower than the others; needs no compiler")));
  }

  @Override
  public String absence() {
    return "";
  }

  @Override
  public Engine open(Device device, EngineOptions options) {
    return new InterpreterEngine(device, options);
  }
}
