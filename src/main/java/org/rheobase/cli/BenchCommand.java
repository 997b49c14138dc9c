package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rheobase.bench.Bench;
import org.rheobase.bench.BenchCase;
import org.rheobase.bench.BenchModel;
import org.rheobase.bench.BenchResult;
import org.rheobase.engine.Device;
import org.rheobase.files.Json;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.SpikeReadout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rheobase bench}: how fast models run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast models run, over numbers of neurons and engines.",
      "",
      "Options that take several values, separated by commas, are combined each with each."
    },
    footerHeading = "%nWhat the numbers mean:%n",
    footer = {
      "  neuron-steps/s  neurons x steps by the time of a run of --steps steps, with",
      "                  all that --record asks for: the median, smallest and largest",
      "                  of five or more runs, after four seconds of warm-up",
      "  compile         from the checked model to the first step: lowering, compiling,",
      "                  memory, initial values; what this process has compiled before",
      "                  is not compiled again",
      "  first           the same, and the first run, before anything has warmed up",
      "  bytes           that a neuron-step moves through memory, counted in the",
      "                  program: the state once in a window of steps, a bit for each",
      "                  spike, and recorded values",
      "  bound           the share of the possible speed that the median reaches, and",
      "                  what limits that: memory, at the speed of copying a large",
      "                  array, or arithmetic, at the speed of fused products and sums,",
      "                  both measured on the same engine and threads. Arithmetic and",
      "                  comparisons of real numbers count as one of these each, though",
      "                  a division takes longer; integers and choices do not count",
      "",
      "Examples:",
      "  rheobase bench --models lif,izhikevich --precision single,double",
      "  rheobase bench lif --counts 1000,1000000 --engines cpu,opencl --record counts"
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<Integer> COUNTS = List.of(1_000, 10_000, 100_000);

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "A model: lif, noisy-lif, izhikevich, hodgkin-huxley, or a model file.")
  private @Nullable String model;

  @Option(
      names = "--models",
      paramLabel = "MODEL",
      split = ",",
      description = "Several models (lif,noisy-lif,izhikevich,hodgkin-huxley).")
  private List<String> models = List.of();

  @Option(
      names = "--counts",
      paramLabel = "N",
      split = ",",
      description =
          "Numbers of neurons of each population (1000,10000,100000; a model file's own).")
  private List<Integer> counts = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Steps of a run (${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = {"--engines", "--backends"},
      paramLabel = "BACKEND",
      completionCandidates = Candidates.Backends.class,
      split = ",",
      description =
          "What to run on (the Java engine and every OpenCL device that can do the precision).")
  private List<String> engines = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Threads of the Java engine (all processors).")
  private List<Integer> threads = List.of();

  @Option(
      names = "--precision",
      paramLabel = "single|double",
      split = ",",
      description = "Precisions of real variables (single; a model file's own).")
  private List<Precision> precisions = List.of();

  @Option(
      names = "--record",
      paramLabel = "none|counts|spikes",
      split = ",",
      description =
          "What is made of spikes: nothing, each neuron's count, or lists (spikes). What else a model file records is recorded.")
  private List<SpikeReadout> readouts = List.of(SpikeReadout.SPIKES);

  @Option(names = "--json", description = "Prints the results as JSON, once all are there.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // Failures looks for it in the call.
  @Option(names = "--stacktrace", description = "Shows where in the program an error came about.")
  private boolean stacktrace;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  BenchCommand() {}

  @Override
  public Integer call() {
    check();
    // What is refused is refused here, before anything is measured.
    List<BenchCase> cases = models().stream().map(BenchModel::of).flatMap(this::cases).toList();
    PrintWriter out = spec.commandLine().getOut();
    Bench bench = new Bench();
    if (json) {
      out.println(Json.text(cases.stream().map(bench::measure).map(BenchResult::asMap).toList()));
    } else {
      BenchTable table = new BenchTable(out);
      cases.forEach(one -> table.print(bench.measure(one)));
      table.printLimits();
    }
    out.flush();
    return 0;
  }

  private void check() {
    if (model != null && !models.isEmpty()) {
      throw new IllegalArgumentException("name the models either alone or by --models, not both");
    }
    counts.forEach(count -> requirePositive("--counts", count));
    threads.forEach(number -> requirePositive("--threads", number));
    requirePositive("--steps", steps);
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s: at least 1, not %d".formatted(option, value));
    }
  }

  private List<String> models() {
    if (model != null) {
      return List.of(model);
    }
    return models.isEmpty() ? BenchModel.BUILT_IN : models;
  }

  private Stream<BenchCase> cases(BenchModel chosen) {
    return orOwn(precisions)
        .flatMap(precision -> counts(chosen).map(count -> chosen.plan(count, precision)))
        .flatMap(plan -> cases(chosen, plan));
  }

  private Stream<BenchCase> cases(BenchModel chosen, RunPlan plan) {
    return ChosenDevices.of(engines, PlanRun.precision(plan)).stream()
        .flatMap(device ->
            threads(device)
                .flatMap(number ->
                    readouts.stream()
                        .map(readout ->
                            new BenchCase(chosen.name(), plan, device, number, steps, readout))));
  }

  private Stream<Optional<Integer>> counts(BenchModel chosen) {
    return orOwn(counts.isEmpty() && chosen.isBuiltIn() ? COUNTS : counts);
  }

  /** Of an OpenCL device the threads cannot be chosen. */
  private Stream<Optional<Integer>> threads(Device device) {
    return orOwn(device.backend().equals("opencl") ? List.of() : threads);
  }

  /** The values of an option, or one absent value where none was given. */
  private static <T> Stream<Optional<T>> orOwn(List<T> values) {
    return values.isEmpty() ? Stream.of(Optional.empty()) : values.stream().map(Optional::of);
  }
}
