package org.rheobase.engine.opencl;

import java.util.Objects;
import org.jocl.Pointer;
import org.rheobase.engine.Memory;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** An array in a device's memory. */
final class OpenClMemory implements Memory {
  private final OpenClEngine engine;
  private final ClBuffer buffer;
  private final Type type;
  private final int length;

  OpenClMemory(OpenClEngine engine, ClBuffer buffer, Type type, int length) {
    this.engine = engine;
    this.buffer = buffer;
    this.type = type;
    this.length = length;
  }

  OpenClEngine engine() {
    return engine;
  }

  ClBuffer buffer() {
    return buffer;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void write(int at, HostArray source, int from, int count) {
    check(at, source, from, count);
    if (count > 0) {
      engine.queue().write(buffer, bytes(at), pointer(source, from), bytes(count));
    }
  }

  @Override
  public void read(int at, HostArray target, int to, int count) {
    check(at, target, to, count);
    if (count > 0) {
      engine.queue().read(buffer, bytes(at), pointer(target, to), bytes(count));
    }
  }

  /** The first elements. */
  HostArray first(int count) {
    HostArray values = HostArray.of(type, count);
    read(0, values, 0, count);
    return values;
  }

  private void check(int at, HostArray host, int hostAt, int count) {
    if (host.type() != type) {
      throw new IllegalArgumentException("array of " + host.type() + " for memory of " + type);
    }
    Objects.checkFromIndexSize(at, count, length);
    Objects.checkFromIndexSize(hostAt, count, host.length());
  }

  private long bytes(int elements) {
    return (long) elements * type.bytes();
  }

  private Pointer pointer(HostArray array, int at) {
    Pointer start =
        switch (array.elements()) {
          case int[] ints -> Pointer.to(ints);
          case long[] longs -> Pointer.to(longs);
          case float[] floats -> Pointer.to(floats);
          case double[] doubles -> Pointer.to(doubles);
          default -> throw new IllegalArgumentException("array of " + array.type());
        };
    return start.withByteOffset(bytes(at));
  }

  @Override
  public void close() {
    engine.release(buffer);
  }
}
