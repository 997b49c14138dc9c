package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.syntax.Ast.Expression;

/**
 * An explicit Runge–Kutta method, given by its tableau (Butcher 1964; Hairer, Nørsett and Wanner
 * 1993, section II.1): kₛ = f(x + dt Σ aₛⱼ kⱼ, t + cₛ dt) with cₛ = Σ aₛⱼ, and x' = x + dt Σ bₛ kₛ.
 */
final class RungeKutta implements Integrator {
  private final String name;
  private final double[][] coupling;
  private final double[] weights;

  private RungeKutta(String name, double[][] coupling, double[] weights) {
    this.name = name;
    this.coupling = coupling;
    this.weights = weights;
  }

  /** The explicit midpoint method, of second order (Runge 1895). */
  static RungeKutta midpoint() {
    return new RungeKutta("rk2", new double[][] {{}, {1.0 / 2}}, new double[] {0, 1});
  }

  /** The classical method of fourth order (Kutta 1901). */
  static RungeKutta classical() {
    return new RungeKutta(
        "rk4",
        new double[][] {{}, {1.0 / 2}, {0, 1.0 / 2}, {0, 0, 1}},
        new double[] {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6});
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Refusal> refusals(EquationSystem system) {
    return Refusals.ofNoise(system);
  }

  @Override
  public Step step(EquationSystem system) {
    Map<String, Expression> locals = new LinkedHashMap<>();
    for (int stage = 0; stage < weights.length; stage++) {
      String point = stage == 0 ? "" : "_x" + stage + "_";
      double elapsed = Arrays.stream(coupling[stage]).sum() * system.dt();
      if (stage > 0) {
        locals.putAll(moved(system, point, coupling[stage]));
      }
      for (String variable : system.variables()) {
        locals.put(slope(stage, variable), system.at(system.rate(variable), point, elapsed));
      }
    }
    return new Step(locals, moved(system, "", weights));
  }

  private static String slope(int stage, String variable) {
    return "_k" + stage + "_" + variable;
  }

  /** x + dt Σ factorⱼ kⱼ for each variable, by its name with a prefix. */
  private static Map<String, Expression> moved(
      EquationSystem system, String prefix, double[] factors) {
    Map<String, Expression> points = new LinkedHashMap<>();
    system
        .rates()
        .forEach((variable, rate) -> {
          Expression increment = number(0, rate.span());
          for (int stage = 0; stage < factors.length; stage++) {
            Expression slope = Terms.name(slope(stage, variable), rate.span());
            increment = add(increment, multiply(factors[stage] * system.dt(), slope));
          }
          points.put(prefix + variable, add(Terms.name(variable, rate.span()), increment));
        });
    return points;
  }
}
