package org.rheobase.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Span;

/** Checks conditions, statements and settings of a population. */
final class CodeChecker {
  private final Scope scope;
  private final Problems problems;

  CodeChecker(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** Checks a threshold or another condition. */
  void checkCondition(String what, Ast.Expression condition) {
    Checked checked = check(condition);
    if (!checked.isUnknown() && !checked.isTruth()) {
      problems.error(
          condition.span(),
          "%s must be a condition, and this is %s".formatted(what, checked.unitText()),
          "write a comparison, such as v > %s".formatted(condition.span().text()));
    }
    refuseNoise(what, condition);
  }

  private Checked check(Ast.Expression expression) {
    return new UnitChecker(scope, problems).check(expression);
  }

  private void refuseNoise(String what, Ast.Expression expression) {
    if (Trees.containsNoise(expression, scope)) {
      problems.error(
          expression.span(),
          "%s cannot use noise: xi has a value in differential equations only".formatted(what),
          "use randn() for a normal number");
    }
  }

  /** Checks a refractory period, or the condition for being refractory. */
  void checkRefractory(Ast.Expression refractory) {
    Checked checked = check(refractory);
    refuseNoise("the refractory period", refractory);
    if (checked.isUnknown() || checked.isTruth() || checked.known().equals(UnitChecker.second())) {
      return;
    }
    problems.error(
        refractory.span(),
        "the refractory period must be a time in 'second' or a condition, and this is "
            + (checked.known().isNone() ? "a dimensionless number" : "in " + checked.unitText()),
        "write its unit, as in 5*ms, or a comparison, as in v > 0*mV");
  }

  /** Checks statements, one after another; a name that is not known yet is a temporary value. */
  void checkStatements(String what, List<Ast.Assignment> statements) {
    Map<String, Variable> known = new LinkedHashMap<>(scope.variables());
    for (Ast.Assignment statement : statements) {
      Scope local = new Scope(known, scope.constants(), scope.count());
      checkStatement(what, statement, local)
          .ifPresent(temporary -> known.put(temporary.name(), temporary));
    }
  }

  /** Checks a statement; what comes back is the temporary that it introduces, if it does. */
  private Optional<Variable> checkStatement(String what, Ast.Assignment statement, Scope local) {
    Checked value = new UnitChecker(local, problems).check(statement.value());
    refuseNoise(what, statement.value());
    String name = statement.target().name();
    Variable variable = local.variables().get(name);
    if (variable == null) {
      return temporary(statement, value);
    }
    if (isWritable(what, variable, statement.target().span()) && !value.isUnknown()) {
      checkFits(statement, variable, result(statement, local, value));
    }
    return Optional.empty();
  }

  /** With an operator before the equals sign, the value is that of the operation. */
  private Checked result(Ast.Assignment statement, Scope local, Checked value) {
    return statement
        .operator()
        .map(operator ->
            new UnitChecker(local, problems)
                .check(
                    new Ast.Binary(
                        operator, statement.target(), statement.value(), statement.span())))
        .orElse(value);
  }

  private Optional<Variable> temporary(Ast.Assignment statement, Checked value) {
    String name = statement.target().name();
    Optional<Meaning> meaning = scope.resolve(name);
    if (meaning.isPresent()) {
      problems.error(
          statement.target().span(),
          "'%s' cannot be written: it is %s".formatted(name, kind(meaning.get())),
          "write to a variable of the equations, or give a temporary value another name");
      return Optional.empty();
    }
    if (statement.operator().isPresent()) {
      String question = Suggestions.question(Suggestions.nearest(name, scope));
      problems.error(
          statement.target().span(),
          "the name '%s' is not known".formatted(name),
          question.isEmpty() ? "give it a value by '=' first" : question);
      return Optional.empty();
    }
    Optional<String> refusal = Names.variableRefusal(name);
    refusal.ifPresent(
        reason -> problems.error(statement.target().span(), reason, "give it another name"));
    return refusal.isPresent() || value.isUnknown()
        ? Optional.empty()
        : Optional.of(
            new Variable(
                name,
                Ast.EquationKind.PARAMETER,
                value.type(),
                value.known(),
                Optional.empty(),
                Set.of(),
                statement.target().span()));
  }

  private static String kind(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfSpecial s -> "given by the simulation";
      case Meaning.OfConstant c -> "a constant or a unit";
      case Meaning.OfNoise n -> "noise";
      case Meaning.OfVariable v -> "a variable";
    };
  }

  private boolean isWritable(String what, Variable variable, Span place) {
    String reason =
        variable.isSubexpression()
            ? "it is a subexpression, computed from others"
            : variable.is(Flag.CONSTANT)
                ? "it is declared (constant)"
                : variable.is(Flag.SHARED) ? "it is (shared) by all neurons" : "";
    if (!reason.isEmpty()) {
      problems.error(
          place,
          "%s cannot write to '%s': %s".formatted(what, variable.name(), reason),
          "write to another variable");
    }
    return reason.isEmpty();
  }

  private void checkFits(Ast.Assignment statement, Variable variable, Checked value) {
    if (value.isUnknown()) {
      return;
    }
    boolean wantsTruth = variable.type() == ValueType.BOOLEAN;
    if (wantsTruth != value.isTruth()) {
      problems.error(
          statement.value().span(),
          wantsTruth
              ? "'%s' is boolean, and this is a number".formatted(variable.name())
              : "'%s' is a number, and this is a truth value".formatted(variable.name()),
          wantsTruth ? "write True, False or a comparison" : "write int(...) around it");
    } else if (!value.known().equals(variable.dimension())) {
      problems.error(
          statement.value().span(),
          "'%s' is in %s, and this is %s"
              .formatted(variable.name(), unitText(variable), valueText(value)),
          "write a value in %s%s"
              .formatted(unitText(variable), example(statement.value(), variable)));
    }
  }

  private static String unitText(Variable variable) {
    return variable.dimension().isNone() ? "no unit" : "'" + variable.dimension().usualName() + "'";
  }

  private static String valueText(Checked value) {
    return value.known().isNone() ? "a dimensionless number" : "in " + value.unitText();
  }

  /** A bare number wants its unit. */
  private static String example(Ast.Expression value, Variable variable) {
    return value instanceof Ast.Number
        ? ", as in %s*%s".formatted(value.span().text(), variable.dimension().usualName())
        : "";
  }

  /**
   * Checks a setting from outside of the equations, where a bare 0 fits every unit; empty if there
   * was a mistake.
   */
  Optional<Setting> checkSetting(
      Ast.Name target, Ast.Expression value, Optional<Ast.Expression> where) {
    where.ifPresent(condition -> checkCondition("a 'where'", condition));
    Checked checked = check(value);
    refuseNoise("a value", value);
    Optional<Variable> variable = settable(target);
    boolean isZero = value instanceof Ast.Number number && number.value() == 0;
    if (!isZero && !checked.isUnknown()) {
      Ast.Assignment assignment = new Ast.Assignment(target, Optional.empty(), value, value.span());
      variable.ifPresent(v -> checkFits(assignment, v, checked));
    }
    return variable.map(v -> new Setting.ByExpression(v, value, where));
  }

  /** The variable that a setting names; empty if it cannot be set, which has been noted. */
  Optional<Variable> settable(Ast.Name target) {
    Variable variable = scope.variables().get(target.name());
    if (variable == null) {
      String question =
          Suggestions.question(Suggestions.nearest(target.name(), scope.variables().keySet()));
      problems.error(
          target.span(),
          "the population has no variable '%s'".formatted(target.name()),
          question.isEmpty()
              ? "it has: " + String.join(", ", scope.variables().keySet())
              : question);
      return Optional.empty();
    }
    if (variable.isSubexpression()) {
      problems.error(
          target.span(),
          "'%s' cannot be set: it is a subexpression, computed from others"
              .formatted(target.name()),
          "set the variables that it is computed from");
      return Optional.empty();
    }
    return Optional.of(variable);
  }
}
