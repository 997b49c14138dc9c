package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.atom;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Type;

/**
 * Lanes of 64 bits. Integers of 32 bits are the low halves of lanes, whose upper halves may be
 * anything; what looks at the value clears or fills them first. So a product of 64 bits is at hand,
 * and masks serve all types. Single precision, which programs hardly use, has vectors of half the
 * size.
 */
final class DoubleLanes extends VectorLanes {
  private static final Spelling HALF = atom("32");

  @Override
  List<String> declarations() {
    return List.of(
        "VectorSpecies<Double> F64 = DoubleVector.SPECIES_PREFERRED;",
        "VectorSpecies<Long> I64 = LongVector.SPECIES_PREFERRED;",
        "VectorSpecies<Integer> I32 = VectorSpecies.of(int.class, VectorShape.forBitSize(F64.vectorBitSize() / 2));",
        "VectorSpecies<Float> F32 = VectorSpecies.of(float.class, VectorShape.forBitSize(F64.vectorBitSize() / 2));",
        "int LANES = F64.length();",
        "long LOW = 0xffffffffL;");
  }

  @Override
  String vector(Type type) {
    return switch (type) {
      case BOOL -> "VectorMask<Long>";
      case I32, U32, I64 -> "LongVector";
      case F32 -> "FloatVector";
      case F64 -> "DoubleVector";
    };
  }

  @Override
  String element(Type type) {
    return switch (type) {
      case BOOL, I32, U32, I64 -> "long";
      case F32 -> "float";
      case F64 -> "double";
    };
  }

  @Override
  String species(Type type) {
    return switch (type) {
      case BOOL, I32, U32, I64 -> "I64";
      case F32 -> "F32";
      case F64 -> "F64";
    };
  }

  @Override
  Type truthHolder() {
    return Type.I64;
  }

  @Override
  String broadcast(Type type, Spelling scalar) {
    return type == Type.BOOL
        ? "I64.maskAll(" + scalar.text() + ")"
        : "%s.broadcast(%s, %s)".formatted(vector(type), species(type), widened(type, scalar));
  }

  private static String widened(Type type, Spelling scalar) {
    return switch (type) {
      case I32 -> "(long) " + scalar.operand();
      case U32 -> scalar.operand() + " & LOW";
      case BOOL, I64, F32, F64 -> scalar.text();
    };
  }

  @Override
  String positions() {
    return "LongVector.broadcast(I64, (long) position).addIndex(1)";
  }

  @Override
  String load(Type type, String buffer, String index) {
    return isWord(type)
        ? fromInts(atom("IntVector.fromArray(I32, %s, %s)".formatted(buffer, index))).text()
        : fromArray(type, buffer, index);
  }

  @Override
  Spelling stored(Type type, String value) {
    return isWord(type) ? toInts(atom(value)) : atom(value);
  }

  @Override
  String storeMask(Type type, String mask) {
    return switch (type) {
      case I32, U32 -> cast(atom(mask), "I32").text();
      case BOOL, I64, F32, F64 -> fitting(type, atom(mask)).text();
    };
  }

  @Override
  int bytes() {
    return Double.BYTES;
  }

  @Override
  boolean isLaneByLane(Expr.Operation operation) {
    boolean divides =
        operation.operator() == Operator.DIVIDE || operation.operator() == Operator.REMAINDER;
    boolean cutsOff =
        operation.operator() == Operator.CONVERT && operation.operand(0).type() == Type.F64;
    return (operation.type() == Type.I32 && divides) || (operation.type() == Type.I64 && cutsOff);
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    Type type = operation.type();
    return switch (operation.operator()) {
      case SELECT ->
          type == Type.BOOL
              ? truth(Operator.SELECT, a, b, c)
              : method(c, "blend", b, fitting(type, a));
      case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL -> comparison(operation, a, b);
      case MULTIPLY -> isWord(type) ? product(a, b) : plain(Operator.MULTIPLY, a, b, c);
      case MULTIPLY_HIGH -> lanewise(product(a, b), "LSHR", HALF);
      case SHIFT_LEFT, SHIFT_RIGHT ->
          shift(operation, a, isWord(operation.operand(1).type()) ? low(b) : b);
      case CONVERT -> convert(operation.operand(0).type(), type, a);
      case BITCAST -> bitcast(operation.operand(0).type(), type, a);
      case ADD, SUBTRACT, DIVIDE, REMAINDER, NEGATE, FMA, SQRT, AND, OR, XOR, NOT ->
          type == Type.BOOL
              ? truth(operation.operator(), a, b, c)
              : plain(operation.operator(), a, b, c);
    };
  }

  @Override
  Spelling shift(Expr.Operation operation, Spelling a, Spelling bits) {
    if (operation.operator() == Operator.SHIFT_LEFT) {
      return lanewise(a, "LSHL", bits);
    }
    return switch (operation.type()) {
      case U32 -> lanewise(low(a), "LSHR", bits);
      case I32 -> lanewise(extended(a), "ASHR", bits);
      case I64, BOOL, F32, F64 -> lanewise(a, "ASHR", bits);
    };
  }

  private Spelling comparison(Expr.Operation operation, Spelling a, Spelling b) {
    Operator operator = operation.operator();
    return switch (operation.operand(0).type()) {
      case BOOL -> truth(operator, a, b, b);
      case F32, F64 -> cast(plain(operator, a, b, b), "I64");
      case I32 -> plain(operator, raised(a), raised(b), b);
      case U32 -> unsigned(operation, a, b);
      case I64 -> plain(operator, a, b, b);
    };
  }

  /** There is no "less or equal" for 64 bits in small vectors: a constant moved by one serves. */
  private Spelling unsigned(Expr.Operation operation, Spelling a, Spelling b) {
    if (operation.operator() == Operator.LESS_EQUAL) {
      if (operation.operand(0) instanceof Expr.Constant least) {
        return compare(low(b), "GT", atom((least.bits() - 1) + "L"));
      }
      if (operation.operand(1) instanceof Expr.Constant most) {
        return compare(low(a), "LT", atom((most.bits() + 1) + "L"));
      }
    }
    return plain(operation.operator(), low(a), low(b), b);
  }

  private Spelling convert(Type from, Type to, Spelling a) {
    return switch (from) {
      case I32 ->
          switch (to) {
            case F64 -> toDouble(a);
            case F32 -> converted("FloatVector", "I2F", "F32", toInts(a));
            case I64, BOOL, I32, U32 -> extended(a);
          };
      case U32 -> low(a);
      case I64 -> to == Type.F64 ? wideToDouble(a) : a;
      case F32 ->
          to == Type.F64
              ? converted("DoubleVector", "F2D", "F64", a)
              : fromInts(converted("IntVector", "F2I", "I32", a));
      case F64 ->
          to == Type.F32
              ? converted("FloatVector", "D2F", "F32", a)
              : fromInts(converted("IntVector", "D2I", "I32", a));
      case BOOL -> throw new IllegalArgumentException("conversion of a truth value");
    };
  }

  /**
   * x + 2^31 as the mantissa of 2^52 + 2^31 + x, which is an exact number, less 2^52 + 2^31: small
   * vectors have no conversion from 64 bits.
   */
  private static Spelling toDouble(Spelling a) {
    Spelling number = lanewise(low(a), "XOR", atom("0x4330000080000000L"));
    return method(method(number, "reinterpretAsDoubles"), "sub", atom("0x1.000008p52"));
  }

  /**
   * Both halves as exact numbers, the upper one as 2^84 + 2^63 + 2^32 · upper and the lower one as
   * 2^52 + lower; when all that is too much has been taken from the first, their sum is rounded
   * once.
   */
  private static Spelling wideToDouble(Spelling a) {
    Spelling upper = lanewise(lanewise(a, "LSHR", HALF), "XOR", atom("0x4530000080000000L"));
    Spelling lower = method(low(a), "or", atom("0x4330000000000000L"));
    Spelling first = method(method(upper, "reinterpretAsDoubles"), "sub", atom("0x1.00000801p84"));
    return method(first, "add", method(lower, "reinterpretAsDoubles"));
  }

  private static Spelling bitcast(Type from, Type to, Spelling a) {
    return switch (from) {
      case F64 -> method(a, "reinterpretAsLongs");
      case I64 -> method(a, "reinterpretAsDoubles");
      case F32 -> fromInts(method(a, "reinterpretAsInts"));
      case I32, U32 -> to == Type.F32 ? method(toInts(a), "reinterpretAsFloats") : a;
      case BOOL -> throw new IllegalArgumentException("bit cast of a truth value");
    };
  }

  /** The product of 64 bits, whose low half is that of words. */
  private static Spelling product(Spelling a, Spelling b) {
    return method(low(a), "mul", low(b));
  }

  /** The low half, filled with zeros. */
  private static Spelling low(Spelling word) {
    return method(word, "and", atom("LOW"));
  }

  /** The low half in place of the upper one, so that order and sign are those of the word. */
  private static Spelling raised(Spelling word) {
    return lanewise(word, "LSHL", HALF);
  }

  /** The low half, filled with its sign. */
  private static Spelling extended(Spelling word) {
    return lanewise(raised(word), "ASHR", HALF);
  }

  private static Spelling fromInts(Spelling ints) {
    return converted("LongVector", "I2L", "I64", ints);
  }

  private static Spelling toInts(Spelling words) {
    return converted("IntVector", "L2I", "I32", words);
  }

  private static Spelling fitting(Type type, Spelling mask) {
    return switch (type) {
      case F32 -> cast(mask, "F32");
      case F64 -> cast(mask, "F64");
      case BOOL, I32, U32, I64 -> mask;
    };
  }

  private static boolean isWord(Type type) {
    return type == Type.I32 || type == Type.U32;
  }
}
