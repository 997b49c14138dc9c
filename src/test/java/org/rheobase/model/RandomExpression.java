package org.rheobase.model;

import java.util.List;
import java.util.Random;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/** Writes a random expression of a given dimension, right but for one unit if that is asked for. */
final class RandomExpression {
  private static final List<String> UNITS = List.of("mV", "second", "nS", "pA", "ufarad", "Hz");

  private final Random random;
  private final int wrongLeaf;
  private int leaves;

  /**
   * Prepares an expression.
   *
   * @param seed decides what it looks like
   * @param wrongLeaf the number of the leaf with a wrong unit; −1 for none
   */
  RandomExpression(long seed, int wrongLeaf) {
    random = new Random(seed);
    this.wrongLeaf = wrongLeaf;
  }

  /** The number of leaves written so far. */
  int leaves() {
    return leaves;
  }

  /** The dimension of a unit. */
  static Dimension dimension(String unit) {
    return UnitTable.find(unit).orElseThrow().dimension();
  }

  /** An expression of a dimension, in brackets. */
  String of(Dimension dimension, int depth) {
    if (depth == 0) {
      return leaf(dimension);
    }
    return switch (random.nextInt(9)) {
      case 0 -> "(%s + %s)".formatted(of(dimension, depth - 1), of(dimension, depth - 1));
      case 1 -> "(%s - %s)".formatted(of(dimension, depth - 1), of(dimension, depth - 1));
      case 2 -> "(%s %% %s)".formatted(of(dimension, depth - 1), of(dimension, depth - 1));
      case 3 -> "(-%s)".formatted(of(dimension, depth - 1));
      case 4 -> product(dimension, depth);
      case 5 -> quotient(dimension, depth);
      case 6 -> "sqrt(%s)".formatted(of(dimension.power(2), depth - 1));
      case 7 ->
          "clip(%s, %s, %s)"
              .formatted(
                  of(dimension, depth - 1), of(dimension, depth - 1), of(dimension, depth - 1));
      default -> "int(%s)*%s".formatted(condition(depth), of(dimension, depth - 1));
    };
  }

  private String product(Dimension dimension, int depth) {
    Dimension other = dimension(unit());
    return "(%s * %s)".formatted(of(dimension.over(other), depth - 1), of(other, depth - 1));
  }

  private String quotient(Dimension dimension, int depth) {
    Dimension other = dimension(unit());
    return "(%s / %s)".formatted(of(dimension.times(other), depth - 1), of(other, depth - 1));
  }

  private String condition(int depth) {
    Dimension dimension = dimension(unit());
    String comparison =
        "(%s %s %s)"
            .formatted(
                of(dimension, depth - 1),
                List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6)),
                of(dimension, depth - 1));
    return random.nextBoolean() ? "(not %s)".formatted(comparison) : comparison;
  }

  private String unit() {
    return UNITS.get(random.nextInt(UNITS.size()));
  }

  private String leaf(Dimension dimension) {
    double[] exponents = dimension.exponents();
    List<String> base = List.of("metre", "kilogram", "second", "amp", "kelvin", "mole", "candle");
    StringBuilder text = new StringBuilder("(" + (random.nextInt(99) + 1));
    for (int k = 0; k < exponents.length; k++) {
      if (exponents[k] != 0) {
        text.append("*%s**(%s)".formatted(base.get(k), exponents[k]));
      }
    }
    if (leaves++ == wrongLeaf) {
      text.append("*kelvin**3");
    }
    return text.append(')').toString();
  }
}
