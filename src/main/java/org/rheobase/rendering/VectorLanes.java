package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.atom;

import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Type;

/** Vectors of the Vector API: what is the same for lanes of all sizes. */
abstract class VectorLanes extends Lanes {

  /** The species of vectors of a type. */
  abstract String species(Type type);

  /** The type of vectors in which truth values are kept in arrays. */
  abstract Type truthHolder();

  /** A mask for stores to buffers of a type. */
  abstract String storeMask(Type type, String mask);

  /** A vector as it is stored in a buffer, whose elements may be smaller than the lanes. */
  abstract Spelling stored(Type type, String value);

  @Override
  final String store(Type type, String value, String buffer, String index, String mask) {
    String where = mask.isEmpty() ? "" : ", " + storeMask(type, mask);
    return "%s.intoArray(%s, %s%s);".formatted(stored(type, value).operand(), buffer, index, where);
  }

  @Override
  final String fromArray(Type type, String array, String index) {
    String held =
        "%s.fromArray(%s, %s, %s)".formatted(vector(held(type)), species(held(type)), array, index);
    return type == Type.BOOL ? held + ".compare(VectorOperators.NE, 0)" : held;
  }

  @Override
  final String intoArray(Type type, String value, String array, String index) {
    String vector =
        type == Type.BOOL
            ? "%s.blend(-1, %s)".formatted(broadcast(truthHolder(), atom("0")), value)
            : value;
    return "%s.intoArray(%s, %s);".formatted(vector, array, index);
  }

  /** Beyond it the compiler's work grows out of proportion. */
  @Override
  final int longestPass() {
    return 100;
  }

  /** The calls that it takes. */
  @Override
  final int cost(Expr.Operation operation) {
    if (isLaneByLane(operation)) {
      return 15;
    }
    String text = operation(operation, atom("a"), atom("b"), atom("c")).text();
    return (int) text.chars().filter(c -> c == '(').count();
  }

  private Type held(Type type) {
    return type == Type.BOOL ? truthHolder() : type;
  }

  /** Truth values joined, chosen or compared. */
  final Spelling truth(Operator operator, Spelling a, Spelling b, Spelling c) {
    return switch (operator) {
      case AND -> method(a, "and", b);
      case OR -> method(a, "or", b);
      case XOR, NOT_EQUAL -> method(a, "xor", b);
      case EQUAL -> method(a, "eq", b);
      case NOT -> method(a, "not");
      case SELECT -> method(method(a, "and", b), "or", method(c, "andNot", a));
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          MULTIPLY_HIGH,
          NEGATE,
          FMA,
          SQRT,
          SHIFT_LEFT,
          SHIFT_RIGHT,
          LESS,
          LESS_EQUAL,
          CONVERT,
          BITCAST ->
          throw new IllegalArgumentException(operator + " of truth values");
    };
  }

  /** Arithmetic and comparison as the Vector API has it. */
  final Spelling plain(Operator operator, Spelling a, Spelling b, Spelling c) {
    return switch (operator) {
      case ADD -> method(a, "add", b);
      case SUBTRACT -> method(a, "sub", b);
      case MULTIPLY -> method(a, "mul", b);
      case DIVIDE -> method(a, "div", b);
      case NEGATE -> method(a, "neg");
      case FMA -> method(a, "fma", b, c);
      case SQRT -> method(a, "sqrt");
      case AND -> method(a, "and", b);
      case OR -> method(a, "or", b);
      case XOR -> lanewise(a, "XOR", b);
      case NOT -> method(a, "not");
      case SHIFT_LEFT -> lanewise(a, "LSHL", b);
      case LESS -> compare(a, "LT", b);
      case LESS_EQUAL -> compare(a, "LE", b);
      case EQUAL -> compare(a, "EQ", b);
      case NOT_EQUAL -> compare(a, "NE", b);
      case REMAINDER, MULTIPLY_HIGH, SHIFT_RIGHT, SELECT, CONVERT, BITCAST ->
          throw new IllegalArgumentException("no method for " + operator);
    };
  }

  static Spelling method(Spelling receiver, String name, Spelling... arguments) {
    return Spelling.call(receiver.operand() + "." + name, arguments);
  }

  static Spelling lanewise(Spelling a, String operator, Spelling b) {
    return method(a, "lanewise", atom("VectorOperators." + operator), b);
  }

  static Spelling compare(Spelling a, String comparison, Spelling b) {
    return method(a, "compare", atom("VectorOperators." + comparison), b);
  }

  static Spelling cast(Spelling mask, String species) {
    return method(mask, "cast", atom(species));
  }

  /** A conversion to a vector of the same number of lanes. */
  static Spelling converted(String vector, String conversion, String species, Spelling a) {
    Spelling call =
        method(a, "convertShape", atom("VectorOperators." + conversion), atom(species), atom("0"));
    return atom("((" + vector + ") " + call.text() + ")");
  }
}
