package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;

import java.util.List;
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
    return SupportedStep.of(
        system,
        noise -> {
          Expression factor = noise.factor();
          Expression both = add(factor, noise.factorAtSupport(system.dt()));
          return new SupportedStep.Share(
              add(noise.present(), noise.times(root, factor)),
              List.of(noise.times(root / 2, both)));
        });
  }
}
