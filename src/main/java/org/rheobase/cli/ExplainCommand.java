package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engines;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StepProgram;
import org.rheobase.lowering.TimedArrayLowering;
import org.rheobase.model.Event;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RegularCode;
import org.rheobase.model.RunPlan;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.model.TimedArray;
import org.rheobase.model.Variable;
import org.rheobase.rendering.IrRenderer;
import org.rheobase.rendering.JavaRenderer;
import org.rheobase.rendering.OpenClRenderer;
import org.rheobase.rendering.VectorRenderer;
import org.rheobase.simulation.Bytes;
import org.rheobase.simulation.Explanation;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.SpikeReadout;
import org.rheobase.syntax.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rheobase explain}: what a model becomes. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Shows what a model becomes: integrator, units, memory and window, or one stage of its translation.",
    footer = {
      "",
      "Examples:",
      "  rheobase explain examples/noisy-fi-curve.yaml",
      "  rheobase explain examples/noisy-fi-curve.yaml --stage opencl"
    })
final class ExplainCommand implements Callable<Integer> {
  /** The stages of translation. */
  enum Stage {
    SYNTAX,
    IR,
    OPENCL,
    JAVA,
    VECTOR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private ModelOptions options;
  @Mixin private RunsOn runsOn;

  @Option(
      names = "--stage",
      paramLabel = "syntax|ir|opencl|java|vector",
      description = "Shows this stage alone.")
  private @Nullable Stage stage;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  ExplainCommand() {}

  @Override
  public Integer call() {
    RunPlan plan = options.plan();
    PrintWriter out = spec.commandLine().getOut();
    List<Device> devices = Engines.selectAll(runsOn.backends(), PlanRun.precision(plan));
    for (Explanation explanation :
        Explanation.of(plan, devices, runsOn.memory(), SpikeReadout.SPIKES)) {
      print(out, explanation);
    }
    if (stage == null) {
      plan.generators().forEach(generator -> overview(out, generator.group()));
      devices.forEach(device ->
          out.printf(
              "device %s, %s of memory%n", device.title(), Bytes.text(device.memoryBytes())));
    }
    out.flush();
    return 0;
  }

  private void print(PrintWriter out, Explanation explanation) {
    if (stage == null) {
      overview(out, explanation);
      return;
    }
    Program program = explanation.steps().program();
    switch (stage) {
      case SYNTAX -> syntax(out, explanation.group());
      case IR -> out.print(IrRenderer.render(Schedule.stepByStep(program)));
      case OPENCL -> out.print(OpenClRenderer.render(Schedule.of(program)).source());
      case JAVA -> out.print(JavaRenderer.render(Schedule.of(program)).source());
      case VECTOR -> out.print(VectorRenderer.render(Schedule.of(program)).source());
    }
  }

  private static void syntax(PrintWriter out, NeuronGroup group) {
    for (Variable variable : group.variables()) {
      String left = variable.isDifferential() ? "d" + variable.name() + "/dt" : variable.name();
      String right = variable.expression().map(e -> " = " + Printer.print(e)).orElse("");
      out.println(left + right + " : " + unit(variable));
    }
    group.threshold().ifPresent(t -> out.println("threshold: " + Printer.print(t)));
    group.reset().forEach(assignment -> out.println("reset: " + Printer.print(assignment)));
    group.refractory().ifPresent(r -> out.println("refractory: " + Printer.print(r)));
    for (Event event : group.events()) {
      out.println("event %s: %s".formatted(event.name(), Printer.print(event.condition())));
      event.code().forEach(s -> out.println("on %s: %s".formatted(event.name(), Printer.print(s))));
    }
    group.regularCode().forEach(regular -> syntax(out, regular));
  }

  private static void syntax(PrintWriter out, RegularCode regular) {
    String interval = regular.interval().map(i -> "every %s s, ".formatted(i.seconds())).orElse("");
    String title =
        "run_regularly (%sslot %s, order %d)"
            .formatted(interval, regular.slot().text(), regular.order());
    regular.statements().forEach(s -> out.println(title + ": " + Printer.print(s)));
  }

  private static String unit(Variable variable) {
    return switch (variable.type()) {
      case REAL -> variable.dimension().usualName();
      case INTEGER -> "integer";
      case BOOLEAN -> "boolean";
    };
  }

  private static void overview(PrintWriter out, Explanation explanation) {
    NeuronGroup group = explanation.group();
    StepProgram steps = explanation.steps();
    out.printf(Locale.ROOT, "population %s, %,d neurons%n", group.name(), group.count());
    out.printf("  method      %s%n", steps.method().orElse("nothing to integrate"));
    for (StateLayout.Entry entry : explanation.layout().entries()) {
      out.printf("  state       %s: %s%n", entry.name(), unit(group, entry));
    }
    inputs(explanation)
        .forEach(array ->
            out.printf(
                Locale.ROOT,
                "  input       %s: %,d times of %s s, %s%n",
                array.name(),
                array.rows(),
                array.dt(),
                array.dimension().usualName()));
    memory(out, group, explanation.memory());
  }

  private static void memory(PrintWriter out, NeuronGroup group, Explanation.MemoryUse memory) {
    out.printf(
        Locale.ROOT,
        "  memory      %s of state, %d bytes a neuron%s%n",
        Bytes.text(memory.stateBytes()),
        memory.neuronBytes(),
        memory.isStowed() ? ", in Java's memory: the device has not enough for all at once" : "");
    if (memory.inputBytes() > 0) {
      out.printf("              %s of timed arrays%n", Bytes.text(memory.inputBytes()));
    }
    out.printf(
        "              %s for the results of a window, %s for its lists at 100 Hz%n",
        Bytes.text(memory.windowBytes()), Bytes.text(memory.listBytes()));
    out.printf(Locale.ROOT, "  window      %,d steps", memory.windowSteps());
    if (memory.slabs() > 1) {
      out.printf(
          Locale.ROOT,
          ", the neurons cut into %,d slabs of about %,d",
          memory.slabs(),
          Math.ceilDiv(group.count(), memory.slabs()));
    }
    out.println();
  }

  /** The timed arrays that the program reads. */
  private static List<TimedArray> inputs(Explanation explanation) {
    List<String> buffers =
        explanation.steps().program().buffers().stream().map(Buffer::name).toList();
    return explanation.group().scope().definitions().timedArrays().values().stream()
        .filter(array -> buffers.contains(TimedArrayLowering.bufferName(array)))
        .toList();
  }

  private static void overview(PrintWriter out, SpikeGeneratorGroup generator) {
    out.printf(Locale.ROOT, "population %s, %,d neurons%n", generator.name(), generator.count());
    String again =
        generator.period().isPresent()
            ? ", again every %s s".formatted(generator.period().getAsDouble())
            : "";
    out.printf(Locale.ROOT, "  spikes      %,d given%s%n", generator.spikes(), again);
  }

  private static String unit(NeuronGroup group, StateLayout.Entry entry) {
    Variable variable = group.scope().variables().get(entry.name());
    if (variable != null) {
      return unit(variable);
    }
    return entry.name().equals("lastspike") ? "second" : "boolean";
  }
}
