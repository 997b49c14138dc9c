package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Simulation;

/** Prints the summary of a run for people. */
final class SummaryText {
  private SummaryText() {}

  static void print(
      PrintWriter out, Map<String, Object> summary, Simulation simulation, List<String> methods) {
    line(out, "model", summary.get("model"));
    line(
        out,
        "engine",
        "%s: %s, %s precision"
            .formatted(summary.get("engine"), summary.get("device"), summary.get("precision")));
    line(
        out,
        "steps",
        "%s (%s of model time), seed %s"
            .formatted(summary.get("steps"), time(simulation.time()), summary.get("seed")));
    List<NeuronGroup> groups = simulation.groups();
    for (int k = 0; k < groups.size(); k++) {
      line(out, groups.get(k).name(), group(simulation, groups.get(k), methods.get(k)));
    }
    if (summary.get("seconds") instanceof Map<?, ?> seconds) {
      line(
          out,
          "time",
          "%s to compile, %s to simulate, %s to write"
              .formatted(
                  time(seconds.get("compile")),
                  time(seconds.get("simulate")),
                  time(seconds.get("write"))));
    }
    line(
        out,
        "speed",
        String.format(Locale.ROOT, "%.3g neuron-steps/s", summary.get("neuron_steps_per_s")));
    line(out, "fingerprint", summary.get("fingerprint"));
  }

  private static String group(Simulation simulation, NeuronGroup group, String method) {
    long spikes = simulation.spikeCount(group);
    double rate = spikes / (group.count() * simulation.time());
    return String.format(
        Locale.ROOT,
        "%,d neurons, %s, %,d spikes, %.4g Hz on average",
        group.count(),
        method,
        spikes,
        rate);
  }

  private static void line(PrintWriter out, String title, Object text) {
    out.printf("%-12s %s%n", title, text);
  }

  private static String time(Object seconds) {
    double value = ((Number) seconds).doubleValue();
    return value < 1
        ? String.format(Locale.ROOT, "%.4g ms", value * 1e3)
        : String.format(Locale.ROOT, "%.4g s", value);
  }
}
