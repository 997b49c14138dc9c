package org.rheobase.testing.models;

import java.util.List;
import java.util.Map;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/** Numbers and quantities as they are written in models. */
final class Literals {
  /** Numbers that arithmetic may stumble over. */
  private static final List<String> EXTREME =
      List.of(
          "0.0",
          "1e-310",
          "5e-324",
          "1e300",
          "2147483647",
          "2147483648",
          "16777217",
          "1e-40",
          "inf");

  private static final List<String> COMMON =
      List.of("1", "2", "0", "0.5", "3", "0.1", "1.5", "10", "0.25", "1e-3", "7.", ".3", "2.5E0");

  /** Units in which values of a dimension are of the size that neurons have. */
  private static final Map<Dimension, List<String>> UNITS =
      Map.of(
          dimension("volt"), List.of("mV", "volt", "uvolt"),
          dimension("amp"), List.of("nA", "pA"),
          dimension("siemens"), List.of("nS", "usiemens"),
          dimension("second"), List.of("ms", "second", "us"),
          dimension("hertz"), List.of("Hz", "kHz"));

  private Literals() {}

  private static Dimension dimension(String unit) {
    return UnitTable.find(unit).orElseThrow().dimension();
  }

  /** A number. */
  static String number(Choices choices) {
    return switch (choices.below(20)) {
      case 19 -> choices.of(EXTREME);
      case 18, 17, 16, 15 -> "%d.%03d".formatted(choices.below(20), choices.below(1000));
      default -> choices.of(COMMON);
    };
  }

  /** A number of a size that does not make everything infinite. */
  static String moderate(Choices choices) {
    return "%d.%d".formatted(choices.below(3), choices.between(1, 9));
  }

  /** An integer. */
  static String integer(Choices choices) {
    return choices.oneIn(12)
        ? choices.of("2147483647", "65536", "46341")
        : Integer.toString(choices.below(8));
  }

  /** A unit of a real kind, as an operand. */
  static String unit(Kind kind, Choices choices) {
    Dimension dimension = kind.dimension();
    List<String> names = UNITS.getOrDefault(dimension, List.of());
    return names.isEmpty() ? "(" + dimension.usualName() + ")" : choices.of(names);
  }

  /** A value of a real kind, as an operand. */
  static String quantity(String number, Kind kind, Choices choices) {
    return kind.isNumber() ? number : "(%s*%s)".formatted(number, unit(kind, choices));
  }

  /** A time of some milliseconds. */
  static String time(Choices choices, int greatest) {
    return choices.oneIn(3)
        ? "%d.%02d*ms".formatted(choices.below(greatest), choices.between(1, 99))
        : choices.between(1, greatest) + "*ms";
  }
}
