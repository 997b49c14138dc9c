package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.divide;
import static org.rheobase.integrators.Terms.isNumber;
import static org.rheobase.integrators.Terms.mentions;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * An expression as Σ coefficient · symbol + rest, where no coefficient nor the rest mentions a
 * symbol.
 *
 * @param coefficients by symbol; a symbol that does not occur has none
 * @param rest what has no symbol in it
 */
record LinearForm(Map<String, Expression> coefficients, Expression rest) {

  /** An expression is not linear in the symbols. */
  static final class NotLinear extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Expression term;

    NotLinear(Expression term) {
      super("not linear: " + term.span().text());
      this.term = term;
    }

    /** The part that is not linear. */
    Expression term() {
      return term;
    }
  }

  /**
   * Takes an expression apart.
   *
   * @throws NotLinear if it is not linear in the symbols, with the first term found that is not
   */
  static LinearForm of(Expression expression, Set<String> symbols) throws NotLinear {
    if (!mentions(expression, symbols)) {
      return new LinearForm(Map.of(), expression);
    }
    return switch (expression) {
      case Ast.Name name ->
          new LinearForm(Map.of(name.name(), number(1, name.span())), number(0, name.span()));
      case Ast.Unary unary -> ofUnary(unary, symbols);
      case Ast.Binary binary -> ofBinary(binary, symbols);
      case Ast.Call call -> throw new NotLinear(call);
      case Ast.Number number -> throw new NotLinear(number);
      case Ast.BooleanLiteral literal -> throw new NotLinear(literal);
    };
  }

  private static LinearForm ofUnary(Ast.Unary unary, Set<String> symbols) throws NotLinear {
    LinearForm operand = of(unary.operand(), symbols);
    return switch (unary.operator()) {
      case NEGATE -> operand.map(Terms::negate);
      case PLUS -> operand;
      case NOT -> throw new NotLinear(unary);
    };
  }

  private static LinearForm ofBinary(Ast.Binary binary, Set<String> symbols) throws NotLinear {
    return switch (binary.operator()) {
      case ADD -> of(binary.left(), symbols).plus(of(binary.right(), symbols));
      case SUBTRACT ->
          of(binary.left(), symbols).plus(of(binary.right(), symbols).map(Terms::negate));
      case MULTIPLY -> product(binary, symbols);
      case DIVIDE -> quotient(binary, symbols);
      case POWER -> power(binary, symbols);
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
          throw new NotLinear(binary);
    };
  }

  private static LinearForm product(Ast.Binary binary, Set<String> symbols) throws NotLinear {
    if (!mentions(binary.left(), symbols)) {
      return of(binary.right(), symbols).map(x -> multiply(binary.left(), x));
    }
    if (!mentions(binary.right(), symbols)) {
      return of(binary.left(), symbols).map(x -> multiply(x, binary.right()));
    }
    throw new NotLinear(binary);
  }

  private static LinearForm quotient(Ast.Binary binary, Set<String> symbols) throws NotLinear {
    if (mentions(binary.right(), symbols)) {
      throw new NotLinear(binary);
    }
    return of(binary.left(), symbols).map(x -> divide(x, binary.right()));
  }

  private static LinearForm power(Ast.Binary binary, Set<String> symbols) throws NotLinear {
    if (!isNumber(binary.right(), 1)) {
      throw new NotLinear(binary);
    }
    return of(binary.left(), symbols);
  }

  private LinearForm map(UnaryOperator<Expression> change) {
    Map<String, Expression> changed = new LinkedHashMap<>();
    coefficients.forEach((symbol, coefficient) -> changed.put(symbol, change.apply(coefficient)));
    return new LinearForm(changed, change.apply(rest));
  }

  private LinearForm plus(LinearForm other) {
    BinaryOperator<Expression> sum = Terms::add;
    Map<String, Expression> sums = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((symbol, coefficient) -> sums.merge(symbol, coefficient, sum));
    return new LinearForm(sums, add(rest, other.rest));
  }

  /** The coefficient of a symbol, 0 if it does not occur. */
  Expression coefficient(String symbol) {
    return coefficients.getOrDefault(symbol, number(0, rest.span()));
  }
}
