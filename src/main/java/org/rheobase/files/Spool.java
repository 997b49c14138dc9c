package org.rheobase.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/**
 * A column of values on disk, for as long as nobody knows how many there will be. Its file is gone
 * when it is closed, or when the program ends however it may.
 */
final class Spool implements AutoCloseable {
  private final Path target;
  private final Type type;
  private final FileChannel channel;
  private final ByteBuffer buffer = RawValues.buffer();
  private long length;

  /**
   * Begins a column.
   *
   * @param target the file that will have the values; they wait beside it
   * @param number number of the column in that file
   * @param type what values are written as
   * @throws UncheckedIOException if it cannot be written
   */
  Spool(Path target, int number, Type type) {
    this.target = target;
    this.type = type;
    try {
      channel =
          FileChannel.open(
              target.resolveSibling(target.getFileName() + "." + number + ".part"),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException("cannot write " + target + ": " + Reasons.of(e), e);
  }

  /** Adds values of an array, which is of the type, or of integers that are truth values. */
  void add(HostArray values, int count) {
    int size = RawValues.bytes(type);
    for (int done = 0; done < count; ) {
      if (buffer.remaining() < size) {
        flush();
      }
      int part = Math.min(count - done, buffer.remaining() / size);
      RawValues.put(type, values, done, part, buffer);
      done += part;
    }
    length += count;
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    buffer.clear();
  }

  /** What values are written as. */
  Type type() {
    return type;
  }

  /** Number of values. */
  long length() {
    return length;
  }

  /** Number of bytes. */
  long bytes() {
    return length * RawValues.bytes(type);
  }

  /** Copies all values to a file, where it stands. */
  void copyTo(WritableByteChannel file) throws IOException {
    flush();
    for (long done = 0; done < bytes(); ) {
      done += channel.transferTo(done, bytes() - done, file);
    }
  }

  /** Copies all values to a stream. */
  void copyTo(OutputStream stream) throws IOException {
    flush();
    byte[] bytes = new byte[buffer.capacity()];
    for (long done = 0; done < bytes(); ) {
      int count = channel.read(buffer.clear(), done);
      buffer.flip().get(bytes, 0, count);
      stream.write(bytes, 0, count);
      done += count;
    }
    buffer.clear();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
