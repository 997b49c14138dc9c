package org.rheobase.model;

import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Ast.Number;
import org.rheobase.syntax.Problems;

/** Makes sure that operands are numbers, or truth values, where they have to be. */
final class KindCheck {
  private final Problems problems;

  KindCheck(Problems problems) {
    this.problems = problems;
  }

  /** Whether it is a number; a truth value is noted as a mistake, which an unknown value is not. */
  boolean isNumber(Expression expression, Checked checked, String operator) {
    if (checked.isTruth()) {
      problems.error(
          expression.span(),
          "'%s' is for numbers, and this is a truth value".formatted(operator),
          "int(%s) is 1 where it holds, and 0 elsewhere".formatted(Texts.oneLine(expression)));
    }
    return !checked.isTruth() && !checked.isUnknown();
  }

  /** Whether it is a truth value; a number is noted as a mistake, which an unknown value is not. */
  boolean isTruth(Expression expression, Checked checked, String operator) {
    if (!checked.isTruth() && !checked.isUnknown()) {
      problems.error(
          expression.span(),
          "'%s' is for truth values, and this is a number".formatted(operator),
          expression instanceof Number
              ? "write a comparison, or True or False"
              : "write a comparison, such as %s > %s"
                  .formatted(Texts.oneLine(expression), Texts.example("0", checked.known())));
    }
    return checked.isTruth();
  }
}
