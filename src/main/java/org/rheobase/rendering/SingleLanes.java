package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.atom;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Type;

/** Lanes of 32 bits: all types of single precision have their own vectors. */
final class SingleLanes extends VectorLanes {

  @Override
  List<String> declarations() {
    return List.of(
        "VectorSpecies<Float> F32 = FloatVector.SPECIES_PREFERRED;",
        "VectorSpecies<Integer> I32 = IntVector.SPECIES_PREFERRED;",
        "int LANES = F32.length();",
        "boolean WIDE = F32.vectorBitSize() >= 512;",
        "VectorMask<Integer> ODD = VectorMask.fromLong(I32, 0xaaaaaaaaaaaaaaaaL);");
  }

  @Override
  String vector(Type type) {
    return switch (type) {
      case BOOL -> "VectorMask<Integer>";
      case I32, U32 -> "IntVector";
      case F32 -> "FloatVector";
      case I64, F64 -> throw wide(type);
    };
  }

  @Override
  String element(Type type) {
    return type == Type.F32 ? "float" : "int";
  }

  @Override
  String species(Type type) {
    return type == Type.F32 ? "F32" : "I32";
  }

  @Override
  Type truthHolder() {
    return Type.I32;
  }

  @Override
  String broadcast(Type type, Spelling scalar) {
    return type == Type.BOOL
        ? "I32.maskAll(" + scalar.text() + ")"
        : "%s.broadcast(%s, %s)".formatted(vector(type), species(type), scalar.text());
  }

  @Override
  String positions() {
    return "IntVector.broadcast(I32, position).addIndex(1)";
  }

  @Override
  String load(Type type, String buffer, String index) {
    return fromArray(type, buffer, index);
  }

  @Override
  Spelling stored(Type type, String value) {
    return atom(value);
  }

  @Override
  String storeMask(Type type, String mask) {
    return fitting(type, atom(mask)).text();
  }

  @Override
  int bytes() {
    return Float.BYTES;
  }

  @Override
  boolean isLaneByLane(Expr.Operation operation) {
    return operation.type() == Type.I32
        && (operation.operator() == Operator.DIVIDE || operation.operator() == Operator.REMAINDER);
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    Type type = operation.type();
    Type from = operation.operand(0).type();
    return switch (operation.operator()) {
      case SELECT ->
          type == Type.BOOL
              ? truth(Operator.SELECT, a, b, c)
              : method(c, "blend", b, fitting(type, a));
      case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL -> comparison(operation.operator(), from, a, b);
      case MULTIPLY_HIGH -> high(a, b);
      case SHIFT_RIGHT -> shift(operation, a, b);
      case CONVERT ->
          type == Type.F32
              ? converted("FloatVector", "I2F", "F32", a)
              : converted("IntVector", "F2I", "I32", a);
      case BITCAST -> bitcast(from, type, a);
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          NEGATE,
          FMA,
          SQRT,
          AND,
          OR,
          XOR,
          NOT,
          SHIFT_LEFT ->
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
    return lanewise(a, operation.type() == Type.U32 ? "LSHR" : "ASHR", bits);
  }

  private Spelling comparison(Operator operator, Type type, Spelling a, Spelling b) {
    return switch (type) {
      case BOOL -> truth(operator, a, b, b);
      case F32 -> cast(plain(operator, a, b, b), "I32");
      case I32 -> plain(operator, a, b, b);
      case U32 -> unsigned(operator, a, b);
      case I64, F64 -> throw wide(type);
    };
  }

  /** Vectors of less than 512 bits have no comparison without sign, but a minimum. */
  private Spelling unsigned(Operator operator, Spelling a, Spelling b) {
    return switch (operator) {
      case LESS -> wideOr("ULT", a, b, compare(lanewise(a, "UMIN", b), "NE", b));
      case LESS_EQUAL -> wideOr("ULE", a, b, compare(lanewise(a, "UMIN", b), "EQ", a));
      default -> plain(operator, a, b, b);
    };
  }

  private static Spelling wideOr(String comparison, Spelling a, Spelling b, Spelling otherwise) {
    return Spelling.choice(atom("WIDE"), compare(a, comparison, b), otherwise);
  }

  /**
   * Products of 64 bits of the lanes with even and odd numbers, their upper halves put together.
   */
  private static Spelling high(Spelling a, Spelling b) {
    String low = "%s.reinterpretAsLongs().and(0xffffffffL)";
    String upper = "%s.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32)";
    return atom(
        "%s.mul(%s).lanewise(VectorOperators.LSHR, 32).reinterpretAsInts().blend(%s.mul(%s).reinterpretAsInts(), ODD)"
            .formatted(
                low.formatted(a.operand()),
                low.formatted(b.operand()),
                upper.formatted(a.operand()),
                upper.formatted(b.operand())));
  }

  private static Spelling bitcast(Type from, Type to, Spelling a) {
    if (from == Type.F32) {
      return method(a, "reinterpretAsInts");
    }
    return to == Type.F32 ? method(a, "reinterpretAsFloats") : a;
  }

  /** A mask for vectors of a type. */
  private static Spelling fitting(Type type, Spelling mask) {
    return type == Type.F32 ? cast(mask, "F32") : mask;
  }

  private static IllegalArgumentException wide(Type type) {
    return new IllegalArgumentException(type + " in single precision");
  }
}
