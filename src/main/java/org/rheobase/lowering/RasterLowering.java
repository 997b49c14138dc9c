package org.rheobase.lowering;

import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;

/**
 * Gathers the spikes of 32 steps in one word a neuron, and stores it when it is full or the launch
 * ends.
 */
final class RasterLowering {
  private final IrBuilder builder;
  private final Buffer buffer;
  private final Expr.Register register;
  private final Expr isDue;
  private final Expr word;

  /**
   * Gathers spikes.
   *
   * @param prefix begins the names of buffer and register
   * @param spiked whether the neuron fired in the present step
   */
  RasterLowering(IrBuilder builder, String prefix, Expr spiked) {
    this.builder = builder;
    buffer = new Buffer(prefix + StepProgram.RASTER, Type.U32);
    register = new Expr.Register(prefix + "spike_word", Type.U32);
    Expr bit = builder.and(builder.step(), builder.constant(31));
    Expr shifted = builder.shiftLeft(builder.unsigned(1), bit);
    Expr before = builder.register(register);
    word = builder.select(spiked, builder.or(before, shifted), before);
    Expr following = builder.add(builder.step(), builder.constant(1));
    isDue =
        builder.or(
            builder.equal(bit, builder.constant(31)),
            builder.equal(following, builder.argument(Program.END_STEP)));
  }

  /** The words: row = step / 32 less that of the launch's first step, column = position. */
  Buffer buffer() {
    return buffer;
  }

  Carried carried() {
    Expr next = builder.select(isDue, builder.unsigned(0), word);
    return new Carried(register, builder.unsigned(0), next);
  }

  Store store() {
    Expr firstRow = builder.shiftRight(builder.argument(Program.FIRST_STEP), 5);
    Expr row = builder.subtract(builder.shiftRight(builder.step(), 5), firstRow);
    Expr start = builder.multiply(row, builder.argument(LaunchArguments.POSITIONS));
    return new Store(isDue, buffer, builder.add(start, builder.position()), word);
  }
}
