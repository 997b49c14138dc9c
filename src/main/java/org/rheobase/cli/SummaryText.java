package org.rheobase.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.rheobase.files.Summary;

/** Prints the summary of a run for people. */
final class SummaryText {
  private SummaryText() {}

  static void print(PrintWriter out, Summary summary) {
    line(out, "model", summary.model());
    line(
        out,
        "engine",
        "%s: %s, %s precision".formatted(summary.engine(), summary.device(), summary.precision()));
    line(
        out,
        "steps",
        "%,d (%s of model time), seed %d"
            .formatted(summary.steps(), Readable.time(summary.seconds()), summary.seed()));
    summary.groups().forEach(group -> line(out, group.name(), text(group)));
    Summary.Times times = summary.times();
    line(
        out,
        "time",
        "%s to compile, %s to simulate, %s to write"
            .formatted(
                Readable.time(times.compile()),
                Readable.time(times.simulate()),
                Readable.time(times.write())));
    line(out, "speed", Readable.speed(summary.neuronStepsPerSecond()));
    line(out, "fingerprint", summary.fingerprint());
  }

  /** Tells where a picture is. */
  static void printPicture(PrintWriter out, Path picture) {
    line(out, "picture", picture.toString());
    out.flush();
  }

  private static String text(Summary.Group group) {
    return String.format(
        Locale.ROOT,
        "%,d neurons, %s, %,d spikes, %.4g Hz on average",
        group.count(),
        group.method(),
        group.spikes(),
        group.meanRateHz());
  }

  private static void line(PrintWriter out, String title, String text) {
    out.printf("%-12s %s%n", title, text);
  }
}
