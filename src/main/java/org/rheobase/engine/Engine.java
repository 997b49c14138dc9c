package org.rheobase.engine;

import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/**
 * A device, opened for compiling and running programs. All engines give the same bits for the same
 * program. An engine serves one thread at a time; closing it releases all that came from it.
 */
public interface Engine extends AutoCloseable {

  /** What is run on. */
  Device device();

  /**
   * Compiles a program, or finds it compiled already.
   *
   * @throws EngineException if the device or its compiler refuses it; the message carries the
   *     compiler's log
   */
  Kernel compile(Program program);

  /**
   * Takes memory for a buffer, filled with zeros.
   *
   * @param type type of the elements
   * @param length number of elements, at least 1
   * @throws EngineException if there is not enough of it
   */
  Memory allocate(Type type, int length);

  @Override
  void close();
}
