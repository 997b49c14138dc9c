package org.rheobase.syntax;

import java.util.List;
import java.util.Optional;

/**
 * The syntax tree of the equation language: what was written, with the place of each piece, and no
 * meaning yet.
 */
public sealed interface Ast {

  /** Where the piece stands. */
  Span span();

  /** A term with a value. */
  sealed interface Expression extends Ast {

    /** The terms that it is made of, from left to right. */
    default List<Expression> children() {
      return switch (this) {
        case Number _, BooleanLiteral _, Name _ -> List.of();
        case Unary unary -> List.of(unary.operand());
        case Binary binary -> List.of(binary.left(), binary.right());
        case Call call -> call.arguments();
      };
    }

    /** The same term made of other ones, as many as it has {@link #children}. */
    default Expression withChildren(List<Expression> children) {
      return switch (this) {
        case Number _, BooleanLiteral _, Name _ -> this;
        case Unary unary -> new Unary(unary.operator(), children.getFirst(), unary.span());
        case Binary binary ->
            new Binary(binary.operator(), children.getFirst(), children.getLast(), binary.span());
        case Call call -> new Call(call.function(), call.functionSpan(), children, call.span());
      };
    }

    /** The same term as if it stood at another place. */
    default Expression withSpan(Span place) {
      return switch (this) {
        case Number number -> new Number(number.value(), number.isInteger(), place);
        case BooleanLiteral literal -> new BooleanLiteral(literal.value(), place);
        case Name name -> new Name(name.name(), place);
        case Unary unary -> new Unary(unary.operator(), unary.operand(), place);
        case Binary binary -> new Binary(binary.operator(), binary.left(), binary.right(), place);
        case Call call -> new Call(call.function(), call.functionSpan(), call.arguments(), place);
      };
    }
  }

  /**
   * A number. {@code 3} is an integer, {@code 3.0} and {@code 1e3} are not.
   *
   * @param value its value, the double nearest to what is written
   * @param isInteger whether it was written without point and exponent
   */
  @SuppressWarnings("AvoidCommonTypeNames") // Read as Ast.Number, which is not java.lang.Number.
  record Number(double value, boolean isInteger, Span span) implements Expression {}

  /** {@code True} or {@code False}. */
  record BooleanLiteral(boolean value, Span span) implements Expression {}

  /** A name: a variable, constant, unit or one of the special names. */
  record Name(String name, Span span) implements Expression {}

  /** An operator before its operand. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  /** An operator between its operands. */
  record Binary(BinaryOperator operator, Expression left, Expression right, Span span)
      implements Expression {}

  /**
   * A call of a function or a timed array.
   *
   * @param function the name before the parenthesis
   * @param functionSpan where that name stands
   */
  record Call(String function, Span functionSpan, List<Expression> arguments, Span span)
      implements Expression {}

  /** Operators before their operand. */
  enum UnaryOperator {
    NEGATE("-"),
    PLUS("+"),
    NOT("not ");

    private final String text;

    UnaryOperator(String text) {
      this.text = text;
    }

    /** As written in equations. */
    public String text() {
      return text;
    }
  }

  /** Operators between two operands. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("**"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("and"),
    OR("or");

    private final String text;

    BinaryOperator(String text) {
      this.text = text;
    }

    /** As written in equations. */
    public String text() {
      return text;
    }

    /** Whether the result says how two values compare. */
    public boolean isComparison() {
      return switch (this) {
        case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> true;
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER, AND, OR -> false;
      };
    }

    /** Whether operands and result are truth values. */
    public boolean isLogical() {
      return this == AND || this == OR;
    }
  }

  /** What kind of line defines a variable. */
  enum EquationKind {
    /** {@code dx/dt = expression : unit}. */
    DIFFERENTIAL,
    /** {@code x = expression : unit}. */
    SUBEXPRESSION,
    /** {@code x : unit}. */
    PARAMETER
  }

  /**
   * One line of the equations.
   *
   * @param name the variable that it defines
   * @param nameSpan where the name stands
   * @param expression the right side; absent in a parameter
   * @param unit the text after the colon, as an expression of unit names (or {@code 1}, {@code
   *     integer}, {@code boolean})
   * @param flags what stands in parentheses after the unit, white space made single
   */
  record Equation(
      EquationKind kind,
      String name,
      Span nameSpan,
      Optional<Expression> expression,
      Expression unit,
      List<Flag> flags,
      Span span)
      implements Ast {}

  /** A flag such as {@code unless refractory}. */
  record Flag(String name, Span span) implements Ast {}

  /**
   * A statement of reset, event or run_regularly code: {@code target = value}, or with an operator
   * {@code target += value}.
   *
   * @param operator the operator before the equals sign, if any
   */
  record Assignment(Name target, Optional<BinaryOperator> operator, Expression value, Span span)
      implements Ast {

    /** What the target becomes: the value, or with an operator the result of the operation. */
    public Expression result() {
      return operator.<Expression>map(o -> new Binary(o, target, value, span)).orElse(value);
    }
  }
}
