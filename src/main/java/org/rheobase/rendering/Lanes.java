package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.atom;

import java.util.List;
import java.util.stream.Stream;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/**
 * How values are held in vectors of the Vector API, one lane a neuron, and how operators on them
 * are spelled. All vectors of a program have the same number of lanes. Operands are spelled as
 * vectors; they are names, so that they may be spelled twice.
 */
abstract class Lanes {

  /** The lanes of programs in a precision. */
  static Lanes of(Precision precision) {
    return switch (precision) {
      case SINGLE -> new SingleLanes();
      case DOUBLE -> new DoubleLanes();
    };
  }

  /** Names that generated classes use for themselves. */
  static List<String> words() {
    return Stream.of(
            "F32", "I32", "F64", "I64", "LANES", "TILE", "WIDE", "ODD", "LOW", "FloatVector",
            "IntVector", "DoubleVector", "LongVector", "VectorMask", "VectorOperators",
            "VectorShape", "VectorSpecies", "Math", "tile", "size", "at", "lane", "lanes", "scratch",
            "run", "begin", "one", "four", "block", "finish")
        .toList();
  }

  /** The declarations of the vector species and other fixed values. */
  abstract List<String> declarations();

  /** The type of variables that hold vectors. */
  abstract String vector(Type type);

  /** The type of the elements of arrays that keep vectors; truth values are kept as integers. */
  abstract String element(Type type);

  /** The species of vectors of a type. */
  abstract String species(Type type);

  /** The type of vectors in which truth values are kept in arrays. */
  abstract Type truthHolder();

  /** A vector of equal lanes. */
  abstract String broadcast(Type type, Spelling scalar);

  /** The positions of the lanes, the first of which is {@code position}. */
  abstract String positions();

  /** The elements of a buffer from an index on. */
  abstract String load(Type type, String buffer, String index);

  /** Writes a vector to the elements of a buffer from an index on, the last argument aside. */
  abstract String store(Type type, String value, String buffer, String index);

  /** A mask for stores to buffers of a type. */
  abstract String storeMask(Type type, String mask);

  /** An operation on vectors, but for those that are done lane by lane. */
  abstract Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c);

  /** A shift by the same number of bits in all lanes, which is spelled as a number. */
  abstract Spelling shift(Expr.Operation operation, Spelling a, Spelling bits);

  /** Whether there is nothing in vector units for an operation, so that lanes go one by one. */
  abstract boolean isLaneByLane(Expr.Operation operation);

  /** The bytes that a lane's element takes. */
  abstract int bytes();

  /** A vector out of an array of its elements. */
  final String fromArray(Type type, String array, String index) {
    String held = "%s.fromArray(%s, %s, %s)"
        .formatted(vector(held(type)), species(held(type)), array, index);
    return type == Type.BOOL ? held + ".compare(VectorOperators.NE, 0)" : held;
  }

  /** Writes a vector to an array of its elements. */
  final String intoArray(Type type, String value, String array, String index) {
    String vector =
        type == Type.BOOL
            ? "%s.blend(-1, %s)".formatted(broadcast(truthHolder(), atom("0")), value)
            : value;
    return "%s.intoArray(%s, %s);".formatted(vector, array, index);
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
        method(
            a,
            "convertShape",
            atom("VectorOperators." + conversion),
            atom(species),
            atom("0"));
    return atom("((" + vector + ") " + call.text() + ")");
  }
}
