package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Span;

/**
 * What takes linear equations over a step: x' = P x + Φ b with P = exp(A dt) and Φ = ∫₀^dt exp(A s)
 * ds.
 *
 * @param state P
 * @param input Φ
 */
record Propagator(FormulaMatrix state, FormulaMatrix input) {

  /**
   * By numbers, where A is closed: both are blocks of one exponential, that of the augmented matrix
   * [[A, 1], [0, 0]] dt (Van Loan 1978), so that singular matrices, equal time constants and
   * complex eigenvalues need no case of their own.
   */
  static Propagator ofNumbers(LinearPart part, EquationSystem system) {
    int size = part.size();
    DMatrixRMaj augmented = new DMatrixRMaj(2 * size, 2 * size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double rate =
            ConstantEvaluator.valueOf(part.coefficient(row, column), system.scope()).orElseThrow();
        augmented.set(row, column, system.dt() * rate);
      }
      augmented.set(row, size + row, system.dt());
    }
    DMatrixRMaj exponential = MatrixExponential.of(augmented);
    Span span = part.forms().getFirst().rest().span();
    return new Propagator(
        FormulaMatrix.of(size, (row, column) -> number(exponential.get(row, column), span)),
        FormulaMatrix.of(size, (row, column) -> number(exponential.get(row, size + column), span)));
  }

  /** The new values of the part's variables. */
  Map<String, Expression> next(LinearPart part) {
    Map<String, Expression> next = new LinkedHashMap<>();
    for (int row = 0; row < part.size(); row++) {
      Expression sum = number(0, part.forms().get(row).rest().span());
      for (int column = 0; column < part.size(); column++) {
        Expression now = Terms.name(part.variables().get(column), sum.span());
        sum = add(sum, multiply(state.get(row, column), now));
      }
      for (int column = 0; column < part.size(); column++) {
        sum = add(sum, multiply(input.get(row, column), part.forms().get(column).rest()));
      }
      next.put(part.variables().get(row), sum);
    }
    return next;
  }
}
