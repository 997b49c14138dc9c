package org.rheobase.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;

/**
 * Makes sure that expressions stay of a size that can be computed when subexpressions are put in
 * for their names: a few lines that use each other twice could become larger than any memory.
 * Subexpressions must not go in circles.
 */
final class SubexpressionSizes {
  private static final long MOST_OPERATIONS = 100_000;

  /** Deeper trees could exhaust the stack of those who walk them. */
  private static final long MOST_LEVELS = 500;

  private final Scope scope;
  private final Problems problems;
  private final Map<String, Size> sizes = new HashMap<>();

  /**
   * The size of an expression with subexpressions put in.
   *
   * @param operations operations and names in it
   * @param levels operations within each other
   */
  private record Size(long operations, long levels) {
    private static final Size LEAF = new Size(1, 1);
    private static final Size TOO_LARGE = new Size(MOST_OPERATIONS + 1, MOST_LEVELS + 1);

    boolean isTooLarge() {
      return operations > MOST_OPERATIONS || levels > MOST_LEVELS;
    }

    Size plus(Size other) {
      return new Size(
          Math.min(operations + other.operations, MOST_OPERATIONS + 1),
          Math.max(levels, other.levels));
    }

    Size above() {
      return new Size(operations, levels + 1);
    }
  }

  SubexpressionSizes(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** Notes the first variable that becomes too large; those after it may be so because of it. */
  void check() {
    scope.variables().values().stream()
        .filter(variable -> of(variable, 0).isTooLarge())
        .findFirst()
        .ifPresent(variable ->
            problems.error(
                variable.span(),
                "'%s' is too large with all subexpressions put in".formatted(variable.name()),
                String.format(
                    Locale.ROOT,
                    "there can be %,d operations, and %d within each other",
                    MOST_OPERATIONS,
                    MOST_LEVELS)));
  }

  /**
   * The size of a variable's right side.
   *
   * @param depth how many subexpressions it is within
   */
  private Size of(Variable variable, int depth) {
    Size known = sizes.get(variable.name());
    if (known != null || depth > MOST_LEVELS) {
      return known == null ? Size.TOO_LARGE : known;
    }
    Size size = variable.expression().map(e -> of(e, depth)).orElse(Size.LEAF);
    sizes.put(variable.name(), size);
    return size;
  }

  private Size of(Ast.Expression expression, int depth) {
    return expression instanceof Ast.Name name
        ? subexpression(name).map(v -> of(v, depth + 1)).orElse(Size.LEAF)
        : expression.children().stream()
            .map(e -> of(e, depth))
            .reduce(Size.LEAF, Size::plus)
            .above();
  }

  private Optional<Variable> subexpression(Ast.Name name) {
    return Optional.ofNullable(scope.variables().get(name.name()))
        .filter(Variable::isSubexpression);
  }
}
