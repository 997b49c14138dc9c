package org.rheobase.engine.cpu;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.Memory;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** A Java array. */
final class JavaMemory implements Memory {
  private final Type type;
  private final int length;
  private @Nullable HostArray array;

  private JavaMemory(HostArray array) {
    this.array = array;
    type = array.type();
    length = array.length();
  }

  static JavaMemory allocate(Type type, int length) {
    if (type == Type.BOOL || length < 1) {
      throw new IllegalArgumentException("no memory for " + length + " of " + type);
    }
    try {
      return new JavaMemory(HostArray.of(type, length));
    } catch (OutOfMemoryError e) {
      throw new EngineException(
          "not enough memory in the Java heap for %,d bytes; java's option -Xmx gives it more"
              .formatted((long) length * type.bytes()),
          e);
    }
  }

  /** The array, as long as the memory is open. */
  HostArray array() {
    HostArray present = array;
    if (present == null) {
      throw new IllegalStateException("memory is closed");
    }
    return present;
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
  public void write(int at, HostArray source, int from, int length) {
    check(at, source, from, length);
    source.copyTo(from, array(), at, length);
  }

  @Override
  public void read(int at, HostArray target, int to, int length) {
    check(at, target, to, length);
    array().copyTo(at, target, to, length);
  }

  private void check(int at, HostArray host, int hostAt, int count) {
    if (host.type() != type) {
      throw new IllegalArgumentException("array of " + host.type() + " for memory of " + type);
    }
    Objects.checkFromIndexSize(at, count, length);
    Objects.checkFromIndexSize(hostAt, count, host.length());
  }

  @Override
  public void close() {
    array = null;
  }
}
