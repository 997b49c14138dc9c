package org.rheobase.lowering;

import java.util.List;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/**
 * A program that adds each neuron's spikes in a raster to its count, so that they need not be
 * listed to be counted. Its steps are the rows of the raster, from 0.
 */
public final class RasterCount {
  private static final Buffer RASTER = new Buffer("raster", Type.U32);
  private static final Buffer COUNTS = new Buffer("counts", Type.U32);
  private static final Expr.Register COUNT = new Expr.Register("count", Type.U32);

  private RasterCount() {}

  /**
   * The program. Its arguments are those of {@link LaunchArguments}; its buffers are the raster and
   * the counts, both of {@link Type#U32}.
   *
   * @param precision one that the engine has; there are no real numbers
   */
  public static Program program(Precision precision) {
    IrBuilder ir = new IrBuilder();
    Expr place =
        ir.add(ir.multiply(ir.step(), ir.argument(LaunchArguments.POSITIONS)), ir.position());
    Expr next = ir.add(ir.register(COUNT), bits(ir, ir.load(RASTER, place)));
    return Verifier.verify(
        new Program(
            "raster_count",
            precision,
            LaunchArguments.ALL,
            List.of(RASTER, COUNTS),
            List.of(new Carried(COUNT, ir.load(COUNTS, ir.position()), next)),
            List.of(),
            List.of(new Store(ir.constant(true), COUNTS, ir.position(), ir.register(COUNT))),
            ir.labels()));
  }

  /** The number of bits that are 1 (Warren, Hacker's Delight, 2nd edition, figure 5-2). */
  private static Expr bits(IrBuilder ir, Expr word) {
    Expr pairs = ir.subtract(word, masked(ir, ir.shiftRight(word, 1), 0x55555555));
    Expr fours =
        ir.add(masked(ir, pairs, 0x33333333), masked(ir, ir.shiftRight(pairs, 2), 0x33333333));
    Expr bytes = masked(ir, ir.add(fours, ir.shiftRight(fours, 4)), 0x0F0F0F0F);
    return ir.shiftRight(ir.multiply(bytes, ir.unsigned(0x01010101)), 24);
  }

  private static Expr masked(IrBuilder ir, Expr word, int mask) {
    return ir.and(word, ir.unsigned(mask));
  }
}
