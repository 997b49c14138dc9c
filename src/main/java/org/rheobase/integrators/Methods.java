package org.rheobase.integrators;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast.Expression;

/** The numerical methods by name, and the choice of one where a model names none. */
public final class Methods {
  private static final List<Integrator> ALL = List.of(new Exact(), new Euler());

  private Methods() {}

  /** The names that models may ask for, {@code linear} being another one for {@code exact}. */
  public static List<String> names() {
    return ALL.stream().map(Integrator::name).toList();
  }

  /** The method of a name. */
  public static Optional<Integrator> find(String name) {
    String known = name.equals("linear") ? "exact" : name;
    return ALL.stream().filter(method -> method.name().equals(known)).findFirst();
  }

  /** The first method that applies to a system. */
  public static Optional<Integrator> choose(EquationSystem system) {
    return ALL.stream().filter(method -> method.refusal(system).isEmpty()).findFirst();
  }

  /** A right side of a system in which noise stands linearly, taken apart by noise sources. */
  static LinearForm linearInNoise(Expression rate, EquationSystem system) {
    try {
      return LinearForm.of(rate, system.noises());
    } catch (LinearForm.NotLinear e) {
      throw new IllegalArgumentException("asked for a step of a system that was refused", e);
    }
  }
}
