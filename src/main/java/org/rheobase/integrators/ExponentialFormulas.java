package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.call;
import static org.rheobase.integrators.Terms.divide;
import static org.rheobase.integrators.Terms.isNumber;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Span;

/**
 * The propagator of linear equations whose coefficients differ from neuron to neuron, as formulas
 * without branches. For h = dt/32 it takes the Taylor polynomial of degree 12 of Y = Φ(h)/h, and
 * doubles h five times: Φ(2h) = 2 Φ(h) + E(h) Φ(h) with E(h) = exp(A h) − 1 = A Φ(h). All neurons
 * have the same number of doublings, which spares norms and branches. It costs no digits where A dt
 * is small, because it is not exp(A h), near to 1, that is squared. And units do not matter, as
 * they do for a norm: balanced by powers of two or not, A gives the same bits.
 *
 * <p>The result is as good as rounding allows where rates are at most 16 in a step. A variable that
 * changes by itself at a rate of more than 32 in a step is slowed down to that, its equation being
 * multiplied by a factor: within a step it still comes to its equilibrium but for e⁻³².
 */
final class ExponentialFormulas {
  /** The largest number of equations: the number of operations grows with its cube. */
  static final int LARGEST_SIZE = 5;

  private static final double LARGEST_RATE = 32;
  private static final int DOUBLINGS = 5;
  private static final int DEGREE = 12;

  private final LinearPart part;
  private final Map<String, Expression> locals;
  private final String prefix;
  private final Span span;
  private final double dt;
  private final List<Expression> slowness;

  /**
   * Prepares the formulas.
   *
   * @param locals takes the intermediate values
   */
  ExponentialFormulas(LinearPart part, double dt, Map<String, Expression> locals) {
    this.part = part;
    this.dt = dt;
    this.locals = locals;
    prefix = "_e" + locals.size();
    span = part.forms().getFirst().rest().span();
    slowness = IntStream.range(0, part.size()).mapToObj(this::slowness).toList();
  }

  Propagator propagator() {
    double h = Math.scalb(dt, -DOUBLINGS);
    FormulaMatrix x =
        named("x", (row, column) -> multiply(h, slowed(row, part.coefficient(row, column))));
    FormulaMatrix y = series(x);
    for (int k = 0; k < DOUBLINGS; k++) {
      FormulaMatrix e = x.times(y).named(prefix + "e" + k, locals);
      y = y.times(2).plus(e.times(y)).named(prefix + "y" + k, locals);
    }
    FormulaMatrix sum = y;
    return new Propagator(
        x.times(y).plus(unit(1)).named(prefix + "p", locals),
        named("f", (row, column) -> slowed(column, multiply(h, sum.get(row, column)))));
  }

  /** Σ xᵏ/(k + 1)!, by Horner's rule. */
  private FormulaMatrix series(FormulaMatrix x) {
    double factorial =
        IntStream.rangeClosed(1, DEGREE + 1).asDoubleStream().reduce(1, (a, b) -> a * b);
    FormulaMatrix sum = unit(1 / factorial);
    for (int k = DEGREE - 1; k >= 0; k--) {
      factorial /= k + 2;
      sum = x.times(sum).plus(unit(1 / factorial)).named(prefix + "s" + k, locals);
    }
    return sum;
  }

  private FormulaMatrix named(String name, FormulaMatrix.Entries entries) {
    return FormulaMatrix.of(part.size(), entries).named(prefix + name, locals);
  }

  private FormulaMatrix unit(double factor) {
    return FormulaMatrix.diagonal(part.size(), factor, span);
  }

  private Expression slowed(int row, Expression term) {
    return multiply(slowness.get(row), term);
  }

  /** The factor that slows an equation down: 1 unless its own rate is too large. */
  private Expression slowness(int row) {
    Expression own = part.coefficient(row, row);
    if (isNumber(own, 0)) {
      return number(1, span);
    }
    Expression largest = number(LARGEST_RATE, span);
    Expression rate = multiply(dt, call("abs", own));
    Expression unlimited = number(Double.POSITIVE_INFINITY, span);
    String name = prefix + "d" + row;
    locals.put(name, divide(largest, call("clip", rate, largest, unlimited)));
    return Terms.name(name, span);
  }
}
