package org.rheobase.lowering;

import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;

/**
 * What all populations of a program share.
 *
 * @param builder makes the program's values
 * @param precision the precision of real numbers
 * @param clock the time step
 */
record StepContext(IrBuilder builder, Precision precision, Clock clock) {

  /** The type of real numbers. */
  Type real() {
    return precision.real();
  }

  /** Random numbers for a piece of code of a population, one for each neuron and step. */
  Draw draw(NeuronGroup group, String place) {
    return Draw.inStep(builder, real(), group.name(), place);
  }
}
