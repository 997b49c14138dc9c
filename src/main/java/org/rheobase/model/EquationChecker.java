package org.rheobase.model;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;
import org.rheobase.units.Dimension;

/** Checks equations: what they define, and whether their right sides fit. */
final class EquationChecker {
  private final Problems problems;

  EquationChecker(Problems problems) {
    this.problems = problems;
  }

  /** The variables that equations define, by name in the order of definition. */
  Map<String, Variable> variables(List<Ast.Equation> equations) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (Ast.Equation equation : equations) {
      Names.variableRefusal(equation.name())
          .ifPresent(reason -> problems.error(equation.nameSpan(), reason, "give it another name"));
      Optional<Checked> unit = new UnitReader(problems).read(equation.unit());
      if (variables.containsKey(equation.name())) {
        problems.error(
            equation.nameSpan(), "the variable '%s' is defined twice".formatted(equation.name()));
      }
      unit.ifPresent(u -> variables.putIfAbsent(equation.name(), variable(equation, u)));
    }
    return variables;
  }

  private Variable variable(Ast.Equation equation, Checked unit) {
    if (equation.kind() == Ast.EquationKind.DIFFERENTIAL && unit.type() != ValueType.REAL) {
      problems.error(
          equation.unit().span(),
          "a differential equation is about real numbers",
          "write ': 1' or a unit");
    }
    return new Variable(
        equation.name(),
        equation.kind(),
        unit.type(),
        unit.known(),
        equation.expression(),
        flags(equation),
        equation.nameSpan());
  }

  private Set<Flag> flags(Ast.Equation equation) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Ast.Flag written : equation.flags()) {
      Optional<Flag> flag = Flag.find(written.name());
      Set<Flag> allowed = allowed(equation.kind());
      if (flag.isEmpty()) {
        problems.error(
            written.span(),
            "the flag '%s' is not known".formatted(written.name()),
            "there are: " + Flag.texts(allowed));
      } else if (!allowed.contains(flag.get())) {
        problems.error(
            written.span(),
            "%s cannot have the flag '%s'".formatted(kindText(equation.kind()), written.name()),
            "it can have: " + Flag.texts(allowed));
      } else {
        flags.add(flag.get());
      }
    }
    return flags;
  }

  private static Set<Flag> allowed(Ast.EquationKind kind) {
    return switch (kind) {
      case DIFFERENTIAL -> EnumSet.of(Flag.UNLESS_REFRACTORY);
      case SUBEXPRESSION -> EnumSet.of(Flag.SHARED, Flag.CONSTANT_OVER_DT);
      case PARAMETER -> EnumSet.of(Flag.CONSTANT, Flag.SHARED, Flag.LINKED);
    };
  }

  private static String kindText(Ast.EquationKind kind) {
    return switch (kind) {
      case DIFFERENTIAL -> "a differential equation";
      case SUBEXPRESSION -> "a subexpression";
      case PARAMETER -> "a parameter";
    };
  }

  /** Checks the right sides, now that all names are known. */
  void checkRightSides(Scope scope) {
    if (!hasCycle(scope)) {
      UnitChecker units = new UnitChecker(scope, problems);
      scope.variables().values().forEach(variable -> checkRightSide(variable, units));
      scope.variables().values().forEach(variable -> checkShared(variable, scope));
      checkNoise(scope);
    }
  }

  private void checkRightSide(Variable variable, UnitChecker units) {
    variable
        .expression()
        .ifPresent(expression -> {
          Checked checked = units.check(expression);
          if (!checked.isUnknown()) {
            checkFits(variable, expression, checked);
          }
        });
  }

  private void checkFits(Variable variable, Ast.Expression expression, Checked checked) {
    boolean wantsTruth = variable.type() == ValueType.BOOLEAN;
    if (checked.isTruth() != wantsTruth) {
      problems.error(
          expression.span(),
          wantsTruth
              ? "'%s' is boolean, and its right side is a number".formatted(variable.name())
              : "'%s' is a number, and its right side is a truth value".formatted(variable.name()),
          wantsTruth
              ? "write a comparison, such as x > 0"
              : "write ': boolean', or int(...) around it");
    } else if (variable.isDifferential()) {
      checkRate(variable, expression, checked.known());
    } else if (!checked.known().equals(variable.dimension())) {
      problems.error(
          expression.span(),
          "'%s' is declared in %s, and its right side is %s"
              .formatted(
                  variable.name(), unitText(variable.dimension()), valueText(checked.known())),
          "change the expression, or declare ': %s'".formatted(checked.known().usualName()));
    }
  }

  private void checkRate(Variable variable, Ast.Expression expression, Dimension found) {
    Dimension wanted = variable.dimension().over(UnitChecker.second());
    if (!found.equals(wanted)) {
      String hint =
          found.equals(variable.dimension())
              ? "is a division by a time missing, as in (%s)/tau?".formatted(oneLine(expression))
              : "change the expression, or declare ': %s'"
                  .formatted(found.times(UnitChecker.second()).usualName());
      problems.error(
          expression.span(),
          "the right side of d%s/dt must be in %s, and it is %s"
              .formatted(variable.name(), rateText(variable.dimension(), wanted), valueText(found)),
          "'%s' is declared in %s, so its change by time is in %s; %s"
              .formatted(
                  variable.name(),
                  unitText(variable.dimension()),
                  rateText(variable.dimension(), wanted),
                  hint));
    }
  }

  private static String oneLine(Ast.Expression expression) {
    return expression.span().text().replaceAll("\\s+", " ");
  }

  /** 1/second, where hertz would not say what is meant. */
  private static String rateText(Dimension variable, Dimension rate) {
    return variable.isNone() ? "'1/second'" : "'" + rate.usualName() + "'";
  }

  private static String unitText(Dimension dimension) {
    return "'" + dimension.usualName() + "'";
  }

  private static String valueText(Dimension dimension) {
    return dimension.isNone() ? "dimensionless ('1')" : "in '" + dimension.usualName() + "'";
  }

  private void checkShared(Variable variable, Scope scope) {
    if (variable.is(Flag.SHARED)) {
      variable.expression().ifPresent(expression -> checkShared(variable, expression, scope));
    }
  }

  private void checkShared(Variable variable, Ast.Expression expression, Scope scope) {
    for (Ast.Name name : Trees.names(expression)) {
      boolean isShared =
          switch (scope
              .resolve(name.name())
              .orElseThrow(() -> new IllegalStateException(name.name()))) {
            case Meaning.OfVariable v -> v.variable().is(Flag.SHARED);
            case Meaning.OfConstant c -> true;
            case Meaning.OfNoise n -> false;
            case Meaning.OfSpecial s ->
                s.special() != Meaning.Special.INDEX
                    && s.special() != Meaning.Special.LAST_SPIKE
                    && s.special() != Meaning.Special.NOT_REFRACTORY;
          };
      if (!isShared) {
        problems.error(
            name.span(),
            "'%s' is shared, and '%s' differs from neuron to neuron"
                .formatted(variable.name(), name.name()),
            "remove (shared), or use shared variables and constants only");
      }
    }
  }

  /** Plain xi in two equations: it would not be clear whether it is the same noise. */
  private void checkNoise(Scope scope) {
    Map<String, String> users = new HashMap<>();
    for (Variable variable : scope.variables().values()) {
      for (Ast.Name name : variable.expression().map(Trees::names).orElse(List.of())) {
        String before = name.name().equals("xi") ? users.putIfAbsent("xi", variable.name()) : null;
        if (before != null && !before.equals(variable.name())) {
          problems.error(
              name.span(),
              "'xi' stands in the equations of '%s' and of '%s'".formatted(before, variable.name()),
              "write xi_1 and xi_2 for independent noise, or the same xi_... in both for the same noise");
        }
      }
    }
  }

  private boolean hasCycle(Scope scope) {
    for (Variable variable : scope.variables().values()) {
      if (variable.isSubexpression() && Trees.reaches(variable.name(), variable.name(), scope)) {
        problems.error(
            variable.span(),
            "'%s' is defined by itself, directly or through others".formatted(variable.name()),
            "a subexpression may use others, but not in a circle");
        return true;
      }
    }
    return false;
  }
}
