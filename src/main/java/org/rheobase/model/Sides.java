package org.rheobase.model;

import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * Explains where the units of the two sides of an operator come from, and which is likely wrong.
 */
final class Sides {
  private final Scope scope;
  private final Set<String> temporaries;

  /**
   * Prepares for expressions of a scope.
   *
   * @param temporaries variables that no equation declares
   */
  Sides(Scope scope, Set<String> temporaries) {
    this.scope = scope;
    this.temporaries = temporaries;
  }

  /** What the two sides are, and which declaration may be the mistake. */
  String explain(Ast.Binary binary, Checked left, Checked right) {
    return "%s, %s.%s%s"
        .formatted(
            described(binary.left(), left),
            described(binary.right(), right),
            question(binary.left(), left, right),
            question(binary.right(), right, left));
  }

  private String described(Expression expression, Checked checked) {
    String text = "'" + Texts.oneLine(expression) + "'";
    return checked.known().isNone()
        ? text + " is dimensionless" + origin(expression)
        : text + " is in " + checked.known().usualName();
  }

  private String origin(Expression expression) {
    return declared(expression)
        .map(v -> " (it is declared ': %s')".formatted(Texts.declaration(v)))
        .orElse(isConstant(expression) ? " (it is a constant without unit)" : "");
  }

  private boolean isConstant(Expression expression) {
    return expression instanceof Ast.Name name && scope.constants().containsKey(name.name());
  }

  private Optional<Variable> declared(Expression expression) {
    return expression instanceof Ast.Name name && !temporaries.contains(name.name())
        ? Optional.ofNullable(scope.variables().get(name.name()))
        : Optional.empty();
  }

  private String question(Expression expression, Checked own, Checked other) {
    if (expression instanceof Ast.Name name && Scope.isNoise(name.name())) {
      return " Noise is in second**-0.5: multiply it, as in sigma*%s*tau**-0.5."
          .formatted(name.name());
    }
    if (!own.known().isNone()) {
      return "";
    }
    String wanted = other.known().usualName();
    if (expression instanceof Ast.Number) {
      return " Did you mean %s*%s?".formatted(Texts.oneLine(expression), wanted);
    }
    return declared(expression)
        .filter(v -> v.type() == ValueType.REAL)
        .map(v -> " Did you mean ': %s' in line %d?".formatted(wanted, v.span().line()))
        .orElse("");
  }
}
