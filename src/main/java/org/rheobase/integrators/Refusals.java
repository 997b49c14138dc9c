package org.rheobase.integrators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/** What keeps methods from being applied: the reasons that several of them have in common. */
public final class Refusals {
  private Refusals() {}

  /** Something to look for in a system. */
  public interface Check {

    /** The terms found, each with its reason. */
    List<Refusal> of(EquationSystem system);
  }

  /** What several checks find. */
  public static List<Refusal> of(EquationSystem system, Check... checks) {
    return Arrays.stream(checks).flatMap(check -> check.of(system).stream()).toList();
  }

  /** Noise, for methods that know none. */
  public static List<Refusal> ofNoise(EquationSystem system) {
    Set<String> noises = system.noises();
    return each(
        system,
        rate -> Terms.find(rate, part -> isOneOf(part, noises)),
        "there is noise in the equation of '%s'");
  }

  /** Noise that stands otherwise than as a factor, which no method knows. */
  public static List<Refusal> ofNoiseInFunctions(EquationSystem system) {
    return Linearization.BY_NOISE.refusals(
        system, "noise stands in a function in the equation of '%s'");
  }

  /** Noise whose factor changes with a variable of the system or with time. */
  public static List<Refusal> ofMultiplicativeNoise(EquationSystem system) {
    List<Refusal> refusals = new ArrayList<>();
    for (String variable : system.variables()) {
      factors(variable, system)
          .forEach((noise, factor) ->
              system
                  .changeIn(factor)
                  .ifPresent(term ->
                      refusals.add(
                          new Refusal(
                              term,
                              "the noise is multiplicative: the factor of '%s' changes with '%s'"
                                  .formatted(noise, term.span().text())))));
    }
    return refusals;
  }

  /** Noise of which an equation has several sources, or a source that stands in several. */
  public static List<Refusal> ofNonDiagonalNoise(EquationSystem system) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String variable : system.variables()) {
      Set<String> own = factors(variable, system).keySet();
      String reason = "'%s' is another noise source in the equation of '%s'";
      own.stream().skip(1).forEach(n -> refusals.add(noise(n, variable, reason, system)));
      String again = "'%s' stands in another equation, too, besides that of '%s'";
      own.stream()
          .filter(seen::contains)
          .forEach(n -> refusals.add(noise(n, variable, again, system)));
      seen.addAll(own);
    }
    return refusals;
  }

  private static Refusal noise(
      String noise, String variable, String reason, EquationSystem system) {
    Expression term =
        Terms.find(system.rate(variable), part -> isOneOf(part, Set.of(noise))).orElseThrow();
    return new Refusal(term, reason.formatted(noise, variable));
  }

  /** Terms that change with time in the course of a step. */
  public static List<Refusal> ofTime(EquationSystem system) {
    return each(system, system::timeIn, "the equation of '%s' changes with time during the step");
  }

  /** Random functions, for methods that take all but the variables as constant. */
  public static List<Refusal> ofDraws(EquationSystem system) {
    return each(
        system,
        rate -> Terms.find(rate, part -> isOneOf(part, system.draws().keySet())),
        "there is a random function in the equation of '%s'");
  }

  private interface Search {
    Optional<Expression> in(Expression rate);
  }

  private static List<Refusal> each(EquationSystem system, Search search, String reason) {
    List<Refusal> refusals = new ArrayList<>();
    system
        .rates()
        .forEach((variable, rate) ->
            search
                .in(rate)
                .ifPresent(term -> refusals.add(new Refusal(term, reason.formatted(variable)))));
    return refusals;
  }

  private static Map<String, Expression> factors(String variable, EquationSystem system) {
    try {
      return system.splitByNoise(variable).coefficients();
    } catch (LinearForm.NotLinear e) {
      return Map.of();
    }
  }

  private static boolean isOneOf(Expression part, Set<String> names) {
    return part instanceof Ast.Name name && names.contains(name.name());
  }
}
