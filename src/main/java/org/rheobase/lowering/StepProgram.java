package org.rheobase.lowering;

import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Program;

/**
 * The program of a population's steps, and how its results lie in buffers.
 *
 * @param program the program
 * @param method name of the integrator; empty where there is nothing to integrate
 * @param raster the spikes, absent where there is no threshold: one word for 32 steps and a neuron,
 *     bit = step modulo 32; row = step / 32 less that of the launch's first step, column = position
 * @param traces the recorded variables, for each sampling asked for
 */
public record StepProgram(
    Program program, Optional<String> method, Optional<Buffer> raster, List<Traces> traces) {

  /** Name of the raster's buffer. */
  public static final String RASTER = "raster";

  /**
   * Recorded variables. Row = sample of the launch, column = slot of the recorded neuron.
   *
   * @param sampling which samples are taken
   * @param buffers one for each recorded variable, in the order of recording
   * @param slots for each position the slot of its neuron, −1 if it is not recorded; present where
   *     the selection is a list
   * @param rows for each step of a launch the row of its sample, −1 if none is taken; present where
   *     samples are not always the same number of steps apart
   */
  public record Traces(
      Sampling sampling, List<Buffer> buffers, Optional<Buffer> slots, Optional<Buffer> rows) {}

  /** The same results of another program. */
  public StepProgram with(Program other) {
    return new StepProgram(other, method, raster, traces);
  }

  /** Rows of the raster that a launch fills. */
  public static int rasterRows(int firstStep, int endStep) {
    return endStep == firstStep ? 0 : ((endStep - 1) >> 5) - (firstStep >> 5) + 1;
  }
}
