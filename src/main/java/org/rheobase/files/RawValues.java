package org.rheobase.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/**
 * Values as bytes: the least significant byte first, truth values as one byte, 0 or 1. So arrays of
 * NumPy and data sets of HDF5 have them.
 */
final class RawValues {
  private static final int CAPACITY = 1 << 16;

  private RawValues() {}

  /** Memory for bytes on their way to or from a file. */
  static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes that a value takes. */
  static int bytes(Type type) {
    return type == Type.BOOL ? 1 : type.bytes();
  }

  /**
   * Adds values to a buffer that has space for them.
   *
   * @param type what they are written as, the type of the array; integers may be {@link Type#BOOL}
   */
  static void put(Type type, HostArray values, int from, int count, ByteBuffer buffer) {
    switch (type) {
      case BOOL -> {
        int[] truths = (int[]) values.elements();
        for (int k = from; k < from + count; k++) {
          buffer.put((byte) truths[k]);
        }
        return;
      }
      case I32, U32 -> buffer.asIntBuffer().put((int[]) values.elements(), from, count);
      case I64 -> buffer.asLongBuffer().put((long[]) values.elements(), from, count);
      case F32 -> buffer.asFloatBuffer().put((float[]) values.elements(), from, count);
      case F64 -> buffer.asDoubleBuffer().put((double[]) values.elements(), from, count);
    }
    buffer.position(buffer.position() + count * bytes(type));
  }

  /**
   * Reads so many values.
   *
   * @throws EOFException if there are fewer
   */
  static HostArray read(ReadableByteChannel source, Type type, int count) throws IOException {
    HostArray values = HostArray.of(type, count);
    ByteBuffer buffer = buffer();
    int size = bytes(type);
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, buffer.capacity() / size);
      buffer.clear().limit(part * size);
      while (buffer.hasRemaining()) {
        if (source.read(buffer) < 0) {
          throw new EOFException("it ends after %d of %d values".formatted(done, count));
        }
      }
      get(buffer.flip(), values, done, part);
      done += part;
    }
    return values;
  }

  private static void get(ByteBuffer buffer, HostArray values, int at, int count) {
    switch (values.type()) {
      case BOOL -> {
        int[] truths = (int[]) values.elements();
        for (int k = at; k < at + count; k++) {
          truths[k] = buffer.get();
        }
      }
      case I32, U32 -> buffer.asIntBuffer().get((int[]) values.elements(), at, count);
      case I64 -> buffer.asLongBuffer().get((long[]) values.elements(), at, count);
      case F32 -> buffer.asFloatBuffer().get((float[]) values.elements(), at, count);
      case F64 -> buffer.asDoubleBuffer().get((double[]) values.elements(), at, count);
    }
  }
}
