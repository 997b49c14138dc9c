package org.rheobase.files;

import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads numbers of lists. */
final class Numbers {
  private Numbers() {}

  /** A real number, a truth value counting as 0 or 1; 0 if it is neither, which is noted. */
  static double real(Source value, Problems problems) {
    try {
      return switch (value.text()) {
        case "true", "True" -> 1;
        case "false", "False" -> 0;
        case ".inf" -> Double.POSITIVE_INFINITY;
        case "-.inf" -> Double.NEGATIVE_INFINITY;
        case ".nan" -> Double.NaN;
        default -> Double.parseDouble(value.text());
      };
    } catch (NumberFormatException e) {
      problems.error(
          value.whole(),
          "a list of values holds numbers without units",
          "'%s' is none".formatted(value.text()));
      return 0;
    }
  }

  /** The number of a neuron; 0 if it is none, which is noted. */
  static int neuron(Source value, Problems problems) {
    try {
      return Integer.parseInt(value.text().strip());
    } catch (NumberFormatException e) {
      problems.error(
          value.whole(),
          "'%s' is no number of a neuron".formatted(value.text()),
          "write whole numbers from 0 on");
      return 0;
    }
  }
}
