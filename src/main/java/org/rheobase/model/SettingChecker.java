package org.rheobase.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;

/** Checks orders to set a variable from outside of the equations. */
final class SettingChecker {
  private final Scope scope;
  private final Problems problems;

  SettingChecker(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** Checks a setting by an expression, of which a bare 0 fits every unit; empty if it is wrong. */
  Optional<Setting> byExpression(
      Ast.Name target, Ast.Expression value, Optional<Ast.Expression> where) {
    where.ifPresent(w -> new CodeChecker(scope, problems, Set.of()).checkCondition("a 'where'", w));
    Checked checked =
        CodeChecker.hasNoise("a value", value, scope, problems)
            ? Checked.unknown()
            : new UnitChecker(scope, problems).check(value);
    Optional<Variable> variable = settable(target);
    variable.ifPresent(v -> {
      checkValue(v, value, checked);
      checkShared(v, value, where);
    });
    return variable.map(v -> new Setting.ByExpression(v, value, where));
  }

  private void checkValue(Variable variable, Ast.Expression value, Checked checked) {
    FitChecker fits = new FitChecker(problems);
    if (value instanceof Ast.Number number && number.value() == 0) {
      fits.checkZero(variable, value, checked);
    } else {
      fits.check(variable, value, checked);
    }
  }

  /** A shared variable has one value, so nothing that differs between neurons may decide it. */
  private void checkShared(
      Variable variable, Ast.Expression value, Optional<Ast.Expression> where) {
    if (!variable.is(Flag.SHARED)) {
      return;
    }
    where.ifPresent(condition ->
        problems.error(
            condition.span(),
            "'%s' is shared by all neurons, and cannot be set for some".formatted(variable.name()),
            "remove 'where'"));
    Sharing.differing(value, scope)
        .ifPresent(name ->
            problems.error(
                name.span(),
                "'%s' is shared, and '%s' differs from neuron to neuron"
                    .formatted(variable.name(), name.name()),
                "use shared variables and constants only"));
  }

  /** Checks a setting of a value for each neuron, or one for a shared variable. */
  Optional<Setting> byValues(Ast.Name target, double[] values) {
    Optional<Variable> variable = settable(target);
    boolean isShared = variable.filter(v -> v.is(Flag.SHARED)).isPresent();
    int wanted = isShared ? 1 : scope.count();
    if (variable.isPresent() && values.length != wanted) {
      problems.error(
          target.span(),
          isShared
              ? "there are %d values for a shared variable".formatted(values.length)
              : "there are %d values for %d neurons".formatted(values.length, wanted),
          isShared ? "give one value" : "give one value for each neuron");
    }
    variable.ifPresent(v -> checkKind(v, target, values));
    return variable.map(v -> new Setting.ByValues(v, 0, Arrays.stream(values).boxed().toList()));
  }

  private void checkKind(Variable variable, Ast.Name target, double[] values) {
    boolean areOfKind =
        switch (variable.type()) {
          case REAL -> true;
          case INTEGER ->
              Arrays.stream(values).allMatch(x -> (int) x == (long) x && !Double.isNaN(x));
          case BOOLEAN -> Arrays.stream(values).allMatch(x -> x == 0 || x == 1);
        };
    if (!areOfKind) {
      problems.error(
          target.span(),
          variable.type() == ValueType.BOOLEAN
              ? "'%s' is boolean, and not all of these are truth values".formatted(target.name())
              : "'%s' is an integer of 32 bits, and not all of these are".formatted(target.name()),
          variable.type() == ValueType.BOOLEAN
              ? "write true and false, or 1 and 0"
              : "integers go from -2147483648 to 2147483647");
    }
  }

  /** The variable that a setting names; empty if it cannot be set, which has been noted. */
  private Optional<Variable> settable(Ast.Name target) {
    Optional<Variable> variable = Optional.ofNullable(scope.variables().get(target.name()));
    if (variable.isEmpty()) {
      noVariable(target);
    } else if (variable.get().isSubexpression()) {
      problems.error(
          target.span(),
          "'%s' cannot be set: it is a subexpression, computed from others"
              .formatted(target.name()),
          "set the variables that it is computed from");
      return Optional.empty();
    } else if (variable.get().is(Flag.LINKED)) {
      problems.error(
          target.span(),
          "'%s' cannot be set: it is linked to a variable of another population"
              .formatted(target.name()),
          "set that variable");
      return Optional.empty();
    }
    return variable;
  }

  private void noVariable(Ast.Name target) {
    if (isGiven(target.name())) {
      problems.error(
          target.span(),
          "'%s' cannot be set: it is given by the simulation".formatted(target.name()));
      return;
    }
    Set<String> names = scope.variables().keySet();
    String question = Suggestions.question(Suggestions.nearest(target.name(), names));
    String list = names.isEmpty() ? "it has none" : "it has: " + String.join(", ", names);
    problems.error(
        target.span(),
        "the population has no variable '%s'".formatted(target.name()),
        question.isEmpty() ? list : question);
  }

  private static boolean isGiven(String name) {
    return Arrays.stream(Meaning.Special.values()).anyMatch(s -> s.text().equals(name));
  }
}
