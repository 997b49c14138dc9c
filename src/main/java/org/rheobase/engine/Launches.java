package org.rheobase.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Program;

/**
 * Checks that what is handed over at a launch fits the program: a mistake here is one of the
 * caller.
 */
public final class Launches {
  private Launches() {}

  /**
   * Checks a launch.
   *
   * @throws IllegalArgumentException if numbers or types differ from the program's, or if memory
   *     that is written stands for two buffers
   */
  public static void check(
      Program program, long[] arguments, List<? extends Memory> buffers, int count) {
    require(arguments.length == program.arguments().size(), program, "arguments");
    require(buffers.size() == program.buffers().size(), program, "buffers");
    require(count >= 0, program, "positions");
    for (int k = 0; k < buffers.size(); k++) {
      require(
          buffers.get(k).type() == program.buffers().get(k).type(),
          program,
          program.buffers().get(k).name());
    }
    checkShared(program, buffers);
  }

  private static void checkShared(Program program, List<? extends Memory> buffers) {
    Set<Buffer> written = program.written();
    Set<Memory> seen = new HashSet<>();
    Set<Memory> shared = new HashSet<>();
    buffers.stream().filter(memory -> !seen.add(memory)).forEach(shared::add);
    for (int k = 0; k < buffers.size(); k++) {
      Buffer buffer = program.buffers().get(k);
      require(
          !written.contains(buffer) || !shared.contains(buffers.get(k)), program, buffer.name());
    }
  }

  private static void require(boolean holds, Program program, String what) {
    if (!holds) {
      throw new IllegalArgumentException("launch of " + program.name() + " with wrong " + what);
    }
  }
}
