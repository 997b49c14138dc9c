package org.rheobase.lowering;

import java.util.List;
import org.rheobase.ir.Expr.Argument;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** The arguments of every program that is made from a model, in this order. */
public final class LaunchArguments {
  /** Number, in the whole population, of the neuron at position 0. */
  public static final Argument FIRST_NEURON = new Argument("first_neuron", Type.I32);

  /** Number of positions of the launch: the distance of rows in the raster. */
  public static final Argument POSITIONS = new Argument("positions", Type.I32);

  /** Low half of the seed. */
  public static final Argument SEED_LOW = new Argument("seed_low", Type.U32);

  /** High half of the seed. */
  public static final Argument SEED_HIGH = new Argument("seed_high", Type.U32);

  /** How often the time step has changed in this simulation: steps are numbered anew each time. */
  public static final Argument EPOCH = new Argument("epoch", Type.U32);

  /** In a program that sets a variable: how often this variable has been set before. */
  public static final Argument SETTING = new Argument("setting", Type.U32);

  /** All of them. */
  public static final List<Argument> ALL =
      List.of(
          Program.FIRST_STEP,
          Program.END_STEP,
          FIRST_NEURON,
          POSITIONS,
          SEED_LOW,
          SEED_HIGH,
          EPOCH,
          SETTING);

  private LaunchArguments() {}

  /**
   * The bits of all arguments, in their order.
   *
   * @param firstStep number of the first step
   * @param endStep number after that of the last step
   * @param firstNeuron number of the neuron at position 0
   * @param positions number of positions
   * @param seed the seed
   * @param epoch how often the time step has changed
   * @param setting how often the variable has been set before
   */
  public static long[] bits(
      int firstStep,
      int endStep,
      int firstNeuron,
      int positions,
      long seed,
      int epoch,
      int setting) {
    return new long[] {
      firstStep,
      endStep,
      firstNeuron,
      positions,
      seed & 0xFFFFFFFFL,
      seed >>> 32,
      Integer.toUnsignedLong(epoch),
      Integer.toUnsignedLong(setting)
    };
  }
}
