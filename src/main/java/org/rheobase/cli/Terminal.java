package org.rheobase.cli;

import java.io.PrintWriter;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Which of the standard streams people look at, and whether they want colours there.
 *
 * @param out whether the standard output is a terminal
 * @param err whether the standard error is one
 * @param variables the environment, for what it says about colours
 */
record Terminal(boolean out, boolean err, Map<String, String> variables) {

  /** No stream is a terminal. */
  static Terminal none() {
    return new Terminal(false, false, Map.of());
  }

  /** The streams of this process. */
  static Terminal present() {
    return new Terminal(isTerminal(1), isTerminal(2), System.getenv());
  }

  /** Colours of the standard output. */
  Ansi outColours() {
    return colours(out);
  }

  /** What prints to the standard error, with colours if they are wanted there. */
  PrintWriter colouring(PrintWriter plain) {
    return colours(err).enabled() ? new MessageColours(plain) : plain;
  }

  /**
   * By the customs of no-color.org and bixense.com/clicolors: {@code NO_COLOR} turns colours off,
   * {@code CLICOLOR_FORCE} turns them on, and else a terminal has them that is not {@code dumb}.
   */
  private Ansi colours(boolean isTerminal) {
    boolean wanted = isTerminal && !"dumb".equals(variables.get("TERM"));
    boolean forced = isSet("CLICOLOR_FORCE") && !"0".equals(variables.get("CLICOLOR_FORCE"));
    return !isSet("NO_COLOR") && (wanted || forced) ? Ansi.ON : Ansi.OFF;
  }

  private boolean isSet(String variable) {
    return !variables.getOrDefault(variable, "").isEmpty();
  }

  /** {@code isatty(3)}: Java itself tells only whether both standard input and output are. */
  @SuppressWarnings("restricted") // Only C knows.
  private static boolean isTerminal(int stream) {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    Optional<MethodHandle> isTerminal =
        linker
            .defaultLookup()
            .find("isatty")
            .or(() -> linker.defaultLookup().find("_isatty")) // as Windows calls it
            .map(address -> linker.downcallHandle(address, type));
    try {
      return isTerminal.isPresent() && (int) isTerminal.get().invokeExact(stream) != 0;
    } catch (Throwable e) {
      throw new IllegalStateException("isatty throws nothing", e);
    }
  }
}
