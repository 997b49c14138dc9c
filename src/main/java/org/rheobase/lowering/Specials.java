package org.rheobase.lowering;

import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;
import org.rheobase.model.Meaning.Special;

/** The names that every population has, as values. */
final class Specials {
  private Specials() {}

  /**
   * Gives i, N, t and dt their values.
   *
   * @param neuron number of the neuron
   * @param count number of neurons of the whole population
   * @param step number of the present step
   */
  static void assign(
      Environment environment,
      IrBuilder builder,
      Expr neuron,
      int count,
      Clock clock,
      Type real,
      Expr step) {
    environment.assign(Special.INDEX.text(), neuron);
    environment.assign(Special.COUNT.text(), builder.constant(count));
    environment.assign(Special.TIME.text(), builder.label(clock.time(builder, real, step), "t"));
    environment.assign(Special.TIME_STEP.text(), builder.real(real, clock.dt()));
  }
}
