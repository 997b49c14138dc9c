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
  /** The words: row = step / 32 less that of the launch's first step, column = position. */
  static final Buffer BUFFER = new Buffer(StepProgram.RASTER, Type.U32);

  private static final Expr.Register WORD = new Expr.Register("spike_word", Type.U32);

  private final IrBuilder builder;
  private final Expr isDue;
  private final Expr word;

  RasterLowering(IrBuilder builder, Expr spiked) {
    this.builder = builder;
    Expr bit = builder.and(builder.step(), builder.constant(31));
    Expr shifted = builder.shiftLeft(builder.unsigned(1), bit);
    Expr before = builder.register(WORD);
    word = builder.select(spiked, builder.or(before, shifted), before);
    Expr following = builder.add(builder.step(), builder.constant(1));
    isDue =
        builder.or(
            builder.equal(bit, builder.constant(31)),
            builder.equal(following, builder.argument(Program.END_STEP)));
  }

  Carried carried() {
    return new Carried(WORD, builder.unsigned(0), builder.select(isDue, builder.unsigned(0), word));
  }

  Store store() {
    Expr firstRow = builder.shiftRight(builder.argument(Program.FIRST_STEP), 5);
    Expr row = builder.subtract(builder.shiftRight(builder.step(), 5), firstRow);
    Expr start = builder.multiply(row, builder.argument(LaunchArguments.POSITIONS));
    return new Store(isDue, BUFFER, builder.add(start, builder.position()), word);
  }
}
