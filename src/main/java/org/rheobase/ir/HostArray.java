package org.rheobase.ir;

/**
 * An array of values of one type in Java's memory: what buffers are filled from and read into.
 *
 * @param type type of the elements: {@code I32} and {@code U32} are kept in an {@code int[]},
 *     {@code I64} in a {@code long[]}, {@code F32} in a {@code float[]}, {@code F64} in a {@code
 *     double[]}
 * @param elements the array itself, shared with the caller
 */
public record HostArray(Type type, Object elements) {

  /** An array of zeros. */
  public static HostArray of(Type type, int length) {
    return new HostArray(
        type,
        switch (type) {
          case I32, U32, BOOL -> new int[length];
          case I64 -> new long[length];
          case F32 -> new float[length];
          case F64 -> new double[length];
        });
  }

  /** How many elements there are. */
  public int length() {
    return java.lang.reflect.Array.getLength(elements);
  }

  /** The bits of an element, as {@link Expr.Constant} has them. */
  public long bits(int index) {
    return switch (elements) {
      case int[] ints -> type == Type.U32 ? Integer.toUnsignedLong(ints[index]) : ints[index];
      case long[] longs -> longs[index];
      case float[] floats -> Float.floatToRawIntBits(floats[index]);
      case double[] doubles -> Double.doubleToRawLongBits(doubles[index]);
      default -> throw new IllegalStateException("array of " + type);
    };
  }

  /** Sets an element by its bits. */
  public void setBits(int index, long bits) {
    switch (elements) {
      case int[] ints -> ints[index] = (int) bits;
      case long[] longs -> longs[index] = bits;
      case float[] floats -> floats[index] = Float.intBitsToFloat((int) bits);
      case double[] doubles -> doubles[index] = Double.longBitsToDouble(bits);
      default -> throw new IllegalStateException("array of " + type);
    }
  }

  /** An element as a number; {@code U32} without sign. */
  public double value(int index) {
    return switch (elements) {
      case float[] floats -> floats[index];
      case double[] doubles -> doubles[index];
      default -> bits(index);
    };
  }

  /** Copies elements of this array to another one of its type. */
  public void copyTo(int from, HostArray target, int to, int length) {
    System.arraycopy(elements, from, target.elements, to, length);
  }
}
