package org.rheobase.engine.opencl;

import java.util.List;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Launches;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Program;

/** A program compiled for a device. */
final class OpenClKernel implements Kernel {
  private final OpenClEngine engine;
  private final Program program;
  private final ClKernel kernel;
  private final GroupSize groupSize;

  OpenClKernel(OpenClEngine engine, Program program, ClKernel kernel, GroupSize groupSize) {
    this.engine = engine;
    this.program = program;
    this.kernel = kernel;
    this.groupSize = groupSize;
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public void launch(long[] arguments, List<Memory> buffers, int count) {
    Launches.check(program, arguments, buffers, count);
    checkSteps(arguments);
    int parameter = 0;
    for (long argument : arguments) {
      setArgument(parameter, argument);
      parameter++;
    }
    for (Memory memory : buffers) {
      kernel.set(parameter, engine.own(memory).buffer());
      parameter++;
    }
    kernel.set(parameter, count);
    if (count > 0) {
      int group = groupSize.of(count);
      engine.queue().run(kernel, Math.ceilDiv((long) count, group) * group, group);
    }
  }

  private void checkSteps(long[] arguments) {
    if (program.hasSteps() && steps(arguments) > engine.longestLaunch()) {
      throw new EngineException(
          "%s does at most %,d steps in a launch"
              .formatted(engine.device().title(), engine.longestLaunch()));
    }
  }

  private long steps(long[] arguments) {
    return arguments[program.arguments().indexOf(Program.END_STEP)]
        - arguments[program.arguments().indexOf(Program.FIRST_STEP)];
  }

  private void setArgument(int parameter, long bits) {
    if (program.arguments().get(parameter).type().bytes() == Long.BYTES) {
      kernel.set(parameter, bits);
    } else {
      kernel.set(parameter, (int) bits);
    }
  }
}
