package org.rheobase.engine.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the handlers of signals that the Java runtime needs. Compilers built on LLVM, such as those
 * of PoCL and Mesa, put a handler of their own in the place of all of them, in order to delete
 * half-written files before a crash. But the Java runtime lives with SIGSEGV: it stops threads and
 * finds null references by it. The next one then deletes the files of whatever is being compiled,
 * which fails for want of them; and an interrupt ends the process without what Java does at its
 * end. A driver whose handler has been replaced believes it to be there still, and leaves the
 * matter alone.
 *
 * <p>Does nothing where there is no {@code sigaction} as Linux has it.
 */
final class SignalHandlers {
  static final int SEGMENTATION_FAULT = 11;

  /** SIGHUP, INT, QUIT, ILL, TRAP, ABRT, BUS, FPE, SEGV, USR2, TERM, XCPU, XFSZ and SYS. */
  private static final int[] SIGNALS = {
    1, 2, 3, 4, 5, 6, 7, 8, SEGMENTATION_FAULT, 12, 15, 24, 25, 31
  };

  /** More than a {@code struct sigaction} takes; the handler's address comes first in it. */
  private static final int STRUCT_BYTES = 512;

  private static final Optional<MethodHandle> SIGACTION = find();
  private static final Map<Integer, MemorySegment> JAVAS = new LinkedHashMap<>();

  static {
    for (int signal : SIGNALS) {
      JAVAS.put(signal, handler(signal, Arena.global()));
    }
  }

  private SignalHandlers() {}

  @SuppressWarnings("restricted") // Native access is what this is about.
  private static Optional<MethodHandle> find() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    return linker.defaultLookup().find("sigaction").map(at -> linker.downcallHandle(at, type));
  }

  /** Notes the handlers, when called for the first time: which is before any driver is loaded. */
  static void note() {
    // The class has been initialised by this call.
  }

  /** Puts back those handlers that were replaced by whoever has replaced that of SIGSEGV. */
  static void restore() {
    try (Arena arena = Arena.ofConfined()) {
      long present = address(handler(SEGMENTATION_FAULT, arena));
      if (present != address(java(SEGMENTATION_FAULT))) {
        for (int signal : SIGNALS) {
          if (address(handler(signal, arena)) == present) {
            call(signal, java(signal), MemorySegment.NULL);
          }
        }
      }
    }
  }

  /** The address of the function that handles a signal; 0 if there is none. */
  static long address(int signal) {
    try (Arena arena = Arena.ofConfined()) {
      return address(handler(signal, arena));
    }
  }

  private static MemorySegment java(int signal) {
    return JAVAS.getOrDefault(signal, MemorySegment.NULL);
  }

  private static long address(MemorySegment handler) {
    return handler.get(ValueLayout.JAVA_LONG, 0);
  }

  private static MemorySegment handler(int signal, Arena arena) {
    MemorySegment handler = arena.allocate(STRUCT_BYTES, Long.BYTES);
    call(signal, MemorySegment.NULL, handler);
    return handler;
  }

  private static void call(int signal, MemorySegment given, MemorySegment former) {
    if (SIGACTION.isPresent()) {
      try {
        int ignored = (int) SIGACTION.get().invokeExact(signal, given, former);
      } catch (Throwable e) {
        throw new IllegalStateException("sigaction throws nothing", e);
      }
    }
  }
}
