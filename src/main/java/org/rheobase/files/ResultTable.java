package org.rheobase.files;

import java.util.List;
import org.rheobase.ir.HostArray;

/**
 * A table of results: columns of one length, in SI units.
 *
 * @param columns the columns in the order of the file
 */
public record ResultTable(List<Column> columns) {

  /**
   * A column.
   *
   * @param name its name
   * @param values its values to the bit. Integers are {@code I32}, reals {@code F32} or {@code F64}
   *     by the precision of the run, times and rates always {@code F64}; truth values are 0 and 1,
   *     {@code I32} if read from CSV, where nothing tells them from integers, and {@code BOOL}
   *     otherwise
   */
  public record Column(String name, HostArray values) {}

  /** Keeps a copy. */
  public ResultTable {
    columns = List.copyOf(columns);
  }

  /** Number of rows. */
  public int rows() {
    return columns.getFirst().values().length();
  }

  /** The names of the columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * The values of a column.
   *
   * @throws IllegalArgumentException if there is no column of the name
   */
  public HostArray values(String name) {
    return find(columns, name);
  }

  /**
   * The values of a column as numbers.
   *
   * @throws IllegalArgumentException if there is no column of the name
   */
  public double[] numbers(String name) {
    HostArray values = values(name);
    double[] numbers = new double[values.length()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = values.value(row);
    }
    return numbers;
  }

  /**
   * The values of a column of integers, such as {@code step} or {@code i}.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public int[] integers(String name) {
    if (values(name).elements() instanceof int[] integers) {
      return integers;
    }
    throw new IllegalArgumentException("'%s' is no column of integers".formatted(name));
  }

  static HostArray find(List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(Column::values)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no column '%s'; there are: %s"
                    .formatted(
                        name, String.join(", ", columns.stream().map(Column::name).toList()))));
  }
}
