package org.rheobase.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.rheobase.ir.HostArray;

/**
 * A table of numbers as text: a line of column names, then a line a row, fields parted by commas.
 */
final class CsvFile implements AutoCloseable {
  private static final int LONGEST_FIELD = 64;

  private final WholeFile file;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private boolean isRowStart = true;

  CsvFile(Path path, List<String> columns) {
    file = new WholeFile(path);
    columns.forEach(this::text);
    endRow();
  }

  /** Adds an integer field. */
  CsvFile number(long value) {
    if (value < 0) {
      return text(Long.toString(value));
    }
    beginField();
    int end = filled + digits(value);
    long rest = value;
    for (int at = end - 1; at >= filled; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    filled = end;
    return this;
  }

  private static int digits(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Adds a real field: the shortest decimal that reads back to the same bits. */
  CsvFile number(double value) {
    return text(Double.toString(value));
  }

  /** Adds a field for an element of an array, in its own precision. */
  CsvFile number(HostArray values, int at) {
    return switch (values.elements()) {
      case float[] floats -> text(Float.toString(floats[at]));
      case double[] doubles -> number(doubles[at]);
      default -> number(values.bits(at));
    };
  }

  /** Adds a field as it is. */
  CsvFile text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a field as it is. */
  CsvFile bytes(byte[] field) {
    beginField();
    if (field.length > LONGEST_FIELD) {
      flush();
      write(field, field.length);
    } else {
      System.arraycopy(field, 0, buffer, filled, field.length);
      filled += field.length;
    }
    return this;
  }

  private void beginField() {
    if (filled + LONGEST_FIELD + 2 > buffer.length) {
      flush();
    }
    if (!isRowStart) {
      buffer[filled++] = ',';
    }
    isRowStart = false;
  }

  /** Ends a row. */
  void endRow() {
    buffer[filled++] = '\n';
    isRowStart = true;
  }

  private void flush() {
    write(buffer, filled);
    filled = 0;
  }

  private void write(byte[] bytes, int length) {
    try {
      file.stream().write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
    }
  }

  /** Moves the file, now whole, into place. */
  void complete() {
    flush();
    file.complete();
  }

  @Override
  public void close() {
    file.close();
  }
}
