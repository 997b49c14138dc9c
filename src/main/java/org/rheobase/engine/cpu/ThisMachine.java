package org.rheobase.engine.cpu;

import java.util.List;
import org.rheobase.engine.Device;
import org.rheobase.ir.Precision;

/** This machine's processors as a device. */
final class ThisMachine {
  private ThisMachine() {}

  /**
   * The device of an engine.
   *
   * @param backend name of the engine
   * @param form the form of the engine's code, empty for the best one
   * @param name name of the device
   */
  static Device device(String backend, String form, String name, List<String> remarks) {
    Runtime runtime = Runtime.getRuntime();
    return new Device(
        backend,
        0,
        form,
        0,
        name,
        Device.Kind.CPU,
        "Java " + Runtime.version(),
        runtime.availableProcessors(),
        runtime.maxMemory(),
        List.of(Precision.SINGLE, Precision.DOUBLE),
        remarks);
  }
}
