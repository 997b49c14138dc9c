package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.ir.Precision;

/**
 * What trying a device out has shown.
 *
 * @param device the device, with the precisions in which it computes by the rules
 * @param options the options that make it do so
 */
record Examination(Device device, BuildOptions options) {

  /**
   * Tries a device out in the precisions that it claims, and replaces the operations in which it
   * falls short.
   */
  static Examination of(Device device, ClDevice clDevice) {
    Trial trial = new Trial(device, clDevice);
    device.precisions().forEach(trial::examine);
    return trial.result();
  }

  /** A trial under way. */
  private static final class Trial {
    private final Device device;
    private final ClDevice clDevice;
    private final List<Precision> precisions = new ArrayList<>();
    private final List<String> remarks;
    private BuildOptions options;

    Trial(Device device, ClDevice clDevice) {
      this.device = device;
      this.clDevice = clDevice;
      remarks = new ArrayList<>(device.remarks());
      options = BuildOptions.of(clDevice);
    }

    void examine(Precision precision) {
      try {
        List<Probe.Difference> differences = differences(precision, options);
        BuildOptions without =
            options.without(differences.stream().map(Probe.Difference::operator).toList());
        if (!without.equals(options)) {
          differences = differences(precision, without);
          options = without;
        }
        judge(precision, differences.stream().map(Probe.Difference::example).toList());
      } catch (EngineException e) {
        judge(precision, List.of(String.valueOf(e.getMessage())));
      }
    }

    private List<Probe.Difference> differences(Precision precision, BuildOptions tried) {
      try (Engine engine = new OpenClEngine(device, clDevice, tried, EngineOptions.defaults())) {
        return Probe.differences(engine, precision);
      }
    }

    private void judge(Precision precision, List<String> differences) {
      if (differences.isEmpty()) {
        precisions.add(precision);
      } else {
        remarks.add(
            "no %s precision: %s".formatted(precision.text(), String.join(", ", differences)));
      }
    }

    Examination result() {
      if (!options.replaced().isEmpty() && !precisions.isEmpty()) {
        remarks.add(
            "works %s of single precision out in integers, which is slower"
                .formatted(String.join(" and ", options.replaced())));
      }
      return new Examination(
          device.examined(List.copyOf(precisions), List.copyOf(remarks)), options);
    }
  }
}
