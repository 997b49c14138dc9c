package org.rheobase.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** The bits of the columns of results, as text: what {@code bits.py} prints too. */
final class Bits {
  private final Map<String, String> columns = new TreeMap<>();

  /** Reads the lines that {@code bits.py} prints of a format. */
  static Bits of(List<String> lines, ResultFormat format) {
    Bits bits = new Bits();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals(format.text())) {
        bits.columns.put(words[1] + " " + words[2], words[3]);
      }
    }
    return bits;
  }

  Map<String, String> columns() {
    return columns;
  }

  /** Adds a column of numbers, which are those of a type. */
  Bits add(String table, String column, Type type, double[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type) {
        case F64 -> bytes.putDouble(value);
        case F32 -> bytes.putFloat((float) value);
        default -> bytes.putInt((int) value);
      }
    }
    String hex = HexFormat.of().formatHex(bytes.array());
    columns.put(table + " " + column, hex.isEmpty() ? "-" : hex);
    return this;
  }

  /** Adds a column of integers. */
  Bits add(String table, String column, int[] values) {
    return add(table, column, Type.I32, Arrays.stream(values).asDoubleStream().toArray());
  }

  /** Adds a column of an array. */
  private void add(String table, String column, HostArray values) {
    double[] numbers = new double[values.length()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = values.value(k);
    }
    add(table, column, values.type(), numbers);
  }

  /** Adds a table that was read. */
  Bits add(String name, ResultTable table) {
    table.columns().forEach(column -> add(name, column.name(), column.values()));
    return this;
  }

  /** Adds frames that were read. */
  Bits add(String name, ResultFrames frames) {
    add(name, "step", frames.steps());
    add(name, "t", Type.F64, frames.times());
    add(name, "i", frames.neurons());
    frames.variables().forEach(column -> add(name, column.name(), column.values()));
    return this;
  }
}
