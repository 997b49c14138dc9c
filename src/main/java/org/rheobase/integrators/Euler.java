package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  public List<Refusal> refusals(EquationSystem system) {
    return Refusals.of(system, Refusals::ofNoiseInFunctions, Refusals::ofMultiplicativeNoise);
  }

  @Override
  public Step step(EquationSystem system) {
    Map<String, Expression> next = new LinkedHashMap<>();
    system
        .splitByNoise()
        .forEach((variable, form) -> {
          Expression sum = drifted(variable, form, system.dt());
          for (Map.Entry<String, Expression> noise : form.coefficients().entrySet()) {
            sum = add(sum, increment(noise.getKey(), Math.sqrt(system.dt()), noise.getValue()));
          }
          next.put(variable, sum);
        });
    return new Step(Map.of(), next);
  }

  /** x + dt·f. */
  static Expression drifted(String variable, LinearForm form, double dt) {
    return add(Terms.name(variable, form.rest().span()), multiply(dt, form.rest()));
  }

  /**
   * The factor times a number times N, in an order that leaves one product if both are constant.
   */
  static Expression increment(String noise, double scale, Expression factor) {
    var span = factor.span();
    return multiply(multiply(factor, number(scale, span)), Terms.name(noise, span));
  }
}
