package org.rheobase.rendering;

import java.util.List;
import java.util.stream.Stream;
import org.rheobase.ir.Expr;
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
            "F32",
            "I32",
            "F64",
            "I64",
            "LANES",
            "TILE",
            "WIDE",
            "ODD",
            "LOW",
            "FloatVector",
            "IntVector",
            "DoubleVector",
            "LongVector",
            "VectorMask",
            "VectorOperators",
            "VectorShape",
            "VectorSpecies",
            "Math",
            "tile",
            "size",
            "at",
            "lane",
            "lanes",
            "scratch",
            "run",
            "begin",
            "one",
            "four",
            "block",
            "finish")
        .toList();
  }

  /** Classes that are imported. */
  List<String> imports() {
    return List.of("jdk.incubator.vector.*");
  }

  /** Whether there is one neuron only in a vector, so that there may be branches. */
  boolean isOne() {
    return false;
  }

  /** The cost of operations up to which the method of a pass is quickly compiled. */
  abstract int longestPass();

  /** What an operation adds to the method of a pass. */
  abstract int cost(Expr.Operation operation);

  /** The declarations of the vector species and other fixed values. */
  abstract List<String> declarations();

  /** The type of variables that hold vectors. */
  abstract String vector(Type type);

  /** The type of the elements of arrays that keep vectors; truth values are kept as integers. */
  abstract String element(Type type);

  /** A vector of equal lanes; not used where there is one only. */
  abstract String broadcast(Type type, Spelling scalar);

  /** The positions of the lanes, the first of which is {@code position}. */
  abstract String positions();

  /** The elements of a buffer from an index on. */
  abstract String load(Type type, String buffer, String index);

  /**
   * Writes a vector to the elements of a buffer from an index on.
   *
   * @param mask where to write; empty for everywhere
   */
  abstract String store(Type type, String value, String buffer, String index, String mask);

  /** An operation on vectors, but for those that are done lane by lane. */
  abstract Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c);

  /** A shift by the same number of bits in all lanes, which is spelled as a number. */
  abstract Spelling shift(Expr.Operation operation, Spelling a, Spelling bits);

  /** Whether there is nothing in vector units for an operation, so that lanes go one by one. */
  abstract boolean isLaneByLane(Expr.Operation operation);

  /** The bytes that a lane's element takes. */
  abstract int bytes();

  /** A vector out of an array of its elements. */
  abstract String fromArray(Type type, String array, String index);

  /** Writes a vector to an array of its elements. */
  abstract String intoArray(Type type, String value, String array, String index);
}
