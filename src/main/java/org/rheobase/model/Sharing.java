package org.rheobase.model;

import java.util.Optional;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;

/** Tells what is the same for all neurons from what differs from neuron to neuron. */
final class Sharing {
  private Sharing() {}

  /** The first name in an expression that may differ from neuron to neuron; empty if none does. */
  static Optional<Ast.Name> differing(Ast.Expression expression, Scope scope) {
    return Trees.names(expression).stream()
        .filter(name -> scope.resolve(name.name()).filter(Sharing::differs).isPresent())
        .findFirst();
  }

  private static boolean differs(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfVariable v -> !v.variable().is(Flag.SHARED);
      case Meaning.OfConstant c -> false;
      case Meaning.OfNoise n -> true;
      case Meaning.OfSpecial s -> differs(s.special());
    };
  }

  private static boolean differs(Special special) {
    return switch (special) {
      case INDEX, LAST_SPIKE, NOT_REFRACTORY -> true;
      case COUNT, TIME, TIME_STEP -> false;
    };
  }
}
