package org.rheobase.model;

import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;

/** Names that have a value only in a population with a refractory period. */
final class SpikeNames {
  private static final Set<String> NAMES =
      Set.of(Meaning.Special.LAST_SPIKE.text(), Meaning.Special.NOT_REFRACTORY.text());

  private SpikeNames() {}

  /** Notes such names in an expression of a population without a refractory period. */
  static void refuse(Ast.Expression expression, Problems problems) {
    Trees.names(expression).stream()
        .filter(name -> NAMES.contains(name.name()))
        .forEach(name ->
            problems.error(
                name.span(),
                "'%s' has a value only where there is a refractory period".formatted(name.name()),
                "say how long it is, as in refractory: 5*ms"));
  }
}
