package org.rheobase.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of numbers as text: a line of column names, then a line a row, fields parted by commas.
 */
final class CsvFile implements ResultFile {
  private static final int CAPACITY = 1 << 16;

  private final WholeFile file;
  private final int longestRow;
  private final byte[] buffer;
  private int filled;

  CsvFile(Path path, List<String> columns) {
    file = new WholeFile(path);
    longestRow = columns.size() * (CsvColumn.LONGEST + 1);
    buffer = new byte[Math.max(CAPACITY, 2 * longestRow)];
    byte[] names = (String.join(",", columns) + "\n").getBytes(StandardCharsets.US_ASCII);
    write(names, names.length);
  }

  /** Adds rows, a number from each column. */
  void add(int rows, List<CsvColumn> columns) {
    CsvColumn[] fields = columns.toArray(CsvColumn[]::new);
    for (int row = 0; row < rows; row++) {
      if (filled + longestRow > buffer.length) {
        flush();
      }
      int at = filled;
      for (CsvColumn field : fields) {
        at = field.write(row, buffer, at);
        buffer[at++] = ',';
      }
      buffer[at - 1] = '\n';
      filled = at;
    }
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

  @Override
  public void complete() {
    flush();
    file.complete();
  }

  @Override
  public void close() {
    file.close();
  }
}
