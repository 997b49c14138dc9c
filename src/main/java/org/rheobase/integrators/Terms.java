package org.rheobase.integrators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.BinaryOperator;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Span;

/**
 * Makes and takes apart expressions. What is made from zeros and ones is simplified; its span is
 * that of the first operand.
 */
public final class Terms {
  private Terms() {}

  /** A number. */
  public static Expression number(double value, Span span) {
    return new Ast.Number(value, false, span);
  }

  /** A name: of a variable, a noise source, an intermediate value. */
  public static Expression name(String name, Span span) {
    return new Ast.Name(name, span);
  }

  /** A function of the language, such as {@code exp}, of at least one argument. */
  public static Expression call(String function, Expression... arguments) {
    Span span = arguments[0].span();
    return new Ast.Call(function, span, List.of(arguments), span);
  }

  /** a + b. */
  public static Expression add(Expression a, Expression b) {
    if (isNumber(a, 0)) {
      return b;
    }
    return isNumber(b, 0) ? a : binary(BinaryOperator.ADD, a, b);
  }

  /** a − b. */
  public static Expression subtract(Expression a, Expression b) {
    if (isNumber(b, 0)) {
      return a;
    }
    return isNumber(a, 0) ? negate(b) : binary(BinaryOperator.SUBTRACT, a, b);
  }

  /** a · b. */
  public static Expression multiply(Expression a, Expression b) {
    if (isNumber(a, 0) || isNumber(b, 1)) {
      return a;
    }
    return isNumber(b, 0) || isNumber(a, 1) ? b : binary(BinaryOperator.MULTIPLY, a, b);
  }

  /** A number times a. */
  public static Expression multiply(double factor, Expression a) {
    return multiply(number(factor, a.span()), a);
  }

  /** a / b. */
  public static Expression divide(Expression a, Expression b) {
    return isNumber(a, 0) || isNumber(b, 1) ? a : binary(BinaryOperator.DIVIDE, a, b);
  }

  /** −a. */
  public static Expression negate(Expression a) {
    return isNumber(a, 0) ? a : new Ast.Unary(Ast.UnaryOperator.NEGATE, a, a.span());
  }

  /** An operator between two operands. */
  public static Expression binary(BinaryOperator operator, Expression a, Expression b) {
    return new Ast.Binary(operator, a, b, a.span());
  }

  /** Whether the expression is this number, written out. */
  public static boolean isNumber(Expression expression, double value) {
    return expression instanceof Ast.Number number && number.value() == value;
  }

  /** Whether one of the names stands in the expression. */
  public static boolean mentions(Expression expression, Set<String> names) {
    return find(expression, part -> part instanceof Ast.Name name && names.contains(name.name()))
        .isPresent();
  }

  /** The first part of an expression, from left to right and outside to inside, that is wanted. */
  public static Optional<Expression> find(Expression expression, Predicate<Expression> wanted) {
    return wanted.test(expression)
        ? Optional.of(expression)
        : expression.children().stream().flatMap(c -> find(c, wanted).stream()).findFirst();
  }

  /** The expression with expressions put in for names. */
  public static Expression substitute(Expression expression, Map<String, Expression> replacements) {
    return rewrite(
        expression,
        part ->
            part instanceof Ast.Name name ? replacements.getOrDefault(name.name(), name) : part);
  }

  /** The expression with each of its parts changed, from the inside to the outside. */
  static Expression rewrite(Expression expression, UnaryOperator<Expression> change) {
    return change.apply(
        switch (expression) {
          case Ast.Name name -> name;
          case Ast.Number number -> number;
          case Ast.BooleanLiteral literal -> literal;
          case Ast.Unary unary ->
              new Ast.Unary(unary.operator(), rewrite(unary.operand(), change), unary.span());
          case Ast.Binary binary ->
              new Ast.Binary(
                  binary.operator(),
                  rewrite(binary.left(), change),
                  rewrite(binary.right(), change),
                  binary.span());
          case Ast.Call call ->
              new Ast.Call(
                  call.function(),
                  call.functionSpan(),
                  call.arguments().stream().map(argument -> rewrite(argument, change)).toList(),
                  call.span());
        });
  }
}
