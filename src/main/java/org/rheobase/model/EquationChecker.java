package org.rheobase.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
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
      checkName(equation, variables);
      new UnitReader(problems)
          .read(equation.unit())
          .map(unit -> variable(equation, unit))
          .ifPresent(variable -> variables.putIfAbsent(equation.name(), variable));
    }
    return variables;
  }

  private void checkName(Ast.Equation equation, Map<String, Variable> variables) {
    Names.variableRefusal(equation.name())
        .ifPresent(reason -> problems.error(equation.nameSpan(), reason, "give it another name"));
    Variable before = variables.get(equation.name());
    if (before != null) {
      problems.error(
          equation.nameSpan(),
          "the variable '%s' is defined twice".formatted(equation.name()),
          "it is defined in line %d already".formatted(before.span().line()));
    }
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
      checkFlag(equation.kind(), written, flag);
      flag.filter(allowed(equation.kind())::contains).ifPresent(flags::add);
      if (flags.contains(Flag.SHARED) && flags.contains(Flag.LINKED)) {
        problems.error(written.span(), "a variable cannot be both shared and linked");
      }
    }
    return flags;
  }

  private void checkFlag(Ast.EquationKind kind, Ast.Flag written, Optional<Flag> flag) {
    Set<Flag> allowed = allowed(kind);
    if (flag.isEmpty()) {
      List<String> known = Arrays.stream(Flag.values()).map(Flag::text).toList();
      String question = Suggestions.question(Suggestions.nearest(written.name(), known));
      problems.error(
          written.span(),
          "the flag '%s' is not known".formatted(written.name()),
          question.isEmpty() ? "there are: " + Flag.texts(allowed) : question);
    } else if (!allowed.contains(flag.get())) {
      problems.error(
          written.span(),
          "%s cannot have the flag '%s'".formatted(kindText(kind), written.name()),
          "it can have: " + Flag.texts(allowed));
    }
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
  void checkRightSides(Scope scope, UnitChecker units) {
    for (Variable variable : scope.variables().values()) {
      checkRightSide(variable, units, scope);
      if (variable.isSubexpression()) {
        checkSubexpression(variable, variable.expression().orElseThrow(), scope);
      }
    }
    if (!hasCircles(scope)) {
      new SubexpressionSizes(scope, problems).check();
    }
    checkNoise(scope);
  }

  private void checkRightSide(Variable variable, UnitChecker units, Scope scope) {
    variable
        .expression()
        .ifPresent(expression -> {
          Checked checked = units.check(expression);
          if (!checked.isUnknown()) {
            checkFits(variable, expression, checked, scope);
          }
        });
  }

  private void checkFits(
      Variable variable, Ast.Expression expression, Checked checked, Scope scope) {
    boolean wantsTruth = variable.type() == ValueType.BOOLEAN;
    if (!variable.isDeclared()) {
      new FitChecker(problems).check(variable, expression, checked);
    } else if (checked.isTruth() != wantsTruth) {
      problems.error(
          expression.span(),
          wantsTruth
              ? "'%s' is boolean, and its right side is a number".formatted(variable.name())
              : "'%s' is a number, and its right side is a truth value".formatted(variable.name()),
          wantsTruth
              ? "write a comparison, such as x > 0"
              : "write ': boolean', or int(...) around it");
    } else if (variable.isDifferential()) {
      checkRate(variable, expression, checked.known(), scope);
    } else if (!checked.known().equals(variable.dimension())) {
      problems.error(
          expression.span(),
          "'%s' is declared in %s, and its right side is %s"
              .formatted(
                  variable.name(), Texts.unit(variable.dimension()), Texts.value(checked.known())),
          "change the expression, or declare ': %s'".formatted(checked.known().usualName()));
    }
  }

  private void checkRate(
      Variable variable, Ast.Expression expression, Dimension found, Scope scope) {
    Dimension wanted = variable.dimension().over(UnitChecker.second());
    if (!found.equals(wanted)) {
      String rate = rateText(variable.dimension(), wanted);
      problems.error(
          expression.span(),
          "the right side of d%s/dt must be in %s, and it is %s"
              .formatted(variable.name(), rate, Texts.valueWithUnit(found)),
          "'%s' is declared in %s, so its change by time is in %s; %s"
              .formatted(
                  variable.name(),
                  Texts.unit(variable.dimension()),
                  rate,
                  remedy(variable, expression, found, scope)));
    }
  }

  private static String remedy(
      Variable variable, Ast.Expression expression, Dimension found, Scope scope) {
    if (!found.equals(variable.dimension())) {
      String declaration = found.times(UnitChecker.second()).usualName();
      return "change the expression, or declare ': %s'".formatted(declaration);
    }
    return bareDivisor(expression, scope)
        .map("'%s' has no unit: should it be a time, such as 10*ms?"::formatted)
        .orElse("divide by a time, as in (%s)/tau".formatted(Texts.oneLine(expression)));
  }

  /** The constant or parameter without unit by which all of an expression is divided, if any. */
  private static Optional<String> bareDivisor(Ast.Expression expression, Scope scope) {
    return expression instanceof Ast.Binary binary
            && binary.operator() == Ast.BinaryOperator.DIVIDE
            && binary.right() instanceof Ast.Name name
            && (scope.constants().containsKey(name.name())
                || scope.variables().containsKey(name.name()))
        ? Optional.of(name.name())
        : Optional.empty();
  }

  /** 1/second, where hertz would not say what is meant. */
  private static String rateText(Dimension variable, Dimension rate) {
    return variable.isNone() ? "'1/second'" : Texts.unit(rate);
  }

  private void checkSubexpression(Variable variable, Ast.Expression expression, Scope scope) {
    if (variable.is(Flag.SHARED)) {
      Sharing.differing(expression, scope)
          .ifPresent(name ->
              problems.error(
                  name.span(),
                  "'%s' is shared, and '%s' differs from neuron to neuron"
                      .formatted(variable.name(), name.name()),
                  "remove (shared), or use shared variables and constants only"));
    }
    if (variable.is(Flag.CONSTANT_OVER_DT)) {
      CodeChecker.hasNoise("a subexpression (constant over dt)", expression, scope, problems);
    } else {
      scope.definitions().expansion(expression).map(Trees::calls).orElse(List.of()).stream()
          .filter(LanguageFunction::isRandom)
          .findFirst()
          .ifPresent(call ->
              problems.error(
                  call.span(),
                  "'%s' would have another value wherever it is read: it uses %s()"
                      .formatted(variable.name(), call.function()),
                  variable.isDeclared()
                      ? "add the flag (constant over dt), so that it is drawn once a step"
                      : "draw it once, in a variable of neurons with equations"));
    }
  }

  /** Plain xi in two equations: it would not be clear whether it is the same noise. */
  private void checkNoise(Scope scope) {
    Optional<String> first = Optional.empty();
    for (Variable variable : scope.variables().values()) {
      Optional<Ast.Name> noise = plainNoise(variable);
      if (noise.isPresent() && first.isPresent()) {
        problems.error(
            noise.get().span(),
            "'xi' stands in the equations of '%s' and of '%s'"
                .formatted(first.get(), variable.name()),
            "write xi_a and xi_b for independent noise,"
                + " or the same xi_... in both for the same noise");
      } else if (noise.isPresent()) {
        first = Optional.of(variable.name());
      }
    }
  }

  private static Optional<Ast.Name> plainNoise(Variable variable) {
    return variable.expression().map(Trees::names).orElse(List.of()).stream()
        .filter(name -> name.name().equals("xi"))
        .findFirst();
  }

  /** Notes one subexpression of each circle; whether there is one. */
  private boolean hasCircles(Scope scope) {
    Set<String> noted = new HashSet<>();
    for (Variable variable : scope.variables().values()) {
      Set<String> used = Trees.reachable(variable.name(), scope);
      if (used.contains(variable.name()) && Collections.disjoint(used, noted)) {
        noted.add(variable.name());
        problems.error(
            variable.span(),
            "'%s' is defined by itself, directly or through others".formatted(variable.name()),
            "a subexpression may use others, but not in a circle");
      }
    }
    return !noted.isEmpty();
  }
}
