package org.rheobase.lowering;

import org.rheobase.model.Meaning;
import org.rheobase.model.Scope;
import org.rheobase.model.ValueType;
import org.rheobase.syntax.Ast;

/** Which kind of value a checked expression has. */
final class ValueTypes {
  private ValueTypes() {}

  /**
   * Whether it is an integer made of literals and N alone, which stays an integer when it is
   * folded.
   */
  static boolean isInteger(Ast.Expression expression, Scope scope) {
    return switch (expression) {
      case Ast.Number number -> number.isInteger();
      case Ast.BooleanLiteral literal -> false;
      case Ast.Name name -> isInteger(name, scope);
      case Ast.Unary unary ->
          unary.operator() != Ast.UnaryOperator.NOT && isInteger(unary.operand(), scope);
      case Ast.Binary binary -> isInteger(binary, scope);
      case Ast.Call call when scope.definitions().function(call.function()).isPresent() ->
          isInteger(scope.definitions().expand(call), scope);
      case Ast.Call call ->
          switch (call.function()) {
            case "int", "floor", "ceil", "timestep", "poisson" -> true;
            case "abs", "clip" -> call.arguments().stream().allMatch(a -> isInteger(a, scope));
            default -> false;
          };
    };
  }

  private static boolean isInteger(Ast.Name name, Scope scope) {
    return scope.resolve(name.name()).stream()
        .anyMatch(meaning ->
            switch (meaning) {
              case Meaning.OfVariable v -> v.variable().type() == ValueType.INTEGER;
              case Meaning.OfSpecial s ->
                  s.special() == Meaning.Special.INDEX || s.special() == Meaning.Special.COUNT;
              case Meaning.OfConstant c -> false;
              case Meaning.OfNoise n -> false;
            });
  }

  private static boolean isInteger(Ast.Binary binary, Scope scope) {
    return switch (binary.operator()) {
      case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO ->
          isInteger(binary.left(), scope) && isInteger(binary.right(), scope);
      case DIVIDE, POWER, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR ->
          false;
    };
  }
}
