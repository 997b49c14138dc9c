package org.rheobase.engine;

import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** An array in an engine's memory. */
public interface Memory extends AutoCloseable {

  /** Type of the elements. */
  Type type();

  /** Number of elements. */
  int length();

  /**
   * Copies {@code length} elements of {@code source} from {@code from} on to this memory, from
   * {@code at} on.
   */
  void write(int at, HostArray source, int from, int length);

  /**
   * Copies {@code length} elements of this memory from {@code at} on to {@code target}, from {@code
   * to} on.
   */
  void read(int at, HostArray target, int to, int length);

  /**
   * Waits until all launches so far that write to this memory are done. It reads an element,
   * because there are OpenCL drivers whose {@code clFinish} returns too early.
   */
  default void await() {
    read(0, HostArray.of(type(), 1), 0, 1);
  }

  /** Gives the memory back. */
  @Override
  void close();
}
