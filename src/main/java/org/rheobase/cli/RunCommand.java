package org.rheobase.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.Backend;
import org.rheobase.files.Json;
import org.rheobase.files.ResultFolder;
import org.rheobase.files.Summary;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.syntax.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rheobase run}: runs a model. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs a model, prints a summary, and writes results with --out.",
    footer = {"", "Example:", "  rheobase run examples/noisy-fi-curve.yaml --out results --seed 7"})
final class RunCommand implements Callable<Integer> {
  @Mixin private ModelOptions options;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      defaultValue = "auto",
      description = "auto, cpu, interpreter or opencl[:PLATFORM[:DEVICE]] (${DEFAULT-VALUE}).")
  private String backend;

  @Option(names = "--out", paramLabel = "DIR", description = "Writes results to this folder.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints the summary as JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing but errors.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() {
    if (out != null && out.toString().isEmpty()) {
      throw new IllegalArgumentException("--out: the name of a folder is needed; '.' is this one");
    }
    RunPlan plan = options.plan();
    warn(plan);
    long begin = System.nanoTime();
    var builder =
        Simulation.builder().backend(Backend.parse(backend)).options(options.engineOptions());
    try (PlanRun run = new PlanRun(plan, builder)) {
      // What is refused is refused here, before anything is written.
      run.prepare();
      Optional<Path> folder = Optional.ofNullable(out);
      try (Results results = new Results(folder.map(path -> new ResultFolder(path, run)))) {
        run(run, results, begin);
      }
    }
    return 0;
  }

  /** The results folder, where there is one. */
  private record Results(Optional<ResultFolder> folder) implements AutoCloseable {
    @Override
    public void close() {
      folder.ifPresent(ResultFolder::close);
    }
  }

  private void run(PlanRun run, Results results, long begin) {
    long compiled = System.nanoTime();
    run.run();
    long simulated = System.nanoTime();
    results.folder().ifPresent(folder -> folder.complete(run.simulation()));
    long written = System.nanoTime();
    Summary.Times times =
        new Summary.Times(
            seconds(begin, compiled), seconds(compiled, simulated), seconds(simulated, written));
    Summary summary = Summary.of(run.plan().name(), run.simulation(), times);
    results.folder().ifPresent(folder -> folder.writeSummary(Json.text(summary.asMap())));
    print(summary);
    if (!quiet) {
      StateWarnings.print(spec.commandLine().getErr(), run.simulation());
    }
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private void warn(RunPlan plan) {
    PrintWriter err = spec.commandLine().getErr();
    if (!quiet) {
      plan.populations().stream()
          .flatMap(population -> population.group().warnings().stream())
          .map(Problem::render)
          .distinct()
          .forEach(err::println);
      err.flush();
    }
  }

  private void print(Summary summary) {
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      text.println(Json.text(summary.asMap()));
    } else if (!quiet) {
      SummaryText.print(text, summary);
    }
    text.flush();
  }
}
