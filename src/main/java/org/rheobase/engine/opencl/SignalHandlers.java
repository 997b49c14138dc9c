package org.rheobase.engine.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Keeps the handlers of signals that the Java runtime needs. Compilers built on LLVM, such as those
 * of PoCL and Mesa, put handlers of their own in their place, once, in order to delete half-written
 * files before a crash. But the Java runtime lives with SIGSEGV: it stops threads and finds null
 * references by it. The first one then deletes the files of whatever is being compiled, which fails
 * for want of them; and an interrupt ends the process without what Java does at its end. When a
 * driver has compiled something while handlers were kept, it believes its own to be there and
 * leaves the matter alone.
 *
 * <p>Does nothing where there is no {@code sigaction} as Linux has it.
 */
final class SignalHandlers implements AutoCloseable {
  /** SIGHUP, INT, QUIT, ILL, TRAP, ABRT, BUS, FPE, SEGV, USR2, TERM, XCPU, XFSZ and SYS. */
  private static final int[] SIGNALS = {1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 15, 24, 25, 31};

  /** More than a {@code struct sigaction} takes; what is in it is of no concern here. */
  private static final int STRUCT_BYTES = 512;

  private static final Optional<MethodHandle> SIGACTION = find();

  private final Arena arena = Arena.ofConfined();
  private final Map<Integer, MemorySegment> kept = new LinkedHashMap<>();

  private SignalHandlers() {}

  @SuppressWarnings("restricted") // Native access is what this is about.
  private static Optional<MethodHandle> find() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    SymbolLookup lookup = linker.defaultLookup();
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    return lookup.find("sigaction").map(address -> linker.downcallHandle(address, type));
  }

  /** Does what may put handlers in the place of others, and puts the others back. */
  static int keepDuring(IntSupplier work) {
    SignalHandlers handlers = now();
    try {
      return work.getAsInt();
    } finally {
      handlers.close();
    }
  }

  /** Notes the present handlers; closing puts them back. */
  static SignalHandlers now() {
    SignalHandlers handlers = new SignalHandlers();
    SIGACTION.ifPresent(handlers::note);
    return handlers;
  }

  private void note(MethodHandle sigaction) {
    for (int signal : SIGNALS) {
      MemorySegment handler = arena.allocate(STRUCT_BYTES, Long.BYTES);
      if (call(sigaction, signal, MemorySegment.NULL, handler) == 0) {
        kept.put(signal, handler);
      }
    }
  }

  /**
   * Where the handler of a signal is; 0 if it has none. Handlers come first in their structures.
   */
  long address(int signal) {
    MemorySegment handler = kept.get(signal);
    return handler == null ? 0 : handler.get(ValueLayout.JAVA_LONG, 0);
  }

  @Override
  public void close() {
    SIGACTION.ifPresent(sigaction ->
        kept.forEach((signal, handler) -> call(sigaction, signal, handler, MemorySegment.NULL)));
    arena.close();
  }

  private static int call(
      MethodHandle sigaction, int signal, MemorySegment given, MemorySegment former) {
    try {
      return (int) sigaction.invokeExact(signal, given, former);
    } catch (Throwable e) {
      throw new IllegalStateException("sigaction throws nothing", e);
    }
  }
}
