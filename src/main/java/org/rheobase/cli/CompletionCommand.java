package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rheobase completion}: has a shell complete the command line. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script by which the Tab key completes commands, options and files.",
      "",
      "An example serves one shell; in ~/.bashrc or ~/.zshrc it serves all to come."
    },
    footer = {
      "",
      "Examples:",
      "  source <(rheobase completion bash)",
      "  source <(rheobase completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells; both understand one script. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @SuppressWarnings("UnusedVariable") // Whoever adds a shell will look at it.
  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell;

  @Spec private CommandSpec spec;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  CompletionCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("rheobase", spec.root().commandLine()));
    out.flush();
    return 0;
  }
}
