package org.rheobase.integrators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.syntax.Ast.Expression;

/**
 * Exact integration of linear equations dx/dt = A x + b with A and b fixed during a step (Rotter
 * and Diesmann 1999): x' = P x + Φ b with P = exp(A dt) and Φ = ∫₀^dt exp(A s) ds. Equations that
 * do not depend on each other are solved apart: a single one by exp and exprel, several by the
 * exponential of their matrix.
 */
final class Exact implements Integrator {

  private static final Linearization LINEAR =
      (variable, system) ->
          LinearForm.of(system.rate(variable), system.variables(), system.scope());

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public List<Refusal> refusals(EquationSystem system) {
    List<Refusal> refusals =
        Refusals.of(
            system, Refusals::ofNoise, Refusals::ofTime, Refusals::ofDraws, Exact::ofNonlinearity);
    return refusals.isEmpty()
        ? Refusals.of(system, Exact::ofInfiniteCoefficients, Exact::ofSize)
        : refusals;
  }

  private static List<Refusal> ofNonlinearity(EquationSystem system) {
    return LINEAR.refusals(system, "the equation of '%s' is not linear");
  }

  private static List<Refusal> ofInfiniteCoefficients(EquationSystem system) {
    return parts(system).stream()
        .flatMap(part -> part.coefficients().stream())
        .filter(coefficient ->
            ConstantEvaluator.valueOf(coefficient, system.scope()).stream()
                .anyMatch(value -> !Double.isFinite(value)))
        .map(coefficient -> new Refusal(coefficient, "a coefficient is not finite"))
        .toList();
  }

  private static List<Refusal> ofSize(EquationSystem system) {
    return parts(system).stream()
        .filter(part -> part.size() > ExponentialFormulas.LARGEST_SIZE && !part.isClosed(system))
        .map(part -> ofSize(part, system))
        .toList();
  }

  private static Refusal ofSize(LinearPart part, EquationSystem system) {
    return new Refusal(
        part.openCoefficient(system).orElseThrow(),
        "the equations of '%s' depend on each other, with coefficients that differ between neurons or change: of such equations there may be %d, and these are %d"
            .formatted(
                String.join("', '", part.variables()),
                ExponentialFormulas.LARGEST_SIZE,
                part.size()));
  }

  private static List<LinearPart> parts(EquationSystem system) {
    return LinearPart.of(LINEAR.forms(system));
  }

  @Override
  public Step step(EquationSystem system) {
    Map<String, Expression> locals = new LinkedHashMap<>();
    Map<String, Expression> next = new LinkedHashMap<>();
    for (LinearPart part : parts(system)) {
      if (part.size() == 1) {
        String variable = part.variables().getFirst();
        next.put(variable, ExponentialEuler.solved(variable, part.forms().getFirst(), system.dt()));
      } else {
        Propagator propagator =
            part.isClosed(system)
                ? Propagator.ofNumbers(part, system)
                : new ExponentialFormulas(part, system.dt(), locals).propagator();
        next.putAll(propagator.next(part));
      }
    }
    return new Step(locals, next);
  }
}
