package org.rheobase.engine;

import java.util.List;
import java.util.Optional;
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

  /**
   * Lists the events of a raster, and what was recorded at them.
   *
   * @param values for each recorded variable memory with a row for each step from the raster's
   *     {@code firstStep} on and a value for each neuron in it, of which those of the events are
   *     taken
   * @throws EngineException if there are more events than an array has room for, or the device
   *     fails
   */
  EventList events(Raster raster, List<Memory> values);

  /**
   * What the engine's time has gone to so far; absent unless {@link EngineOptions#profiles} was
   * asked for.
   */
  Optional<Profile> profile();

  @Override
  void close();
}
