package org.rheobase.integrators;

import static org.rheobase.integrators.Euler.drifted;
import static org.rheobase.integrators.Euler.increment;
import static org.rheobase.integrators.Terms.add;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.syntax.Ast.Expression;

/**
 * The stochastic Heun method in the form that Brian2 has: s = x + g(x, t) ξ, then x + dt·f + ½ ξ
 * (g(x, t) + g(s, t + dt)), with ξ = √dt·N (after Rümelin 1982; Kloeden and Platen 1992, section
 * 11.1). It converges to the solution in Stratonovich's sense. Of several noise sources each has a
 * point s of its own. Without noise it is the Euler method.
 */
final class Heun implements Integrator {

  @Override
  public String name() {
    return "heun";
  }

  @Override
  public List<Refusal> refusals(EquationSystem system) {
    return Refusals.ofNoiseInFunctions(system);
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
        Expression later = system.at(factor, support, system.dt());
        Expression now = Terms.name(variable, factor.span());
        locals.put(support + variable, add(now, increment(noise, root, factor)));
        next.merge(variable, increment(noise, root / 2, add(factor, later)), Terms::add);
      });
    }
    return new Step(locals, next);
  }
}
