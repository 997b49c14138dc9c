package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engines;
import org.rheobase.ir.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rheobase devices}: what there is to run on. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description =
        "Lists engines and OpenCL devices, what each can do, and which one 'auto' would take.",
    footer = {
      "",
      "Examples:",
      "  rheobase devices",
      "  RUSTICL_ENABLE=llvmpipe rheobase devices   # Mesa's CPU device shows itself only so"
    })
final class DevicesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  DevicesCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Engines.devices().forEach(device -> print(out, device));
    Engines.absences().forEach(absence -> out.printf("none             %s%n", absence));
    for (Precision precision : Precision.values()) {
      Device chosen = Engines.select(Backend.auto(), precision);
      out.printf("auto, %-6s     %s: %s%n", precision.text(), chosen.backendText(), chosen.title());
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, Device device) {
    out.printf("%-16s %s%n", device.backendText(), device.title());
    String precisions =
        device.precisions().stream().map(Precision::text).collect(Collectors.joining(", "));
    out.printf(
        Locale.ROOT,
        "                 %s, %d compute units, %.1f GiB, %s, driver %s%n",
        device.kind(),
        device.computeUnits(),
        device.memoryBytes() / (double) (1L << 30),
        precisions.isEmpty() ? "no precision" : precisions,
        device.driver());
    device.remarks().forEach(remark -> out.printf("                 %s%n", remark));
  }
}
