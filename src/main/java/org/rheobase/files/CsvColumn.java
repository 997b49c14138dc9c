package org.rheobase.files;

import org.rheobase.ir.HostArray;

/**
 * A column of numbers that can be written as text. A real number becomes the shortest decimal that
 * reads back to the same bits in its precision, so that {@code 0.1} of single precision is {@code
 * 0.1}; other numbers are written as integers.
 */
interface CsvColumn {
  /** No number has more letters. */
  int LONGEST = 32;

  /**
   * Writes the number of a row.
   *
   * @param target has space for {@link #LONGEST} letters from {@code at} on
   * @return where it ends
   */
  int write(int row, byte[] target, int at);

  /** A column for the values of an array. */
  static CsvColumn of(HostArray values) {
    return switch (values.elements()) {
      case int[] integers -> (row, target, at) -> integer(integers[row], target, at);
      case float[] floats -> new Reals(row -> floats[row], x -> Float.toString((float) x));
      case double[] doubles -> new Reals(row -> doubles[row], Double::toString);
      default -> (row, target, at) -> text(Long.toString(values.bits(row)), target, at);
    };
  }

  /** This column, each of whose values stands in so many rows. */
  default CsvColumn repeated(int times) {
    return (row, target, at) -> write(row / times, target, at);
  }

  /** This column of so many values, again and again. */
  default CsvColumn cycled(int length) {
    return (row, target, at) -> write(row % length, target, at);
  }

  private static int integer(int value, byte[] target, int at) {
    if (value < 0) {
      return text(Integer.toString(value), target, at);
    }
    int end = at + digits(value);
    int rest = value;
    for (int place = end - 1; place >= at; place--) {
      target[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }

  private static int digits(int value) {
    int digits = 1;
    for (long power = 10; power <= value; power *= 10) {
      digits++;
    }
    return digits;
  }

  /** Writes letters, all of which are ASCII: no encoder is asked. */
  @SuppressWarnings("deprecation")
  private static int text(String text, byte[] target, int at) {
    text.getBytes(0, text.length(), target, at);
    return at + text.length();
  }

  /**
   * Real numbers. Finding the shortest decimal takes long, so a number that stands in the row above
   * is copied: the times of events mostly are such.
   */
  final class Reals implements CsvColumn {

    /** The number of a row. */
    interface Values {
      double at(int row);
    }

    /** The text of a number. */
    interface Text {
      String of(double value);
    }

    private final Values values;
    private final Text texts;
    private final byte[] last = new byte[LONGEST];
    private int length;
    private long lastBits;

    Reals(Values values, Text texts) {
      this.values = values;
      this.texts = texts;
    }

    @Override
    public int write(int row, byte[] target, int at) {
      double value = values.at(row);
      long bits = Double.doubleToRawLongBits(value);
      if (length == 0 || bits != lastBits) {
        length = text(texts.of(value), last, 0);
        lastBits = bits;
      }
      System.arraycopy(last, 0, target, at, length);
      return at + length;
    }
  }
}
