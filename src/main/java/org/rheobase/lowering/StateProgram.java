package org.rheobase.lowering;

import java.util.List;
import org.rheobase.ir.Program;

/**
 * A program that works on the present state, outside of steps.
 *
 * @param program the program
 * @param borrowed the buffers in it that belong to other populations
 */
public record StateProgram(Program program, List<StepProgram.Borrowed> borrowed) {}
