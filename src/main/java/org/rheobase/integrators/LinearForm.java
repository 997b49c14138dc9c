package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.number;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.rheobase.model.Scope;
import org.rheobase.syntax.Ast.Expression;

/**
 * An expression as Σ coefficient · symbol + rest, where no coefficient nor the rest changes with a
 * symbol.
 *
 * @param coefficients by symbol; a symbol that does not occur has none
 * @param rest what has no symbol in it
 */
public record LinearForm(Map<String, Expression> coefficients, Expression rest) {

  /** An expression is not linear in the symbols. */
  public static final class NotLinear extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Expression term;

    NotLinear(Expression term) {
      super("not linear: " + term.span().text());
      this.term = term;
    }

    /** The part that is not linear. */
    public Expression term() {
      return term;
    }
  }

  /**
   * Takes an expression apart.
   *
   * @param scope what names stand for
   * @throws NotLinear if it is not linear in the symbols, with the first term found that is not
   */
  public static LinearForm of(Expression expression, Set<String> symbols, Scope scope)
      throws NotLinear {
    return new LinearReader(symbols, scope, LinearReader.Functions.REFUSED).read(expression);
  }

  /**
   * Takes an expression apart by powers of symbols, where a function of them (exp(x), |x|, √x, what
   * stands below in a quotient) counts as a constant: coefficients and rest are right at the
   * present values. What stands above in a quotient is taken apart, unless a power above the first
   * would come of it: then the quotient counts as a function as a whole.
   *
   * @param scope what names stand for
   * @throws NotLinear if there is a power of a symbol above the first, with that term
   */
  public static LinearForm holdingFunctions(Expression expression, Set<String> symbols, Scope scope)
      throws NotLinear {
    return new LinearReader(symbols, scope, LinearReader.Functions.HELD).read(expression);
  }

  /** An expression without symbols. */
  static LinearForm constant(Expression expression) {
    return new LinearForm(Map.of(), expression);
  }

  /** Whether no symbol occurs. */
  boolean isConstant() {
    return coefficients.isEmpty();
  }

  LinearForm map(UnaryOperator<Expression> change) {
    Map<String, Expression> changed = new LinkedHashMap<>();
    coefficients.forEach((symbol, coefficient) -> changed.put(symbol, change.apply(coefficient)));
    return new LinearForm(changed, change.apply(rest));
  }

  LinearForm plus(LinearForm other) {
    BinaryOperator<Expression> sum = Terms::add;
    Map<String, Expression> sums = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((symbol, coefficient) -> sums.merge(symbol, coefficient, sum));
    return new LinearForm(sums, add(rest, other.rest));
  }

  /** The coefficient of a symbol, 0 if it does not occur. */
  public Expression coefficient(String symbol) {
    return coefficients.getOrDefault(symbol, number(0, rest.span()));
  }
}
