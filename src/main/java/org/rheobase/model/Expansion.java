package org.rheobase.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * Puts the bodies of functions in place of their calls. Functions of functions may grow beyond all
 * bounds within a few lines, so there is a limit.
 */
final class Expansion {
  /** How many terms may be made of one expression. */
  static final int LARGEST = 10_000;

  private final Definitions definitions;
  private int terms;

  /** An expression would have too many terms. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }

  Expansion(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The expression without calls of the model's functions. */
  Expression of(Expression expression) throws TooLarge {
    if (++terms > LARGEST) {
      throw new TooLarge();
    }
    List<Expression> children = new ArrayList<>();
    for (Expression child : expression.children()) {
      children.add(of(child));
    }
    Optional<UserFunction> function =
        expression instanceof Ast.Call call
            ? definitions.function(call.function())
            : Optional.empty();
    return function.isPresent()
        ? of(function.get().apply(children))
        : expression.withChildren(children);
  }
}
