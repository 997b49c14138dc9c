package org.rheobase.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.rheobase.engine.EngineException;
import org.rheobase.plots.PictureException;
import org.rheobase.syntax.ModelError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into one block on standard error and an exit status. */
final class Failures implements IExecutionExceptionHandler {
  /** {@code compare} found a difference. */
  static final int DIFFERENT = 1;

  /** The model or the call is wrong. */
  static final int WRONG = 2;

  /** The run failed: device, memory, disk. */
  static final int FAILED = 3;

  /** Ctrl-C ended it: 128 and the number of the signal, as shells have it. */
  static final int INTERRUPTED = 130;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return handle(failure, command.getErr(), parsed.originalArgs());
  }

  /** Prints a failure; returns the exit status. */
  int handle(Throwable failure, PrintWriter err, List<String> arguments) {
    if (arguments.contains("--stacktrace")) {
      failure.printStackTrace(err);
    } else {
      err.println(message(failure));
    }
    err.flush();
    return status(failure);
  }

  private static String message(Throwable failure) {
    return switch (failure) {
      case ModelError model -> String.valueOf(model.getMessage());
      case EngineException engine -> "error: " + engine.getMessage();
      case IllegalArgumentException call -> "error: " + call.getMessage();
      case PictureException picture -> "error: " + picture.getMessage();
      case UncheckedIOException io -> "error: " + io.getMessage();
      case OutOfMemoryError memory ->
          "error: not enough memory in the Java heap; java's option -Xmx gives it more";
      default ->
          "error: %s%n  This is a mistake in rheobase; --stacktrace shows where."
              .formatted(failure);
    };
  }

  private static int status(Throwable failure) {
    return switch (failure) {
      case ModelError model -> WRONG;
      case IllegalArgumentException call -> WRONG;
      default -> FAILED;
    };
  }
}
