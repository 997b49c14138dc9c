package org.rheobase.files;

import org.rheobase.files.ResultTable.Column;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/**
 * The values of a column of text, as they are read. Real numbers have a point or are no finite
 * ones; a column of variables whose first value has none is one of integers.
 */
final class CsvValues {
  private final String name;
  private HostArray values;
  private int length;

  /**
   * Begins a column.
   *
   * @param type what its values are, if they are not integers
   */
  CsvValues(String name, Type type) {
    this.name = name;
    values = HostArray.of(type, 16);
  }

  /**
   * Adds a value.
   *
   * @throws NumberFormatException if the text is no number of the column's type
   */
  void add(String text) {
    if (length == 0 && !isReal(text)) {
      values = HostArray.of(Type.I32, 16);
    }
    if (length == values.length()) {
      HostArray longer = HostArray.of(values.type(), Math.multiplyExact(length, 2));
      values.copyTo(0, longer, 0, length);
      values = longer;
    }
    switch (values.elements()) {
      case int[] integers -> integers[length] = Integer.parseInt(text);
      case float[] floats -> floats[length] = Float.parseFloat(text);
      case double[] doubles -> doubles[length] = Double.parseDouble(text);
      default -> throw new IllegalStateException("column of " + values.type());
    }
    length++;
  }

  private static boolean isReal(String text) {
    return text.contains(".") || text.endsWith("NaN") || text.endsWith("Infinity");
  }

  /** The column, which is whole now. */
  Column column() {
    HostArray whole = HostArray.of(values.type(), length);
    values.copyTo(0, whole, 0, length);
    return new Column(name, whole);
  }
}
