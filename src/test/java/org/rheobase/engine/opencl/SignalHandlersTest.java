package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.engine.Programs;

/** Java has its handlers of signals after drivers' compilers have put theirs in their place. */
class SignalHandlersTest {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final int SIGSEGV = 11;

  @OnEveryEngine
  void javaHandlesSegmentationFaults(EngineUnderTest on) throws IOException {
    assumeTrue(Files.exists(MAPS), "this system has no /proc/self/maps");
    try (var engine = on.open()) {
      engine.compile(Programs.integrateAndFire(on.precision()));
    }
    try (SignalHandlers handlers = SignalHandlers.now()) {
      assertThat(library(handlers.address(SIGSEGV))).endsWith("libjvm.so");
    }
  }

  /** The file that is mapped to an address. */
  private static String library(long address) throws IOException {
    return Files.readAllLines(MAPS).stream()
        .filter(line -> isWithin(line, address))
        .findFirst()
        .orElse("nowhere");
  }

  private static boolean isWithin(String line, long address) {
    int middle = line.indexOf('-');
    return Long.parseUnsignedLong(line, 0, middle, 16) <= address
        && address < Long.parseUnsignedLong(line, middle + 1, line.indexOf(' '), 16);
  }
}
