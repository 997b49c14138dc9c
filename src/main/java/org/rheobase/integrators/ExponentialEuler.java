package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.call;
import static org.rheobase.integrators.Terms.isNumber;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.syntax.Ast.Expression;

/**
 * The exponential Euler method (Rush and Larsen 1978; MacGregor 1987): each equation is taken as
 * dx/dt = A x + B, with A and B held at their values at the step's start, and solved exactly.
 * Functions of x itself, such as a gate's steady state m_inf(v), are held, too.
 */
final class ExponentialEuler implements Integrator {

  @Override
  public String name() {
    return "exponential_euler";
  }

  @Override
  public List<Refusal> refusals(EquationSystem system) {
    return Refusals.of(system, Refusals::ofNoise, ExponentialEuler::ofPowers);
  }

  private static List<Refusal> ofPowers(EquationSystem system) {
    List<Refusal> refusals = new ArrayList<>();
    for (String variable : system.variables()) {
      try {
        linear(variable, system);
      } catch (LinearForm.NotLinear e) {
        refusals.add(
            new Refusal(
                e.term(),
                "a power of '%s' above the first is in its equation".formatted(variable)));
      }
    }
    return refusals;
  }

  private static LinearForm linear(String variable, EquationSystem system)
      throws LinearForm.NotLinear {
    return LinearForm.holdingFunctions(system.rate(variable), Set.of(variable), system.scope());
  }

  @Override
  public Step step(EquationSystem system) {
    Map<String, Expression> next = new LinkedHashMap<>();
    for (String variable : system.variables()) {
      try {
        next.put(variable, solved(variable, linear(variable, system), system.dt()));
      } catch (LinearForm.NotLinear e) {
        throw new IllegalArgumentException("asked for a step of a system that was refused", e);
      }
    }
    return new Step(Map.of(), next);
  }

  /**
   * x e^(A dt) + B dt·exprel(A dt), the solution (x + B/A) e^(A dt) − B/A in a form that holds as A
   * goes to 0.
   */
  static Expression solved(String variable, LinearForm form, double dt) {
    Expression rate = form.coefficient(variable);
    if (isNumber(rate, 0)) {
      return Euler.drifted(variable, form, dt);
    }
    Expression exponent = multiply(rate, number(dt, rate.span()));
    Expression decayed = multiply(call("exp", exponent), Terms.name(variable, rate.span()));
    return add(decayed, multiply(multiply(dt, call("exprel", exponent)), form.rest()));
  }
}
