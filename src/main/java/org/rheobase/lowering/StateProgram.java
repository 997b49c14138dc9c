package org.rheobase.lowering;

import java.util.List;
import java.util.Map;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;

/**
 * A program that works on the present state, outside of steps.
 *
 * @param program the program
 * @param borrowed the buffers in it that belong to other populations
 * @param tables buffers that never change, and what they hold
 */
public record StateProgram(
    Program program, List<StepProgram.Borrowed> borrowed, Map<Buffer, HostArray> tables) {

  /** A program without tables. */
  public StateProgram(Program program, List<StepProgram.Borrowed> borrowed) {
    this(program, borrowed, Map.of());
  }
}
