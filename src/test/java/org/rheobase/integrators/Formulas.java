package org.rheobase.integrators;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/** Computes formulas in double precision, as they are written: what integrators mean. */
final class Formulas {
  private final Map<String, Double> values;

  private Formulas(Map<String, Double> values) {
    this.values = new HashMap<>(values);
  }

  /** The new values of a step's variables. */
  static Map<String, Double> next(Step step, Map<String, Double> values) {
    Formulas formulas = new Formulas(values);
    step.locals().forEach((name, local) -> formulas.values.put(name, formulas.value(local)));
    Map<String, Double> next = new HashMap<>();
    step.next().forEach((name, expression) -> next.put(name, formulas.value(expression)));
    return next;
  }

  private double value(Expression expression) {
    return switch (expression) {
      case Ast.Number number -> number.value();
      case Ast.Name name -> Objects.requireNonNull(values.get(name.name()), name.name());
      case Ast.Unary unary -> -value(unary.operand());
      case Ast.Binary binary -> apply(binary, value(binary.left()), value(binary.right()));
      case Ast.Call call -> apply(call, value(call.arguments().getFirst()));
      case Ast.BooleanLiteral literal -> literal.value() ? 1 : 0;
    };
  }

  private static double apply(Ast.Binary binary, double a, double b) {
    return switch (binary.operator()) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Math.pow(a, b);
      case FLOOR_DIVIDE,
          MODULO,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          OR ->
          throw new IllegalArgumentException("not needed: " + binary.operator());
    };
  }

  private double apply(Ast.Call call, double x) {
    return switch (call.function()) {
      case "exp" -> Math.exp(x);
      case "exprel" -> x == 0 ? 1 : Math.expm1(x) / x;
      case "abs" -> Math.abs(x);
      case "clip" ->
          Math.min(Math.max(x, value(call.arguments().get(1))), value(call.arguments().get(2)));
      default -> throw new IllegalArgumentException("not needed: " + call.function());
    };
  }
}
