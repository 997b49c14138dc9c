package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.call;
import static org.rheobase.integrators.Terms.isNumber;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

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

  private static final Linearization HOLDING_FUNCTIONS =
      (variable, system) ->
          LinearForm.holdingFunctions(system.rate(variable), Set.of(variable), system.scope());

  @Override
  public String name() {
    return "exponential_euler";
  }

  @Override
  public List<Refusal> refusals(EquationSystem system) {
    return Refusals.of(system, Refusals::ofNoise, ExponentialEuler::ofPowers);
  }

  private static List<Refusal> ofPowers(EquationSystem system) {
    return HOLDING_FUNCTIONS.refusals(system, "a power of '%s' above the first is in its equation");
  }

  @Override
  public Step step(EquationSystem system) {
    Map<String, Expression> next = new LinkedHashMap<>();
    HOLDING_FUNCTIONS
        .forms(system)
        .forEach((variable, form) -> next.put(variable, solved(variable, form, system.dt())));
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
