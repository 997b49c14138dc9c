package org.rheobase.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the {@code rheobase} command. */
@Command(
    name = "rheobase",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Simulates populations of spiking neurons, with the same bits on every CPU and GPU.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  rheobase devices",
      "  rheobase run examples/noisy-fi-curve.yaml --out results --plot",
      "  rheobase help run"
    },
    subcommands = {
      RunCommand.class,
      SweepCommand.class,
      CompareCommand.class,
      DevicesCommand.class,
      ExplainCommand.class,
      BenchCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  /** Picocli sets the other fields. */
  @SuppressWarnings("NullAway.Init")
  Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What the standard streams are. */
  Terminal terminal() {
    return terminal;
  }

  /** Runs the command line and ends the virtual machine with its exit status. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Terminal terminal = Terminal.present();
    PrintWriter err = terminal.colouring(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(execute(terminal, out, err, arguments));
  }

  /** Runs the command line and returns its exit status: 0, or one of {@link Failures}. */
  static int execute(Terminal terminal, PrintWriter out, PrintWriter err, String... arguments) {
    Failures failures = new Failures();
    CommandLine command =
        new CommandLine(new Main(terminal))
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(new WrongCalls())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(Help.defaultColorScheme(terminal.outColours()))
            .setOut(out)
            .setErr(err);
    try {
      return command.execute(arguments);
    } catch (VirtualMachineError e) {
      return failures.handle(e, err, List.of(arguments));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
