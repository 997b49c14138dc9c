package org.rheobase.ir;

import java.util.List;

/**
 * The meaning of each operator on the bits of values, as {@link Expr.Constant} has them. Java's
 * arithmetic is that of IEEE 754 (JLS 25, 15.17 to 15.21), which is what makes this the definition
 * for every engine.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * The result of an operation.
   *
   * @param operation what to do; its operands' values are not looked at
   * @param operands the bits of the operands' values
   */
  public static long apply(Expr.Operation operation, List<Long> operands) {
    long a = operands.getFirst();
    long b = operands.size() > 1 ? operands.get(1) : 0;
    long c = operands.size() > 2 ? operands.get(2) : 0;
    return apply(operation.operator(), operation.type(), operation.operand(0).type(), a, b, c);
  }

  /**
   * The result of an operator.
   *
   * @param type the result's type
   * @param from the type of the first operand
   * @param a bits of the first operand
   * @param b bits of the second operand, if there is one
   * @param c bits of the third operand, if there is one
   */
  static long apply(Operator operator, Type type, Type from, long a, long b, long c) {
    return switch (operator) {
      case SELECT -> a != 0 ? b : c;
      case CONVERT -> convert(from, type, a);
      case BITCAST -> integer(type, bitsOf(from, a));
      case LESS -> truth(compare(from, a, b, true, false));
      case LESS_EQUAL -> truth(compare(from, a, b, true, true));
      case EQUAL -> truth(compare(from, a, b, false, true));
      case NOT_EQUAL -> truth(!compare(from, a, b, false, true));
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          NEGATE,
          FMA,
          SQRT,
          REMAINDER,
          MULTIPLY_HIGH,
          AND,
          OR,
          XOR,
          NOT,
          SHIFT_LEFT,
          SHIFT_RIGHT ->
          switch (type) {
            case F32 -> single(operator, asFloat(a), asFloat(b), asFloat(c));
            case F64 -> twice(operator, asDouble(a), asDouble(b), asDouble(c));
            case BOOL -> integer(operator, a, b) & 1;
            case I32, I64 -> integer(type, integer(operator, a, b));
            case U32 ->
                operator == Operator.MULTIPLY_HIGH
                    ? (a * b) >>> 32
                    : integer(type, integer(operator, a, b));
          };
    };
  }

  private static long single(Operator operator, float a, float b, float c) {
    return Float.floatToRawIntBits(
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case NEGATE -> -a;
          case FMA -> Math.fma(a, b, c);
          case SQRT -> (float) Math.sqrt(a);
          default -> throw new IllegalArgumentException(operator + " of real numbers");
        });
  }

  private static long twice(Operator operator, double a, double b, double c) {
    return Double.doubleToRawLongBits(
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case NEGATE -> -a;
          case FMA -> Math.fma(a, b, c);
          case SQRT -> Math.sqrt(a);
          default -> throw new IllegalArgumentException(operator + " of real numbers");
        });
  }

  private static long integer(Operator operator, long a, long b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case NEGATE -> -a;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case NOT -> ~a;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      default -> throw new IllegalArgumentException(operator + " of integers");
    };
  }

  /** The low bits of an integer, extended to 64 bits by the type's rule. */
  private static long integer(Type type, long value) {
    return switch (type) {
      case I32, F32 -> (int) value;
      case U32 -> value & 0xFFFFFFFFL;
      case I64, F64, BOOL -> value;
    };
  }

  private static long bitsOf(Type type, long value) {
    return type.bytes() == 4 ? value & 0xFFFFFFFFL : value;
  }

  private static boolean compare(Type type, long a, long b, boolean less, boolean equal) {
    return switch (type) {
      case F32 -> (less && asFloat(a) < asFloat(b)) || (equal && asFloat(a) == asFloat(b));
      case F64 -> (less && asDouble(a) < asDouble(b)) || (equal && asDouble(a) == asDouble(b));
      case BOOL, I32, U32, I64 -> (less && a < b) || (equal && a == b);
    };
  }

  private static long convert(Type from, Type to, long a) {
    return switch (from) {
      case I32, U32, I64 -> fromInteger(to, a);
      case F32 -> fromReal(to, asFloat(a));
      case F64 -> fromReal(to, asDouble(a));
      case BOOL -> throw new IllegalArgumentException("conversion of a truth value");
    };
  }

  private static long fromInteger(Type to, long a) {
    return switch (to) {
      case F32 -> Float.floatToRawIntBits((float) a);
      case F64 -> Double.doubleToRawLongBits((double) a);
      case I32, U32, I64, BOOL -> integer(to, a);
    };
  }

  private static long fromReal(Type to, double a) {
    return switch (to) {
      case F32 -> Float.floatToRawIntBits((float) a);
      case F64 -> Double.doubleToRawLongBits(a);
      case I32 -> (int) a;
      case I64 -> (long) a;
      case U32, BOOL -> throw new IllegalArgumentException("conversion of a real number to " + to);
    };
  }

  private static long truth(boolean value) {
    return value ? 1 : 0;
  }

  private static float asFloat(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double asDouble(long bits) {
    return Double.longBitsToDouble(bits);
  }
}
