package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * The explicit Euler method, with additive noise the Euler–Maruyama method: x + dt·f + √dt·g·N
 * (Maruyama 1955; Kloeden and Platen 1992, equation 10.2.4). Multiplicative noise is refused: its
 * result would be that of Itô's calculus, where models mean Stratonovich's.
 */
final class Euler implements Integrator {

  @Override
  public String name() {
    return "euler";
  }

  @Override
  public Optional<Refusal> refusal(EquationSystem system) {
    return system.rates().values().stream()
        .flatMap(rate -> refusal(rate, system).stream())
        .findFirst();
  }

  private static Optional<Refusal> refusal(Expression rate, EquationSystem system) {
    try {
      Set<String> noises = system.noises();
      for (Expression factor : LinearForm.of(rate, noises).coefficients().values()) {
        if (Terms.mentions(factor, system.variables())) {
          return Optional.of(
              new Refusal(
                  factor,
                  "multiplicative noise: the factor of xi depends on a variable of the system",
                  "use method 'heun' or 'milstein'"));
        }
      }
      return Optional.empty();
    } catch (LinearForm.NotLinear e) {
      return Optional.of(
          new Refusal(
              e.term(), "the equation is not linear in xi", "write noise as a factor times xi"));
    }
  }

  @Override
  public Step step(EquationSystem system) {
    Map<String, Expression> next = new LinkedHashMap<>();
    system.rates().forEach((variable, rate) -> next.put(variable, next(variable, rate, system)));
    return new Step(Map.of(), next);
  }

  private static Expression next(String variable, Expression rate, EquationSystem system) {
    LinearForm form = Methods.linearInNoise(rate, system);
    Expression dt = number(system.dt(), rate.span());
    Expression sum = add(Terms.name(variable, rate.span()), multiply(dt, form.rest()));
    for (Map.Entry<String, Expression> noise : form.coefficients().entrySet()) {
      sum = add(sum, increment(noise.getValue(), dt, Terms.name(noise.getKey(), rate.span())));
    }
    return sum;
  }

  /** g·√dt·N, in an order that leaves one product a step where g is a constant. */
  private static Expression increment(Expression factor, Expression dt, Expression noise) {
    return Terms.binary(
        Ast.BinaryOperator.MULTIPLY, multiply(factor, Terms.call("sqrt", dt)), noise);
  }
}
