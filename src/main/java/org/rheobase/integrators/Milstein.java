package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.subtract;

import java.util.List;
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
    return SupportedStep.of(
        system,
        noise -> {
          Expression factor = noise.factor();
          Expression change = subtract(noise.factorAtSupport(0), factor);
          Expression second = multiply(noise.times(root / 2, change), noise.number());
          return new SupportedStep.Share(
              add(noise.drifted(), multiply(root, factor)),
              List.of(noise.times(root, factor), second));
        });
  }
}
