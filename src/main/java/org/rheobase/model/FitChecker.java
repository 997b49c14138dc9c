package org.rheobase.model;

import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;

/** Checks that a value may be given to a variable: its kind and its unit. */
final class FitChecker {
  private final Problems problems;

  FitChecker(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks a value for a variable.
   *
   * @param expression the place that a mistake points at
   * @param value what is known of the value
   */
  void check(Variable variable, Ast.Expression expression, Checked value) {
    if (!value.isUnknown() && isOfKind(variable, expression, value)) {
      checkUnit(variable, expression, value);
    }
  }

  /** Checks a value whose unit does not matter, because it is 0. */
  void checkZero(Variable variable, Ast.Expression expression, Checked value) {
    isOfKind(variable, expression, value);
  }

  private boolean isOfKind(Variable variable, Ast.Expression expression, Checked value) {
    boolean wantsTruth = variable.type() == ValueType.BOOLEAN;
    if (wantsTruth && !value.isTruth()) {
      problems.error(
          expression.span(),
          "'%s' is boolean, and this is a number".formatted(variable.name()),
          "write True, False or a comparison");
    } else if (!wantsTruth && value.isTruth()) {
      problems.error(
          expression.span(),
          "'%s' is a number, and this is a truth value".formatted(variable.name()),
          "int(%s) is 1 where it holds, and 0 elsewhere".formatted(Texts.oneLine(expression)));
    }
    return wantsTruth == value.isTruth();
  }

  private void checkUnit(Variable variable, Ast.Expression expression, Checked value) {
    if (!value.known().equals(variable.dimension())) {
      problems.error(
          expression.span(),
          "'%s' is %s, and this is %s"
              .formatted(
                  variable.name(), Texts.value(variable.dimension()), Texts.thing(value.known())),
          "write a value %s%s".formatted(wanted(variable), example(expression, variable)));
    }
  }

  private static String wanted(Variable variable) {
    return variable.dimension().isNone()
        ? "without unit"
        : "in " + Texts.unit(variable.dimension());
  }

  /** A bare number wants its unit. */
  private static String example(Ast.Expression value, Variable variable) {
    return value instanceof Ast.Number
        ? ", as in " + Texts.example(Texts.oneLine(value), variable.dimension())
        : "";
  }
}
