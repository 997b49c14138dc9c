package org.rheobase.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rheobase.ir.Expr;

/**
 * The present values of names while code is lowered: each assignment makes a new value, and values
 * already computed stay as they are.
 *
 * @param values by name: variables, intermediate and temporary values, and the special names that
 *     have one here
 * @param draw where random numbers come from
 */
record Environment(Map<String, Expr> values, Draw draw) {

  /** An environment with the same values, which goes its own way from here. */
  Environment withDraw(Draw other) {
    return new Environment(new HashMap<>(values), other);
  }

  Optional<Expr> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  void assign(String name, Expr value) {
    values.put(name, value);
  }
}
