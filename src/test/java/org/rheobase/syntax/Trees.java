package org.rheobase.syntax;

import java.util.stream.Collectors;

/** Trees as texts for tests: each operation in brackets, operator first. */
final class Trees {
  private Trees() {}

  static String text(Ast.Expression expression) {
    return switch (expression) {
      case Ast.Number number ->
          number.isInteger() ? "" + (long) number.value() : "" + number.value();
      case Ast.BooleanLiteral literal -> literal.value() ? "True" : "False";
      case Ast.Name name -> name.name();
      case Ast.Unary unary -> list(unary.operator().text().strip(), unary);
      case Ast.Binary binary -> list(binary.operator().text(), binary);
      case Ast.Call call -> list("call " + call.function(), call);
    };
  }

  private static String list(String head, Ast.Expression expression) {
    return expression.children().stream()
        .map(child -> " " + text(child))
        .collect(Collectors.joining("", "(" + head, ")"));
  }

  /** Name, kind, right side, unit and flags, each in its place. */
  static String text(Ast.Equation equation) {
    String right = equation.expression().map(e -> " = " + text(e)).orElse("");
    String flags = equation.flags().stream().map(Ast.Flag::name).collect(Collectors.joining(", "));
    return "%s %s%s : %s%s"
        .formatted(
            equation.kind().name().toLowerCase(java.util.Locale.ROOT),
            equation.name(),
            right,
            text(equation.unit()),
            flags.isEmpty() ? "" : " [" + flags + "]");
  }

  static String text(Ast.Assignment assignment) {
    String operator = assignment.operator().map(Ast.BinaryOperator::text).orElse("");
    return assignment.target().name() + " " + operator + "= " + text(assignment.value());
  }
}
