package org.rheobase.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheobase.files.Json;
import org.rheobase.files.ResultFolder;
import org.rheobase.files.Summary;
import org.rheobase.files.SweepTable;
import org.rheobase.files.SweptConstants;
import org.rheobase.model.Constant;
import org.rheobase.model.Population;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.Sweep;
import org.rheobase.simulation.SweepCopy;
import org.rheobase.simulation.SweepRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rheobase sweep}: runs a model with many values of constants at once. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a model with all combinations of values of constants, each with several seeds, as one population on the device.",
      "--set takes values parted by commas, or from:to:count for so many at equal distances. Each run gives the bits that 'rheobase run' gives with its --set and --seed: the seed of replica r is the model's seed + r.",
      "With --out, sweep.csv has a row for each run, and the folder run-N has the results of run N."
    },
    footer = {
      "",
      "Examples:",
      "  rheobase sweep examples/noisy-fi-curve.yaml --set tau=5*ms,10*ms,20*ms --set sigma=0:1:11 --replicas 20 --out results",
      "  rheobase sweep examples/fi-curve.yaml --set tau=5*ms:20*ms:4 --precision single --json"
    })
final class SweepCommand implements Callable<Integer> {
  @Mixin private ModelOptions options;
  @Mixin private RunsOn runsOn;
  @Mixin private ResultOptions results;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many seeds each combination is run with (${DEFAULT-VALUE}).")
  private int replicas;

  @Option(names = "--json", description = "Prints a row for each run as JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing but errors.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepCommand() {}

  @Override
  public Integer call() {
    results.check();
    List<String> constants = List.copyOf(options.constants().keySet());
    List<RunPlan> plans =
        SweptConstants.combinations(options.constants()).stream().map(options::plan).toList();
    Sweep sweep = new Sweep(plans, replicas);
    long begin = System.nanoTime();
    try (SweepRun run =
        new SweepRun(
            sweep, () -> runsOn.apply(Simulation.builder().options(options.engineOptions())))) {
      run.prepare();
      List<ResultFolder> folders = new ArrayList<>();
      try {
        addFolders(run, folders);
        simulate(run, folders, begin);
      } finally {
        folders.forEach(ResultFolder::close);
      }
      results.folder().ifPresent(out -> SweepTable.write(out, constants, run.copies()));
      print(constants, run.copies());
    }
    return 0;
  }

  private void addFolders(SweepRun run, List<ResultFolder> folders) {
    if (results.folder().isPresent()) {
      Path out = results.folder().get();
      for (int number = 0; number < run.copies().size(); number++) {
        Path folder = out.resolve("run-" + number);
        folders.add(new ResultFolder(folder, run.copies().get(number), results.format()));
      }
    }
  }

  private static void simulate(SweepRun run, List<ResultFolder> folders, long begin) {
    long compiled = System.nanoTime();
    run.run();
    long simulated = System.nanoTime();
    folders.forEach(ResultFolder::complete);
    long written = System.nanoTime();
    Summary.Times times =
        new Summary.Times(
            (compiled - begin) / 1e9, (simulated - compiled) / 1e9, (written - simulated) / 1e9);
    for (int number = 0; number < folders.size(); number++) {
      Summary summary = Summary.of(run.copies().get(number), times);
      folders.get(number).writeSummary(Json.text(summary.asMap()));
    }
  }

  private void print(List<String> constants, List<SweepCopy> runs) {
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      List<Object> rows = new ArrayList<>();
      for (int number = 0; number < runs.size(); number++) {
        rows.add(SweepTable.row(number, constants, runs.get(number)));
      }
      text.println(Json.text(rows));
    } else if (!quiet) {
      printMeans(text, constants, runs);
    }
    text.flush();
  }

  /** A line for each combination: its constants, and the mean rates over its replicas. */
  private void printMeans(PrintWriter text, List<String> constants, List<SweepCopy> runs) {
    List<Population> populations = SweepTable.populations(runs.getFirst().plan());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(constants.stream(), populations.stream().map(p -> p.name() + " (Hz)"))
            .toList());
    for (int first = 0; first < runs.size(); first += replicas) {
      List<SweepCopy> own = runs.subList(first, first + replicas);
      rows.add(
          Stream.concat(
                  constants.stream().map(name -> value(own.getFirst().plan(), name)),
                  populations.stream().map(population -> rate(own, population)))
              .toList());
    }
    int width = rows.stream().flatMap(List::stream).mapToInt(String::length).max().orElse(0) + 2;
    rows.forEach(row ->
        text.println(
            row.stream()
                .map(cell -> cell + " ".repeat(width - cell.length()))
                .collect(Collectors.joining())
                .stripTrailing()));
    text.printf(
        Locale.ROOT,
        "%,d runs of %,d combinations, %,d neurons at once%n",
        runs.size(),
        runs.size() / replicas,
        neurons(runs));
  }

  private static long neurons(List<SweepCopy> runs) {
    return runs.stream()
        .flatMap(run -> run.plan().populations().stream())
        .mapToLong(population -> population.group().count())
        .sum();
  }

  private static String value(RunPlan plan, String name) {
    Constant constant = SweepTable.value(plan, name);
    String unit = constant.dimension().usualName();
    String number =
        new BigDecimal(constant.value(), new MathContext(6)).stripTrailingZeros().toString();
    return unit.equals("1") ? number : number + " " + unit;
  }

  private static String rate(List<SweepCopy> runs, Population population) {
    double mean =
        runs.stream().mapToDouble(run -> run.meanRate(population)).average().orElseThrow();
    return String.format(Locale.ROOT, "%.4g", mean);
  }
}
