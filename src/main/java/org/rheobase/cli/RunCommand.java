package org.rheobase.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.EngineOptions;
import org.rheobase.files.Json;
import org.rheobase.files.ResultFolder;
import org.rheobase.files.Summary;
import org.rheobase.model.RunPlan;
import org.rheobase.plots.PictureFormat;
import org.rheobase.plots.RunPlots;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.syntax.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rheobase run}: runs a model. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs a model, prints a summary, writes results with --out, and draws them with --plot.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "2:the model or the call is wrong",
      "3:the run failed",
      "130:Ctrl-C; what was computed is kept"
    },
    footer = {
      "",
      "Examples:",
      "  rheobase run examples/noisy-fi-curve.yaml --out results --plot --seed 7",
      "  rheobase run examples/fi-curve.yaml --backend opencl:nvidia --precision single",
      "  rheobase run examples/fi-curve.yaml --count G=100000 --set tau=20*ms --json"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private ModelOptions options;

  @Mixin private RunsOn runsOn;

  @Mixin private ResultOptions resultOptions;

  @Option(
      names = "--plot",
      description =
          "Draws the pictures that the model asks for, or else those that suit what it records, to MODEL.png in the folder of --out, or in the current one.")
  private boolean plot;

  @Option(
      names = "--plot-format",
      paramLabel = "png|svg",
      description = "Draws pictures in this format.")
  private @Nullable PictureFormat plotFormat;

  @Option(names = "--json", description = "Prints the summary as JSON.")
  private boolean json;

  @Option(
      names = "--profile",
      description =
          "Measures how long each kernel and each copying took, and prints a table of it after the summary; with --json, in it.")
  private boolean profile;

  @Option(names = "--quiet", description = "Prints nothing but errors.")
  private boolean quiet;

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() {
    resultOptions.check();
    RunPlan plan = options.plan();
    warn(plan);
    long begin = System.nanoTime();
    var builder = runsOn.apply(Simulation.builder().options(engineOptions()));
    try (PlanRun run = new PlanRun(plan, builder)) {
      // What is refused is refused here, before anything is written.
      run.prepare();
      Optional<Path> folder = resultOptions.folder();
      Optional<RunPlots> plots = plots(run);
      PrintWriter err = spec.commandLine().getErr();
      try (var _ = Interrupt.stops(run.simulation(), err);
          Results results = new Results(folder.map(path -> resultFolder(path, run)))) {
        run(run, results, begin);
      }
      plots.ifPresent(this::draw);
      return run.simulation().isStopped() ? Failures.INTERRUPTED : 0;
    }
  }

  private ResultFolder resultFolder(Path path, PlanRun run) {
    return new ResultFolder(path, run, resultOptions.format());
  }

  private EngineOptions engineOptions() {
    return profile ? options.engineOptions().withProfile() : options.engineOptions();
  }

  /** What draws pictures, where they are asked for and there is something to draw. */
  private Optional<RunPlots> plots(PlanRun run) {
    if (!plot && plotFormat == null) {
      return Optional.empty();
    }
    RunPlots plots = new RunPlots(run);
    if (plots.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "warning: no picture, because the model has no 'plots' and records nothing that could be drawn");
      err.flush();
      return Optional.empty();
    }
    return Optional.of(plots);
  }

  private void draw(RunPlots plots) {
    PictureFormat format = plotFormat == null ? PictureFormat.PNG : plotFormat;
    Path folder = resultOptions.folder().orElse(Path.of(""));
    Path picture = folder.resolve(options.modelStem() + "." + format.extension());
    plots.save(picture);
    if (!json && !quiet) {
      SummaryText.printPicture(spec.commandLine().getOut(), picture);
    }
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
    simulate(run);
    long simulated = System.nanoTime();
    results.folder().ifPresent(ResultFolder::complete);
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

  private void simulate(PlanRun run) {
    boolean isPiped = json && !main.terminal().out();
    boolean showsProgress = main.terminal().err() && !quiet && !isPiped;
    try (var _ = showsProgress ? Progress.of(run) : null) {
      run.run();
    }
    Interrupt.tell(run, spec.commandLine().getErr());
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
      summary.profiles().forEach(measured -> ProfileTable.print(text, measured));
    }
    text.flush();
  }
}
