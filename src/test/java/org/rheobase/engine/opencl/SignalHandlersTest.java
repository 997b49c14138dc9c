package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.engine.Programs;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** Java has its handlers of signals after drivers' compilers have put theirs in their place. */
class SignalHandlersTest {
  private static final Path MAPS = Path.of("/proc/self/maps");

  @OnEveryEngine
  void javaHandlesSegmentationFaults(EngineUnderTest on) throws IOException {
    assumeTrue(Files.exists(MAPS), "this system has no /proc/self/maps");
    Type real = on.precision().real();
    HostArray zero = Programs.reals(real, 0);
    HostArray integer = Programs.integers(Type.I32, 0);
    HostArray word = Programs.integers(Type.U32, 0);
    Program program = Programs.integrateAndFire(on.precision());
    assertThat(on.run(program, new long[] {0, 2, 1}, List.of(zero, zero, integer, word), 1))
        .hasSize(4);
    long address = SignalHandlers.address(SignalHandlers.SEGMENTATION_FAULT);
    assertThat(library(address)).endsWith("libjvm.so");
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
