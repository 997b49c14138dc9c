package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.rheobase.engine.Profile;

/** Prints what an engine's time went to, for people. */
final class ProfileTable {
  private ProfileTable() {}

  static void print(PrintWriter out, Profile profile) {
    out.printf(
        "%n%-28s %9s %7s %11s %11s %11s %11s %9s%n",
        "profile", "times", "share", "total", "mean", "shortest", "longest", "GB/s");
    profile.entries().forEach(entry -> out.println(line(entry, profile.total())));
  }

  private static String line(Profile.Entry entry, double total) {
    return String.format(
            Locale.ROOT,
            "%-28s %,9d %6.1f%% %11s %11s %11s %11s %9s",
            entry.name(),
            entry.count(),
            100 * entry.total() / total,
            milliseconds(entry.total()),
            milliseconds(entry.mean()),
            milliseconds(entry.shortest()),
            milliseconds(entry.longest()),
            entry.kind() == Profile.Kind.TRANSFER
                ? String.format(Locale.ROOT, "%.3g", entry.bytesPerSecond() / 1e9)
                : "")
        .stripTrailing();
  }

  private static String milliseconds(double seconds) {
    return String.format(Locale.ROOT, "%.4g ms", seconds * 1e3);
  }
}
