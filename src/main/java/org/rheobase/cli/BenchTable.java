package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.rheobase.bench.BenchCase;
import org.rheobase.bench.BenchResult;
import org.rheobase.bench.DeviceLimits;
import org.rheobase.bench.Spread;

/** Prints benchmarks for people, line by line as they come. */
final class BenchTable {
  private static final String HEADER =
      String.format(
          "%-16s %-14s %-9s %7s %11s %-7s %10s %10s %10s %9s %9s %7s  %s",
          "model",
          "engine",
          "precision",
          "threads",
          "neurons",
          "record",
          "median",
          "min",
          "max",
          "compile",
          "first",
          "bytes",
          "bound");

  private final PrintWriter out;
  private final Map<String, DeviceLimits> limits = new LinkedHashMap<>();

  /** A table of which nothing is printed yet. */
  BenchTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line, and a header before the first one. */
  void print(BenchResult result) {
    if (limits.isEmpty()) {
      out.println("Neuron-steps a second; 'rheobase bench --help' says what each column means.");
      out.println(HEADER);
    }
    BenchCase one = result.measured();
    Spread speed = result.speed();
    limits.putIfAbsent(place(one), result.limits());
    out.printf(
        Locale.ROOT,
        "%-16s %-14s %-9s %7d %,11d %-7s %10.3g %10.3g %10.3g %9s %9s %7.3f  %s%n",
        one.model(),
        one.device().backendText(),
        one.precision().text(),
        one.workers(),
        one.count(),
        one.readout().name().toLowerCase(Locale.ROOT),
        speed.median(),
        speed.min(),
        speed.max(),
        Readable.time(result.compileSeconds()),
        Readable.time(result.firstResultSeconds()),
        result.cost().bytes(),
        bound(result));
    out.flush();
  }

  /** Prints what the devices can do at most. */
  void printLimits() {
    limits.forEach((place, limit) ->
        out.printf(
            Locale.ROOT,
            "%s: copies %.3g GB/s, computes %.3g G fused products and sums/s%n",
            place,
            limit.bytesPerSecond() / 1e9,
            limit.operationsPerSecond() / 1e9));
  }

  private static String place(BenchCase one) {
    return "%s (%s), %s, %d threads"
        .formatted(
            one.device().backendText(),
            one.device().title(),
            one.precision().text(),
            one.workers());
  }

  private static String bound(BenchResult result) {
    return String.format(Locale.ROOT, "%.2g%% of %s", result.share() * 100, result.boundBy());
  }
}
