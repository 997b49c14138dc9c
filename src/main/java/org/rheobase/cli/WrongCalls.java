package org.rheobase.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one block what is wrong with a call. */
final class WrongCalls implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + message(failure));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.printf("  '%s --help' shows what can be said.%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return Failures.WRONG;
  }

  /** The library's words in those of the command. */
  private static String message(ParameterException failure) {
    return String.valueOf(failure.getMessage())
        .replace("Value for option option", "Value for option")
        .replace("should be in KEY=VALUE format but was", "must have an '=' in it, unlike")
        .replaceAll("is not an (int|long)|is not a (int|long)", "is no whole number, or too large");
  }
}
