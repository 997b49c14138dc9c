package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;

/** A checked order to set a variable of a population. */
public sealed interface Setting {

  /** The variable set: a differential one or a parameter. */
  Variable variable();

  /**
   * Each neuron's value by an expression, computed for the neuron from the values before.
   *
   * @param where only neurons for which this holds are set; absent: all
   */
  record ByExpression(Variable variable, Ast.Expression value, Optional<Ast.Expression> where)
      implements Setting {}

  /**
   * Values neuron by neuron.
   *
   * @param first the neuron that the first value is for; 0 for a shared variable
   * @param values one for each neuron from there on, in SI base units
   */
  record ByValues(Variable variable, int first, List<Double> values) implements Setting {

    /** Keeps a copy. */
    public ByValues {
      values = List.copyOf(values);
    }
  }
}
