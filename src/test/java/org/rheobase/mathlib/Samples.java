package org.rheobase.mathlib;

import java.util.List;
import java.util.SplittableRandom;
import org.rheobase.ir.Precision;

/** Random arguments of a function. */
interface Samples {

  /**
   * Draws arguments, which are numbers of the precision.
   *
   * @param arguments where they go
   */
  void next(SplittableRandom random, Precision precision, double[] arguments);

  /** Half of them any bits, half of them not larger than a bound. */
  static Samples within(List<Double> bounds) {
    return (random, precision, arguments) -> {
      int kind = random.nextInt(2 * bounds.size());
      arguments[0] =
          kind >= bounds.size()
              ? bits(random, precision)
              : rounded(random.nextDouble(-bounds.get(kind), bounds.get(kind)), precision);
    };
  }

  /**
   * Arguments of powers: any bits; small whole numbers and halves; numbers for which the power is
   * within the range, the first near 1 for a part of them.
   */
  static Samples ofPowers() {
    return (random, precision, arguments) -> {
      switch (random.nextInt(8)) {
        case 0 -> {
          arguments[0] = bits(random, precision);
          arguments[1] = bits(random, precision);
        }
        case 1 -> {
          arguments[0] = random.nextInt(-20, 200) / 2.0;
          arguments[1] = random.nextInt(-40, 40) / 2.0;
        }
        case 2, 3 -> {
          double distance = Math.scalb(random.nextDouble(-1, 1), -random.nextInt(20));
          arguments[0] = rounded(1 + distance, precision);
          arguments[1] = exponent(random, precision, arguments[0]);
        }
        default -> {
          arguments[0] = Math.abs(bits(random, precision));
          arguments[1] = exponent(random, precision, arguments[0]);
        }
      }
    };
  }

  /** An exponent for which the power is within the range, or not far from it. */
  private static double exponent(SplittableRandom random, Precision precision, double base) {
    double range = precision == Precision.DOUBLE ? 1100 : 155;
    double size = Math.log(base) / Math.log(2);
    return rounded(random.nextDouble(-range, range) / (size == 0 ? 1 : size), precision);
  }

  private static double bits(SplittableRandom random, Precision precision) {
    return precision == Precision.DOUBLE
        ? Double.longBitsToDouble(random.nextLong())
        : Float.intBitsToFloat(random.nextInt());
  }

  private static double rounded(double value, Precision precision) {
    return precision == Precision.DOUBLE ? value : (float) value;
  }
}
