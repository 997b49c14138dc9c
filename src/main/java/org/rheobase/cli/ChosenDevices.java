package org.rheobase.cli;

import java.util.List;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engines;
import org.rheobase.ir.Precision;

/** The devices that a call names, for commands that run on several. */
final class ChosenDevices {
  private ChosenDevices() {}

  /**
   * The devices that backends stand for, in their order.
   *
   * @param backends the texts of a call; none: the Java engine and every OpenCL device that can do
   *     the precision
   */
  static List<Device> of(List<String> backends, Precision precision) {
    if (backends.isEmpty()) {
      return Engines.devices().stream()
          .filter(device ->
              !device.backend().equals("interpreter") && device.precisions().contains(precision))
          .toList();
    }
    return backends.stream()
        .map(Backend::parse)
        .map(backend -> Engines.select(backend, precision))
        .toList();
  }
}
