package org.rheobase.syntax;

import java.util.stream.Collectors;
import org.rheobase.syntax.Ast.BinaryOperator;
import org.rheobase.syntax.Ast.Expression;

/** Syntax trees as text, with no more parentheses than are needed to read the same tree from it. */
public final class Printer {
  private static final int ATOM = 10;
  private static final int POWER = 9;
  private static final int SIGN = 8;
  private static final int NOT = 4;

  private Printer() {}

  /** The text of an expression. */
  public static String print(Expression expression) {
    return switch (expression) {
      case Ast.Number number -> number(number);
      case Ast.BooleanLiteral literal -> literal.value() ? "True" : "False";
      case Ast.Name name -> name.name();
      case Ast.Unary unary -> unary.operator().text() + print(unary.operand(), strength(unary));
      case Ast.Binary binary -> binary(binary);
      case Ast.Call call ->
          call.arguments().stream()
              .map(Printer::print)
              .collect(Collectors.joining(", ", call.function() + "(", ")"));
    };
  }

  /** The text of a statement. */
  public static String print(Ast.Assignment assignment) {
    String operator = assignment.operator().map(BinaryOperator::text).orElse("");
    return assignment.target().name() + " " + operator + "= " + print(assignment.value());
  }

  private static String number(Ast.Number number) {
    return number.isInteger()
        ? Long.toString((long) number.value())
        : Double.toString(number.value());
  }

  private static String binary(Ast.Binary binary) {
    int own = strength(binary);
    boolean isPower = binary.operator() == BinaryOperator.POWER;
    String left = print(binary.left(), isPower || binary.operator().isComparison() ? own + 1 : own);
    String right = print(binary.right(), isPower ? SIGN : own + 1);
    String blank = isPower ? "" : " ";
    return left + blank + binary.operator().text() + blank + right;
  }

  /** With parentheses if it binds less than what is around it. */
  private static String print(Expression expression, int around) {
    String text = print(expression);
    return strength(expression) < around ? "(" + text + ")" : text;
  }

  private static int strength(Expression expression) {
    return switch (expression) {
      case Ast.Number number -> ATOM;
      case Ast.BooleanLiteral literal -> ATOM;
      case Ast.Name name -> ATOM;
      case Ast.Call call -> ATOM;
      case Ast.Unary unary -> unary.operator() == Ast.UnaryOperator.NOT ? NOT : SIGN;
      case Ast.Binary binary ->
          switch (binary.operator()) {
            case POWER -> POWER;
            case MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO -> 7;
            case ADD, SUBTRACT -> 6;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 5;
            case AND -> 3;
            case OR -> 2;
          };
    };
  }
}
