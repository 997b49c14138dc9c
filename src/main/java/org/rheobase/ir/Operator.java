package org.rheobase.ir;

import static org.rheobase.ir.Type.BOOL;
import static org.rheobase.ir.Type.F32;
import static org.rheobase.ir.Type.F64;
import static org.rheobase.ir.Type.I32;
import static org.rheobase.ir.Type.I64;
import static org.rheobase.ir.Type.U32;

import java.util.List;

/**
 * What an operation does. Each is exact or correctly rounded (to nearest, ties to even) in IEEE
 * 754, in Java and in OpenCL C, so that its result is the same on every engine. {@link Interpreter}
 * is their definition.
 */
public enum Operator {
  /** a + b of numbers. */
  ADD(2),
  /** a − b of numbers. */
  SUBTRACT(2),
  /** a · b of numbers. */
  MULTIPLY(2),
  /** a / b; of {@code I32} cut off towards zero, where b is neither 0 nor −1. */
  DIVIDE(2),
  /** The rest of {@code I32} division, with the sign of a, where b is neither 0 nor −1. */
  REMAINDER(2),
  /** The upper 32 bits of the 64-bit product of two {@code U32}. */
  MULTIPLY_HIGH(2),
  /** −x; of a real number the sign bit is turned. */
  NEGATE(1),
  /** a · b + c of real numbers, rounded once. */
  FMA(3),
  /** The square root of a real number. */
  SQRT(1),
  /** Bits or truth values joined by "and". */
  AND(2),
  /** Bits or truth values joined by "or". */
  OR(2),
  /** Bits or truth values joined by "exclusive or". */
  XOR(2),
  /** All bits, or the truth value, turned. */
  NOT(1),
  /** a shifted left by b bits, b an {@code I32} from 0 to one less than the width of a. */
  SHIFT_LEFT(2),
  /** a shifted right by b bits; {@code U32} is filled with zeros, the others with the sign. */
  SHIFT_RIGHT(2),
  /** a &lt; b of numbers. */
  LESS(2),
  /** a ≤ b of numbers. */
  LESS_EQUAL(2),
  /** a = b; NaN equals nothing. */
  EQUAL(2),
  /** a ≠ b; NaN differs from everything. */
  NOT_EQUAL(2),
  /** The second operand where the first one holds, else the third. Both are computed. */
  SELECT(3),
  /**
   * A number as another type. {@code I32} to a real type and {@code F64} to {@code F32} round to
   * nearest; a real number to an integer is cut off towards zero and must be within the integer's
   * range; {@code I64} to {@code I32} or {@code U32} keeps the low bits.
   */
  CONVERT(1),
  /** The same bits as another type of the same size. */
  BITCAST(1);

  private final int arity;

  Operator(int arity) {
    this.arity = arity;
  }

  /** How many operands there are. */
  public int arity() {
    return arity;
  }

  /**
   * Whether operands of these types give a result of that type.
   *
   * @param result the type of the result
   * @param operands one type an operand, {@link #arity()} of them
   */
  public boolean accepts(Type result, List<Type> operands) {
    Type first = operands.getFirst();
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY -> alike(result, operands) && result != BOOL;
      case DIVIDE -> alike(result, operands) && (result.isReal() || result == I32);
      case REMAINDER -> alike(result, operands) && result == I32;
      case MULTIPLY_HIGH -> alike(result, operands) && result == U32;
      case NEGATE -> alike(result, operands) && (result.isReal() || result == I32 || result == I64);
      case FMA, SQRT -> alike(result, operands) && result.isReal();
      case AND, OR, XOR, NOT -> alike(result, operands) && !result.isReal();
      case SHIFT_LEFT, SHIFT_RIGHT ->
          result == first && first.isInteger() && operands.get(1) == I32;
      case LESS, LESS_EQUAL -> result == BOOL && first != BOOL && first == operands.get(1);
      case EQUAL, NOT_EQUAL -> result == BOOL && first == operands.get(1);
      case SELECT -> first == BOOL && operands.get(1) == result && operands.get(2) == result;
      case CONVERT -> converts(first, result);
      case BITCAST -> casts(first, result);
    };
  }

  private static boolean alike(Type result, List<Type> operands) {
    return operands.stream().allMatch(type -> type == result);
  }

  private static boolean converts(Type from, Type to) {
    return switch (from) {
      case I32 -> to == F32 || to == F64 || to == I64;
      case U32 -> to == I64;
      case I64 -> to == I32 || to == U32 || to == F64;
      case F32 -> to == I32 || to == F64;
      case F64 -> to == I32 || to == I64 || to == F32;
      case BOOL -> false;
    };
  }

  private static boolean casts(Type from, Type to) {
    return from != to && from != BOOL && to != BOOL && from.bytes() == to.bytes();
  }
}
