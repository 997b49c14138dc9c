package org.rheobase.engine;

import java.util.List;
import org.rheobase.ir.Program;

/** A program compiled for an engine. */
public interface Kernel {

  /** The program as it was given. */
  Program program();

  /**
   * Runs the program for positions 0 to {@code count} − 1. Launches of one engine take effect one
   * after another; reading memory waits for them.
   *
   * @param arguments bits of each argument, in the program's order
   * @param buffers the memory of each buffer, in the program's order
   * @param count number of positions
   * @throws EngineException if the device fails
   */
  void launch(long[] arguments, List<Memory> buffers, int count);
}
