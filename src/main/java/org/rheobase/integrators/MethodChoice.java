package org.rheobase.integrators;

import java.util.List;
import java.util.Optional;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;

/** Which method a population is integrated with, and why not by the one that it asks for. */
public final class MethodChoice {
  private MethodChoice() {}

  /**
   * The method asked for, or else the first of {@code exact}, {@code euler} and {@code heun} that
   * applies; empty where there is no differential equation.
   *
   * @param dt the time step in seconds
   * @throws ModelError if there is no such method, or it does not apply: with all the terms in the
   *     way
   */
  public static Optional<Integrator> of(NeuronGroup group, double dt) {
    Problems problems = new Problems();
    Optional<Integrator> method = find(group, dt, problems);
    problems.throwIfErrors();
    return method;
  }

  /**
   * Notes what keeps a population from being integrated.
   *
   * @param dt the time step in seconds
   */
  public static void check(NeuronGroup group, double dt, Problems problems) {
    find(group, dt, problems);
  }

  private static Optional<Integrator> find(NeuronGroup group, double dt, Problems problems) {
    EquationSystem system = EquationSystem.of(group, dt);
    Optional<Integrator> method =
        group.method().isPresent()
            ? named(group.method().get(), system, problems)
            : chosen(system, problems);
    return method.filter(m -> !system.variables().isEmpty());
  }

  /** Notes a method that there is not, whatever the equations are. */
  public static void checkName(NeuronGroup group, Problems problems) {
    group.method().ifPresent(asked -> find(asked, problems));
  }

  private static Optional<Integrator> named(
      NeuronGroup.Method asked, EquationSystem system, Problems problems) {
    return find(asked, problems)
        .filter(
            m -> applies(m, "method '%s' does not apply".formatted(m.name()), system, problems));
  }

  private static Optional<Integrator> find(NeuronGroup.Method asked, Problems problems) {
    Optional<Integrator> method = Methods.find(asked.name());
    if (method.isEmpty()) {
      problems.error(
          asked.source().whole(),
          "the method '%s' is not known".formatted(asked.name()),
          Suggestions.question(Suggestions.nearest(asked.name(), Methods.names()))
              + " There are: "
              + String.join(", ", Methods.names()));
    }
    return method;
  }

  private static Optional<Integrator> chosen(EquationSystem system, Problems problems) {
    return Methods.choose(system)
        .or(() ->
            Methods.find("heun").filter(m -> applies(m, "no method applies", system, problems)));
  }

  /** Notes each term in the way of a method. */
  private static boolean applies(
      Integrator method, String what, EquationSystem system, Problems problems) {
    List<Refusal> refusals = method.refusals(system);
    for (Refusal refusal : refusals) {
      problems.error(refusal.term().span(), what + ": " + refusal.reason(), remedy(system));
    }
    return refusals.isEmpty();
  }

  private static String remedy(EquationSystem system) {
    List<String> methods = Methods.applicable(system);
    return methods.isEmpty()
        ? "noise may stand as a summand or a factor, as in sigma*xi"
        : "use method " + listed(methods);
  }

  private static String listed(List<String> names) {
    String last = "'" + names.getLast() + "'";
    return names.size() == 1
        ? last
        : "'" + String.join("', '", names.subList(0, names.size() - 1)) + "' or " + last;
  }
}
