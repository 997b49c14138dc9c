package org.rheobase.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.Program;

/** A program that is interpreted. */
final class InterpretedForm implements Form {
  private static final int TILE = 16;

  private final Program program;

  InterpretedForm(Program program) {
    this.program = program;
  }

  @Override
  public void run(long[] arguments, Object[] arrays, int from, int to) {
    List<HostArray> buffers = new ArrayList<>();
    for (int k = 0; k < arrays.length; k++) {
      buffers.add(new HostArray(program.buffers().get(k).type(), arrays[k]));
    }
    new Interpreter(program).run(arguments, buffers, from, to);
  }

  @Override
  public int tile() {
    return TILE;
  }
}
