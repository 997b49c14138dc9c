package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.divide;
import static org.rheobase.integrators.Terms.mentions;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.Map;
import java.util.Set;
import org.rheobase.integrators.LinearForm.NotLinear;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.model.Scope;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/** Reads expressions as linear forms. */
final class LinearReader {

  /** What to do with a function of symbols. */
  enum Functions {
    /** It is not linear. */
    REFUSED,
    /** It counts as a constant; of a quotient, what stands above is taken apart. */
    HELD,
    /** It counts as a constant; a quotient with symbols below does as a whole. */
    HELD_WITH_QUOTIENTS
  }

  private final Set<String> symbols;
  private final Scope scope;
  private final Functions functions;

  LinearReader(Set<String> symbols, Scope scope, Functions functions) {
    this.symbols = symbols;
    this.scope = scope;
    this.functions = functions;
  }

  LinearForm read(Expression expression) throws NotLinear {
    if (!mentions(expression, symbols)) {
      return LinearForm.constant(expression);
    }
    return switch (expression) {
      case Ast.Name name ->
          new LinearForm(Map.of(name.name(), number(1, name.span())), number(0, name.span()));
      case Ast.Unary unary -> unary(unary);
      case Ast.Binary binary -> binary(binary);
      case Ast.Call call -> function(call);
      case Ast.Number number -> LinearForm.constant(number);
      case Ast.BooleanLiteral literal -> LinearForm.constant(literal);
    };
  }

  private LinearForm function(Expression expression) throws NotLinear {
    if (functions == Functions.REFUSED) {
      throw new NotLinear(expression);
    }
    return LinearForm.constant(expression);
  }

  private LinearForm unary(Ast.Unary unary) throws NotLinear {
    return switch (unary.operator()) {
      case NEGATE -> read(unary.operand()).map(Terms::negate);
      case PLUS -> read(unary.operand());
      case NOT -> function(unary);
    };
  }

  private LinearForm binary(Ast.Binary binary) throws NotLinear {
    return switch (binary.operator()) {
      case ADD -> read(binary.left()).plus(read(binary.right()));
      case SUBTRACT -> read(binary.left()).plus(read(binary.right()).map(Terms::negate));
      case MULTIPLY -> product(binary);
      case DIVIDE -> quotient(binary);
      case POWER -> power(binary);
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
          function(binary);
    };
  }

  private LinearForm product(Ast.Binary binary) throws NotLinear {
    LinearForm left = read(binary.left());
    LinearForm right = read(binary.right());
    if (left.isConstant()) {
      return right.map(x -> multiply(binary.left(), x));
    }
    return right.isConstant() ? left.map(x -> multiply(x, binary.right())) : higherPower(binary);
  }

  private LinearForm quotient(Ast.Binary binary) throws NotLinear {
    if (mentions(binary.right(), symbols)
        && (functions != Functions.HELD || !isLinear(binary.left()))) {
      return function(binary);
    }
    return read(binary.left()).map(x -> divide(x, binary.right()));
  }

  private boolean isLinear(Expression expression) {
    try {
      read(expression);
      return true;
    } catch (NotLinear e) {
      return false;
    }
  }

  private LinearForm power(Ast.Binary binary) throws NotLinear {
    if (mentions(binary.right(), symbols)) {
      return function(binary);
    }
    double exponent = ConstantEvaluator.valueOf(binary.right(), scope).orElse(Double.NaN);
    LinearForm base = read(binary.left());
    if (exponent == 1) {
      return base;
    }
    return base.isConstant() || exponent < 1 ? function(binary) : higherPower(binary);
  }

  /** A power above the first, unless quotients in it had better be held as a whole. */
  private LinearForm higherPower(Ast.Binary binary) throws NotLinear {
    if (functions == Functions.HELD) {
      return new LinearReader(symbols, scope, Functions.HELD_WITH_QUOTIENTS).read(binary);
    }
    throw new NotLinear(binary);
  }
}
