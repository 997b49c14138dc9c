package org.rheobase.integrators;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.BinaryOperator;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Ast.UnaryOperator;
import org.rheobase.syntax.Span;

/**
 * Makes and takes apart expressions. What is made from zeros and ones is simplified; its span is
 * that of the first operand.
 */
final class Terms {
  private Terms() {}

  static Expression number(double value, Span span) {
    return new Ast.Number(value, false, span);
  }

  static Expression name(String name, Span span) {
    return new Ast.Name(name, span);
  }

  static Expression call(String function, Expression argument) {
    return new Ast.Call(function, argument.span(), List.of(argument), argument.span());
  }

  static Expression add(Expression a, Expression b) {
    if (isNumber(a, 0)) {
      return b;
    }
    return isNumber(b, 0) ? a : binary(BinaryOperator.ADD, a, b);
  }

  static Expression subtract(Expression a, Expression b) {
    if (isNumber(b, 0)) {
      return a;
    }
    return isNumber(a, 0) ? negate(b) : binary(BinaryOperator.SUBTRACT, a, b);
  }

  static Expression multiply(Expression a, Expression b) {
    if (isNumber(a, 0) || isNumber(b, 1)) {
      return a;
    }
    return isNumber(b, 0) || isNumber(a, 1) ? b : binary(BinaryOperator.MULTIPLY, a, b);
  }

  static Expression divide(Expression a, Expression b) {
    return isNumber(a, 0) || isNumber(b, 1) ? a : binary(BinaryOperator.DIVIDE, a, b);
  }

  static Expression negate(Expression a) {
    return isNumber(a, 0) ? a : new Ast.Unary(UnaryOperator.NEGATE, a, a.span());
  }

  static Expression binary(BinaryOperator operator, Expression a, Expression b) {
    return new Ast.Binary(operator, a, b, a.span());
  }

  static boolean isNumber(Expression expression, double value) {
    return expression instanceof Ast.Number number && number.value() == value;
  }

  /** Whether one of the names stands in the expression. */
  static boolean mentions(Expression expression, Set<String> names) {
    return switch (expression) {
      case Ast.Name name -> names.contains(name.name());
      case Ast.Number number -> false;
      case Ast.BooleanLiteral literal -> false;
      case Ast.Unary unary -> mentions(unary.operand(), names);
      case Ast.Binary binary -> mentions(binary.left(), names) || mentions(binary.right(), names);
      case Ast.Call call ->
          call.arguments().stream().anyMatch(argument -> mentions(argument, names));
    };
  }

  /** The expression with expressions put in for names. */
  static Expression substitute(Expression expression, Map<String, Expression> replacements) {
    return switch (expression) {
      case Ast.Name name -> replacements.getOrDefault(name.name(), name);
      case Ast.Number number -> number;
      case Ast.BooleanLiteral literal -> literal;
      case Ast.Unary unary ->
          new Ast.Unary(unary.operator(), substitute(unary.operand(), replacements), unary.span());
      case Ast.Binary binary ->
          new Ast.Binary(
              binary.operator(),
              substitute(binary.left(), replacements),
              substitute(binary.right(), replacements),
              binary.span());
      case Ast.Call call ->
          new Ast.Call(
              call.function(),
              call.functionSpan(),
              call.arguments().stream()
                  .map(argument -> substitute(argument, replacements))
                  .toList(),
              call.span());
    };
  }
}
