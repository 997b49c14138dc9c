package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.files.Json;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.Comparison;
import org.rheobase.simulation.PlanComparison;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rheobase compare}: runs a model on several engines and compares every bit. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Runs a model on several engines and compares spikes and state, bit by bit.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:identical",
      "1:different",
      "2:the model or the call is wrong",
      "3:a run failed"
    },
    footer = {
      "",
      "Examples:",
      "  rheobase compare examples/noisy-fi-curve.yaml",
      "  rheobase compare examples/noisy-fi-curve.yaml --backends cpu,opencl --count G=100000"
    })
final class CompareCommand implements Callable<Integer> {
  @Mixin private ModelOptions options;

  @Option(
      names = {"--backends", "--backend"},
      paramLabel = "BACKEND",
      split = ",",
      completionCandidates = Candidates.Backends.class,
      description =
          "The engines, the first of which the others are compared with (the Java engine and every OpenCL device"
              + " that can do the precision).")
  private List<String> backends = List.of();

  @Option(names = "--json", description = "Prints the outcome as JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing but errors; the exit status tells.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  CompareCommand() {}

  @Override
  public Integer call() {
    RunPlan plan = options.plan();
    List<Device> devices = ChosenDevices.of(backends, PlanRun.precision(plan));
    if (devices.size() < 2) {
      throw new IllegalArgumentException(
          "there is nothing to compare %s with; 'rheobase devices' shows what is here, and --backends cpu,interpreter always works"
              .formatted(devices.getFirst().title()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Device other : devices.subList(1, devices.size())) {
      outcomes.add(compare(plan, devices.getFirst(), other));
    }
    print(plan, devices.getFirst(), outcomes);
    boolean isIdentical =
        outcomes.stream().allMatch(outcome -> outcome.result().difference().isEmpty());
    return isIdentical ? 0 : Failures.DIFFERENT;
  }

  private record Outcome(Device device, PlanComparison.Result result) {}

  private Outcome compare(RunPlan plan, Device reference, Device other) {
    var first =
        Simulation.builder().backend(Backend.of(reference)).options(options.engineOptions());
    var second = Simulation.builder().backend(Backend.of(other)).options(options.engineOptions());
    return new Outcome(other, PlanComparison.run(plan, first, second));
  }

  private void print(RunPlan plan, Device reference, List<Outcome> outcomes) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(asJson(plan, reference, outcomes)));
    } else if (!quiet) {
      out.printf("%-16s %s, the reference%n", reference.backendText(), reference.title());
      outcomes.forEach(outcome ->
          out.printf(
              "%-16s %s: %s%n",
              outcome.device().backendText(), outcome.device().title(), told(outcome.result())));
    }
    out.flush();
  }

  private static String told(PlanComparison.Result result) {
    return result
        .difference()
        .map(CompareCommand::told)
        .orElseGet(() ->
            "identical (%,d steps, fingerprint %s)"
                .formatted(result.steps(), result.fingerprint()));
  }

  private static String told(Comparison.Difference difference) {
    return "DIFFERENT, first at step %d, neuron %d of '%s', %s: %s there, %s here"
        .formatted(
            difference.step(),
            difference.neuron(),
            difference.group(),
            difference.variable(),
            difference.reference(),
            difference.other());
  }

  private static Map<String, Object> asJson(
      RunPlan plan, Device reference, List<Outcome> outcomes) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("model", plan.name());
    result.put("precision", PlanRun.precision(plan).text());
    result.put("reference", reference.backendText());
    result.put("comparisons", outcomes.stream().map(CompareCommand::asJson).toList());
    return result;
  }

  private static Map<String, Object> asJson(Outcome outcome) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("backend", outcome.device().backendText());
    result.put("device", outcome.device().title());
    Optional<Comparison.Difference> difference = outcome.result().difference();
    result.put("identical", difference.isEmpty());
    result.put("steps", outcome.result().steps());
    result.put("fingerprint", outcome.result().fingerprint());
    difference.ifPresent(d -> {
      result.put("group", d.group());
      result.put("step", d.step());
      result.put("neuron", d.neuron());
      result.put("variable", d.variable());
      result.put("reference_value", d.reference());
      result.put("value", d.other());
    });
    return result;
  }
}
