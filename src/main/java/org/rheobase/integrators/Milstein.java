package org.rheobase.integrators;

import static org.rheobase.integrators.Euler.drifted;
import static org.rheobase.integrators.Euler.increment;
import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.subtract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.syntax.Ast.Expression;

/**
 * The derivative-free Milstein method for diagonal noise: s = x + dt·f + √dt·g, then x + dt·f + g ξ
 * + ξ² (g(s) − g) / (2 √dt), with ξ = √dt·N (Kloeden and Platen 1992, equation 11.1.3, without the
 * term of −dt, so that the solution is that of Stratonovich).
 */
final class Milstein implements Integrator {

  @Override
  public String name() {
    return "milstein";
  }

  @Override
  public List<Refusal> refusals(EquationSystem system) {
    return Refusals.of(system, Refusals::ofNoiseInFunctions, Refusals::ofNonDiagonalNoise);
  }

  @Override
  public Step step(EquationSystem system) {
    double root = Math.sqrt(system.dt());
    Map<String, LinearForm> forms = system.splitByNoise();
    Map<String, Expression> locals = new LinkedHashMap<>();
    Map<String, Expression> next = new LinkedHashMap<>();
    forms.forEach((variable, form) -> next.put(variable, drifted(variable, form, system.dt())));
    for (String noise : system.noises()) {
      String support = "_s" + locals.size() + "_";
      forms.forEach((variable, form) -> {
        Expression factor = form.coefficient(noise);
        Expression moved = drifted(variable, form, system.dt());
        locals.put(support + variable, add(moved, multiply(root, factor)));
        next.merge(variable, increment(noise, root, factor), Terms::add);
        Expression change = subtract(system.at(factor, support, 0), factor);
        Expression second = increment(noise, root / 2, change);
        next.merge(variable, multiply(second, Terms.name(noise, factor.span())), Terms::add);
      });
    }
    return new Step(locals, next);
  }
}
