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
 * each other.
 */
interface Draw {

  /** A number evenly distributed in [0, 1). */
  Expr uniform(String name);

  /** A normal number of mean 0 and variance 1. */
  Expr normal(String name);

  /** A whole number of the Poisson distribution, as an {@code I32}; the mean is a real number. */
  Expr poisson(String name, Expr mean);

  /** Draws that serve the current step: one call of the generator for four steps. */
  static Draw inStep(IrBuilder builder, Type real, String group, String place) {
    return new Draw() {
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
        Expr word = Draws.pick(builder, words(name), builder.step());
        return Draws.poisson(builder, word, mean);
      }

      private List<Expr> words(String name) {
        Expr block = builder.bitcast(Type.U32, builder.block());
        return Draw.words(builder, block, Draws.stream(group, place, name));
      }
    };
  }

  /** Draws that serve one setting of a variable. */
  static Draw inSetting(IrBuilder builder, Type real, String group, String variable) {
    return new Draw() {
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

      private List<Expr> words(String name) {
        Expr setting = builder.argument(LaunchArguments.SETTING);
        return Draw.words(builder, setting, Draws.stream(group, "set " + variable, name));
      }
    };
  }

  private static List<Expr> words(IrBuilder builder, Expr block, int stream) {
    Expr neuron = builder.bitcast(Type.U32, Neurons.index(builder));
    return Philox.words(
        builder,
        builder.argument(LaunchArguments.SEED_LOW),
        builder.argument(LaunchArguments.SEED_HIGH),
        neuron,
        block,
        builder.unsigned(stream),
        builder.argument(LaunchArguments.EPOCH));
  }
}
