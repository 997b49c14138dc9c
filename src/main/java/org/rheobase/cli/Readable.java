package org.rheobase.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Times and speeds in units that suit them, in four digits at most. */
final class Readable {
  private static final MathContext DIGITS = new MathContext(4);
  private static final List<String> TIMES = List.of("s", "ms", "µs", "ns");

  private Readable() {}

  /** A time in seconds: {@code 340 ms}, {@code 2.5 s}, {@code 2 min 3 s}, {@code 5 h 1 min}. */
  static String time(double seconds) {
    if (seconds < 59.995) {
      return belowAMinute(seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return pair(whole / 60, "min", whole % 60, "s");
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 24 * 60) {
      return pair(minutes / 60, "h", minutes % 60, "min");
    }
    long hours = Math.round(seconds / 3600);
    return pair(hours / 24, "d", hours % 24, "h");
  }

  private static String belowAMinute(double seconds) {
    double value = seconds;
    int unit = 0;
    while (value > 0 && value < 0.99995 && unit < TIMES.size() - 1) {
      value *= 1000;
      unit++;
    }
    return digits(value) + " " + TIMES.get(unit);
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    String first = "%d %s".formatted(large, largeUnit);
    return small == 0 ? first : "%s %d %s".formatted(first, small, smallUnit);
  }

  /** A speed: {@code 4.53e+09 neuron-steps/s}. */
  static String speed(double neuronStepsPerSecond) {
    return String.format(Locale.ROOT, "%.3g neuron-steps/s", neuronStepsPerSecond);
  }

  private static String digits(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
