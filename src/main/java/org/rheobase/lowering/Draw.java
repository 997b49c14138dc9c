package org.rheobase.lowering;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;
import org.rheobase.mathlib.Draws;
import org.rheobase.mathlib.Philox;

/**
 * Draws random numbers for one piece of code. The counter is (neuron, block of steps, stream,
 * epoch); the stream names the source by population, place and name, so that sources never disturb
 * each other. A number that all neurons share is that of neuron 0.
 */
interface Draw {

  /** A number evenly distributed in [0, 1). */
  Expr uniform(String name);

  /** A normal number of mean 0 and variance 1. */
  Expr normal(String name);

  /** A whole number of the Poisson distribution, as an {@code I32}; the mean is a real number. */
  Expr poisson(String name, Expr mean);

  /** The draws of neuron 0, for all neurons. */
  Draw shared();

  /** Draws that serve the current step: one call of the generator for four steps. */
  static Draw inStep(IrBuilder builder, Type real, String group, String place, Expr neuron) {
    return new InStep(builder, real, group, place, neuron);
  }

  /** Draws that serve one setting of a variable. */
  static Draw inSetting(IrBuilder builder, Type real, String group, String variable, Expr neuron) {
    return new InSetting(builder, real, group, variable, neuron);
  }

  /** Draws of a neuron in the current step. */
  record InStep(IrBuilder builder, Type real, String group, String place, Expr neuron)
      implements Draw {

    @Override
    public Expr uniform(String name) {
      return Draws.uniform(builder, real, Draws.pick(builder, words(name), builder.step()));
    }

    @Override
    public Expr normal(String name) {
      return Draws.pick(builder, Draws.normals(builder, real, words(name)), builder.step());
    }

    @Override
    public Expr poisson(String name, Expr mean) {
      return Draws.poisson(builder, Draws.pick(builder, words(name), builder.step()), mean);
    }

    @Override
    public Draw shared() {
      return new InStep(builder, real, group, place, builder.constant(0));
    }

    private List<Expr> words(String name) {
      Expr block = builder.bitcast(Type.U32, builder.block());
      return Draw.words(builder, neuron, block, Draws.stream(group, place, name));
    }
  }

  /** Draws of a neuron in one setting of a variable. */
  record InSetting(IrBuilder builder, Type real, String group, String variable, Expr neuron)
      implements Draw {

    @Override
    public Expr uniform(String name) {
      return Draws.uniform(builder, real, words(name).getFirst());
    }

    @Override
    public Expr normal(String name) {
      return Draws.normals(builder, real, words(name)).getFirst();
    }

    @Override
    public Expr poisson(String name, Expr mean) {
      return Draws.poisson(builder, words(name).getFirst(), mean);
    }

    @Override
    public Draw shared() {
      return new InSetting(builder, real, group, variable, builder.constant(0));
    }

    private List<Expr> words(String name) {
      Expr setting = builder.argument(LaunchArguments.SETTING);
      int stream = Draws.stream(group, "set " + variable, name);
      return Draw.words(builder, neuron, setting, stream);
    }
  }

  private static List<Expr> words(IrBuilder builder, Expr neuron, Expr block, int stream) {
    return Philox.words(
        builder,
        builder.argument(LaunchArguments.SEED_LOW),
        builder.argument(LaunchArguments.SEED_HIGH),
        builder.bitcast(Type.U32, neuron),
        block,
        builder.unsigned(stream),
        builder.argument(LaunchArguments.EPOCH));
  }
}
