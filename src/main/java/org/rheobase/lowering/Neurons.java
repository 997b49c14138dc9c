package org.rheobase.lowering;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/** Which neuron a position stands for. */
final class Neurons {
  private Neurons() {}

  /** The number of the neuron in the whole population, whatever part of it the launch computes. */
  static Expr index(IrBuilder builder) {
    return builder.add(builder.argument(LaunchArguments.FIRST_NEURON), builder.position());
  }
}
