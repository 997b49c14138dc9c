package org.rheobase.model;

import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;
import org.rheobase.units.Dimension;

/** Checks the conditions of a population and its refractory period. */
final class CodeChecker {
  private final Scope scope;
  private final Problems problems;
  private final UnitChecker units;

  CodeChecker(Scope scope, Problems problems, Set<String> undetermined) {
    this.scope = scope;
    this.problems = problems;
    units = new UnitChecker(scope, problems, undetermined, Set.of());
  }

  /** Checks a threshold or another condition. */
  void checkCondition(String what, Ast.Expression condition) {
    if (hasNoise(what, condition, scope, problems)) {
      return;
    }
    Checked checked = units.check(condition);
    if (!checked.isUnknown() && !checked.isTruth()) {
      problems.error(
          condition.span(),
          "%s must be a condition, and this is %s".formatted(what, Texts.thing(checked.known())),
          "write a comparison, such as %s".formatted(comparison(condition, checked.known())));
    }
  }

  /** A variable compared with an expression that was meant as its limit, or with a number. */
  private String comparison(Ast.Expression expression, Dimension dimension) {
    String text = Texts.oneLine(expression);
    return variable(dimension)
        .filter(name -> Trees.names(expression).stream().noneMatch(n -> n.name().equals(name)))
        .map(name -> name + " > " + text)
        .orElse(text + " > " + Texts.example("1", dimension));
  }

  private Optional<String> variable(Dimension dimension) {
    return scope.variables().values().stream()
        .filter(v -> v.type() == ValueType.REAL && v.dimension().equals(dimension))
        .map(Variable::name)
        .findFirst();
  }

  /** Notes noise in code, where it has no value; whether there is any. */
  static boolean hasNoise(String what, Ast.Expression expression, Scope scope, Problems problems) {
    Optional<Ast.Name> noise = Trees.noise(expression, scope);
    noise.ifPresent(name ->
        problems.error(
            name.span(),
            "%s cannot use noise: %s in differential equations only"
                .formatted(
                    what,
                    Scope.isNoise(name.name())
                        ? name.name() + " has a value"
                        : "'" + name.name() + "' contains xi, which has a value"),
            "use randn() for a normal number"));
    return noise.isPresent();
  }

  /**
   * Notes uses of {@code lastspike} and {@code not_refractory}, which have values only in a
   * population with a refractory period.
   */
  static void refuseSpikeNames(Ast.Expression expression, Problems problems) {
    Trees.names(expression).stream()
        .filter(name -> Meaning.Special.ofRefractoriness(name.name()))
        .forEach(name ->
            problems.error(
                name.span(),
                "'%s' has a value only where there is a refractory period".formatted(name.name()),
                "say how long it is, as in refractory: 5*ms; 0*ms will do"));
  }

  /** Checks a refractory period, or the condition for being refractory. */
  void checkRefractory(Ast.Expression refractory) {
    if (hasNoise("the refractory period", refractory, scope, problems)) {
      return;
    }
    Checked checked = units.check(refractory);
    boolean isFine =
        checked.isUnknown() || checked.isTruth() || checked.known().equals(UnitChecker.second());
    if (!isFine) {
      problems.error(
          refractory.span(),
          "the refractory period must be a time in 'second' or a condition, and this is "
              + Texts.thing(checked.known()),
          "write a time, as in 5*ms, or a condition that holds as long as it lasts");
    }
  }
}
