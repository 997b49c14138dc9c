package org.rheobase.rendering;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Type;

/** One neuron after another, in plain Java: for programs that are too long for one method. */
final class OneLane extends Lanes {

  @Override
  List<String> imports() {
    return List.of();
  }

  @Override
  List<String> declarations() {
    return List.of("int LANES = 1;");
  }

  @Override
  boolean isOne() {
    return true;
  }

  @Override
  String vector(Type type) {
    return JavaLanguage.type(type);
  }

  @Override
  String element(Type type) {
    return JavaLanguage.type(type);
  }

  @Override
  String broadcast(Type type, Spelling scalar) {
    return scalar.text();
  }

  @Override
  String positions() {
    return "position";
  }

  @Override
  String load(Type type, String buffer, String index) {
    return fromArray(type, buffer, index);
  }

  @Override
  String store(Type type, String value, String buffer, String index, String mask) {
    return intoArray(type, value, buffer, index);
  }

  @Override
  String fromArray(Type type, String array, String index) {
    return "%s[%s]".formatted(array, index);
  }

  @Override
  String intoArray(Type type, String value, String array, String index) {
    return "%s[%s] = %s;".formatted(array, index, value);
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    return JavaLanguage.operation(operation, a, b, c);
  }

  @Override
  Spelling shift(Expr.Operation operation, Spelling a, Spelling bits) {
    return operation(operation, a, bits, bits);
  }

  @Override
  boolean isLaneByLane(Expr.Operation operation) {
    return false;
  }

  @Override
  int bytes() {
    return Double.BYTES;
  }

  /** With up to ten bytes an operation, a method stays below the 8,000 that are compiled. */
  @Override
  int longestPass() {
    return 500;
  }

  @Override
  int cost(Expr.Operation operation) {
    return 1;
  }
}
