package org.rheobase.lowering;

import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;

/**
 * What the code of a population is lowered with.
 *
 * @param builder makes the program's values
 * @param precision the precision of real numbers
 * @param clock the time step
 * @param address which of the population's neurons is computed
 */
record StepContext(IrBuilder builder, Precision precision, Clock clock, Address address) {

  /** For the neurons at the positions of a launch. */
  static StepContext of(IrBuilder builder, Precision precision, Clock clock) {
    return new StepContext(builder, precision, clock, Address.own(builder));
  }

  /** The same for other neurons. */
  StepContext at(Address other) {
    return new StepContext(builder, precision, clock, other);
  }

  /** The type of real numbers. */
  Type real() {
    return precision.real();
  }

  /** Random numbers for a piece of code of a population, one for each neuron and step. */
  Draw draw(NeuronGroup group, String place) {
    return Draw.inStep(builder, real(), group.name(), place, address.neuron());
  }
}
