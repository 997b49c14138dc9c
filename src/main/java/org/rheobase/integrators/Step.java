package org.rheobase.integrators;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rheobase.syntax.Ast;

/**
 * One time step: the new value of each variable as a formula in the values before the step. In it,
 * {@code t} is the time at the step's start, and a noise name ({@code xi}) a normal number of mean
 * 0 and variance 1, drawn once a step and neuron, wherever it stands.
 *
 * @param locals intermediate values in order, each of which may use those before it; their names
 *     begin with an underscore, which no name of a model does
 * @param next the new values by variable; all of them are computed before any is given to its
 *     variable
 */
public record Step(Map<String, Ast.Expression> locals, Map<String, Ast.Expression> next) {

  /** Keeps copies, so that a step never changes. */
  public Step {
    locals = Collections.unmodifiableMap(new LinkedHashMap<>(locals));
    next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
    for (String name : locals.keySet()) {
      if (!name.startsWith("_")) {
        throw new IllegalArgumentException(
            "the name of the intermediate value '%s' must begin with an underscore"
                .formatted(name));
      }
    }
  }
}
