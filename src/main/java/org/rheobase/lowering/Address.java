package org.rheobase.lowering;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * Which neuron of a population is computed, and where its values lie.
 *
 * @param position its place in the population's buffers
 * @param neuron its number in the whole population
 */
record Address(Expr position, Expr neuron) {

  /** The neuron of the launch's position. */
  static Address own(IrBuilder builder) {
    return new Address(builder.position(), Neurons.index(builder));
  }

  /** One neuron for all positions. */
  static Address of(Expr number) {
    return new Address(number, number);
  }
}
