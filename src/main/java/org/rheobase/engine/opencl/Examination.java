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
 * @param longestLaunch the most steps that it does in one launch
 */
record Examination(Device device, BuildOptions options, int longestLaunch) {
  /** More turns than devices with a limit allow, and few enough not to be noticed. */
  private static final int MANY_TURNS = 70_000;

  private static final int SAFE_TURNS = 1 << 15;

  /**
   * Tries a device out in the precisions that it claims, and replaces the operations in which it
   * falls short.
   */
  static Examination of(Device device, ClDevice clDevice, KernelCache cache) {
    Trial trial = new Trial(device, clDevice, cache);
    device.precisions().forEach(trial::examine);
    return trial.result();
  }

  /** A trial under way. */
  private static final class Trial {
    private final Device device;
    private final ClDevice clDevice;
    private final KernelCache cache;
    private final List<Precision> precisions = new ArrayList<>();
    private final List<String> remarks;
    private BuildOptions options;
    private int longestLaunch = Integer.MAX_VALUE;

    Trial(Device device, ClDevice clDevice, KernelCache cache) {
      this.device = device;
      this.clDevice = clDevice;
      this.cache = cache;
      remarks = new ArrayList<>(device.remarks());
      options = BuildOptions.of(clDevice);
    }

    void examine(Precision precision) {
      try {
        judge(precision, remaining(precision).stream().map(Probe.Difference::example).toList());
        tryLoops(precision);
      } catch (EngineException e) {
        judge(precision, List.of(String.valueOf(e.getMessage())));
      }
    }

    /** What stays different when all has been done about it. */
    private List<Probe.Difference> remaining(Precision precision) {
      while (true) {
        List<Probe.Difference> differences = differences(precision, options);
        BuildOptions better =
            options.without(differences.stream().map(Probe.Difference::shortfall).toList());
        if (better.equals(options)) {
          return differences;
        }
        options = better;
      }
    }

    private List<Probe.Difference> differences(Precision precision, BuildOptions tried) {
      try (Engine engine = engine(tried)) {
        return Probe.differences(engine, precision);
      }
    }

    private void tryLoops(Precision precision) {
      try (Engine engine = engine(options)) {
        if (!Probe.finishesLoops(engine, precision, MANY_TURNS)) {
          longestLaunch = SAFE_TURNS;
        }
      }
    }

    private Engine engine(BuildOptions tried) {
      return new OpenClEngine(
          device, clDevice, tried, EngineOptions.defaults(), Integer.MAX_VALUE, cache);
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
      if (!precisions.isEmpty()) {
        remarks.addAll(options.remarks());
      }
      if (longestLaunch < Integer.MAX_VALUE) {
        remarks.add("ends loops early: at most %,d steps in a launch".formatted(longestLaunch));
      }
      return new Examination(
          device.examined(List.copyOf(precisions), List.copyOf(remarks)), options, longestLaunch);
    }
  }
}
