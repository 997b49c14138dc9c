package org.rheobase.mathlib;

import java.util.SplittableRandom;

/**
 * Random arguments in double precision: half of them any bits, half of them within the bounds of a
 * function.
 */
final class DoubleSamples {
  private DoubleSamples() {}

  static double next(SplittableRandom random, FunctionCase function) {
    int kind = random.nextInt(2 * function.bound().size());
    if (kind >= function.bound().size()) {
      return Double.longBitsToDouble(random.nextLong());
    }
    double bound = function.bound().get(kind);
    return random.nextDouble(-bound, bound);
  }
}
