package org.rheobase.files;

import java.nio.file.Path;
import java.util.List;
import org.rheobase.files.ResultTable.Column;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** Makes tables and frames of columns that were read, if they fit together. */
final class Shapes {
  private Shapes() {}

  /** Says that a file is not what it claims. */
  static final class WrongFile extends IllegalArgumentException {
    private WrongFile(Path file, String mistake) {
      super(file + " is no file of results: " + mistake);
    }
  }

  /** What is wrong with a file. */
  static WrongFile wrong(Path file, String mistake) {
    return new WrongFile(file, mistake);
  }

  /** Number of values in an array of axes of these lengths. */
  static int size(Path file, long... shape) {
    try {
      long size = 1;
      for (long axis : shape) {
        size = Math.multiplyExact(size, axis);
      }
      return Math.toIntExact(size);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "%s has more than 2^31 values in a column, which no array of Java holds".formatted(file),
          e);
    }
  }

  /** Makes sure that there are as many bytes as values need, before memory is taken for them. */
  static void requireBytes(Path file, Type type, int values, long bytes) {
    if (bytes < (long) values * RawValues.bytes(type)) {
      throw wrong(file, "it ends before the last of %d values".formatted(values));
    }
  }

  /** A column by its name. */
  static HostArray find(Path file, List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(Column::values)
        .findFirst()
        .orElseThrow(() -> wrong(file, "it has no column '%s'".formatted(name)));
  }

  /** A table of columns. */
  static ResultTable table(Path file, List<Column> columns) {
    if (columns.isEmpty()) {
      throw wrong(file, "it has no columns");
    }
    int rows = columns.getFirst().values().length();
    columns.forEach(column -> requireLength(file, column, rows));
    return new ResultTable(columns);
  }

  /** Frames of columns; a variable has a value for each frame and neuron. */
  static ResultFrames frames(
      Path file, HostArray steps, HostArray times, HostArray neurons, List<Column> variables) {
    if (steps.elements() instanceof int[] stepNumbers
        && times.elements() instanceof double[] seconds
        && neurons.elements() instanceof int[] numbers) {
      requireLength(file, new Column("t", times), stepNumbers.length);
      int size = size(file, stepNumbers.length, numbers.length);
      variables.forEach(variable -> requireLength(file, variable, size));
      return new ResultFrames(stepNumbers, seconds, numbers, variables);
    }
    throw wrong(file, "steps and neurons must be integers, and times reals in double precision");
  }

  private static void requireLength(Path file, Column column, int length) {
    if (column.values().length() != length) {
      throw wrong(
          file,
          "column '%s' has %d values, and %d are due"
              .formatted(column.name(), column.values().length(), length));
    }
  }
}
