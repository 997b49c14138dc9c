package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.call;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * Exact integration of linear equations dx/dt = A x + b with A and b fixed during a step (Rotter
 * and Diesmann 1999): x' = P x + Φ b with P = exp(A dt) and Φ = ∫₀^dt exp(A s) ds. Both come from
 * one exponential of the augmented matrix [[A, 1], [0, 0]] dt (Van Loan 1978), so that singular
 * matrices, equal time constants and complex eigenvalues need no case of their own. Where
 * coefficients differ between neurons and each equation depends on its own variable alone, P =
 * exp(A dt) and Φ = dt·exprel(A dt) are computed for each neuron.
 */
final class Exact implements Integrator {
  private static final String OTHER_METHOD = "use method 'exponential_euler', 'rk4' or 'euler'";

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public Optional<Refusal> refusal(EquationSystem system) {
    List<LinearForm> forms = new ArrayList<>();
    for (Expression rate : system.rates().values()) {
      Optional<Refusal> refusal = refusal(rate, system);
      if (refusal.isPresent()) {
        return refusal;
      }
      forms.add(formOf(rate, system));
    }
    return isClosed(forms, system) ? Optional.empty() : coupledRefusal(forms, system);
  }

  private static Optional<Refusal> refusal(Expression rate, EquationSystem system) {
    if (Terms.mentions(rate, system.noises())) {
      return Optional.of(new Refusal(rate, "the equation contains noise", "use method 'euler'"));
    }
    Optional<Expression> changing = system.changing(rate);
    if (changing.isPresent()) {
      return changing.map(Exact::timeRefusal);
    }
    try {
      LinearForm.of(rate, system.variables());
      return Optional.empty();
    } catch (LinearForm.NotLinear e) {
      return Optional.of(
          new Refusal(e.term(), "the equation is not linear in its variables", OTHER_METHOD));
    }
  }

  private static Refusal timeRefusal(Expression term) {
    return term instanceof Ast.Call
        ? new Refusal(
            term,
            "the values of the timed array do not last for whole time steps",
            "give the array a dt that is a multiple of the time step, or " + OTHER_METHOD)
        : new Refusal(term, "the equation depends on the time t", OTHER_METHOD);
  }

  private static Optional<Refusal> coupledRefusal(List<LinearForm> forms, EquationSystem system) {
    List<String> variables = List.copyOf(system.variables());
    for (int row = 0; row < forms.size(); row++) {
      for (Map.Entry<String, Expression> entry : forms.get(row).coefficients().entrySet()) {
        if (!entry.getKey().equals(variables.get(row))) {
          return Optional.of(
              new Refusal(
                  entry.getValue(),
                  "the equations depend on each other, with coefficients that differ between neurons",
                  OTHER_METHOD));
        }
      }
    }
    return Optional.empty();
  }

  private static LinearForm formOf(Expression rate, EquationSystem system) {
    try {
      return LinearForm.of(rate, system.variables());
    } catch (LinearForm.NotLinear e) {
      throw new IllegalArgumentException("asked for a step of a system that was refused", e);
    }
  }

  private static boolean isClosed(List<LinearForm> forms, EquationSystem system) {
    return forms.stream()
        .flatMap(form -> form.coefficients().values().stream())
        .allMatch(system::isClosed);
  }

  @Override
  public Step step(EquationSystem system) {
    List<LinearForm> forms =
        system.rates().values().stream().map(rate -> formOf(rate, system)).toList();
    return new Step(
        Map.of(),
        isClosed(forms, system) ? matrixStep(forms, system) : diagonalStep(forms, system));
  }

  private static Map<String, Expression> matrixStep(List<LinearForm> forms, EquationSystem system) {
    List<String> variables = List.copyOf(system.variables());
    int size = variables.size();
    DMatrixRMaj augmented = new DMatrixRMaj(2 * size, 2 * size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        Expression coefficient = forms.get(row).coefficient(variables.get(column));
        augmented.set(row, column, system.dt() * value(coefficient, system));
      }
      augmented.set(row, size + row, system.dt());
    }
    DMatrixRMaj exponential = MatrixExponential.of(augmented);
    Map<String, Expression> next = new LinkedHashMap<>();
    for (int row = 0; row < size; row++) {
      next.put(variables.get(row), row(exponential, row, forms, variables));
    }
    return next;
  }

  private static Expression row(
      DMatrixRMaj exponential, int row, List<LinearForm> forms, List<String> variables) {
    var span = forms.get(row).rest().span();
    int size = variables.size();
    Expression sum = number(0, span);
    for (int column = 0; column < size; column++) {
      sum =
          add(
              sum,
              multiply(
                  number(exponential.get(row, column), span),
                  Terms.name(variables.get(column), span)));
    }
    for (int column = 0; column < size; column++) {
      sum =
          add(
              sum,
              multiply(
                  number(exponential.get(row, size + column), span), forms.get(column).rest()));
    }
    return sum;
  }

  private static double value(Expression coefficient, EquationSystem system) {
    return ConstantEvaluator.valueOf(coefficient, system.scope()).orElseThrow();
  }

  private static Map<String, Expression> diagonalStep(
      List<LinearForm> forms, EquationSystem system) {
    Map<String, Expression> next = new LinkedHashMap<>();
    int row = 0;
    for (String variable : system.variables()) {
      next.put(variable, diagonal(variable, forms.get(row++), system.dt()));
    }
    return next;
  }

  private static Expression diagonal(String variable, LinearForm form, double step) {
    var span = form.rest().span();
    Expression dt = number(step, span);
    Expression exponent = multiply(form.coefficient(variable), dt);
    Expression decayed = multiply(call("exp", exponent), Terms.name(variable, span));
    Expression gained = multiply(multiply(dt, call("exprel", exponent)), form.rest());
    return add(decayed, gained);
  }
}
