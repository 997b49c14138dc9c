package org.rheobase.testing.models;

import java.util.List;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/** What kind of value an expression shall have. */
sealed interface Kind {

  /** A real number of a dimension. */
  record Real(Dimension dimension) implements Kind {}

  /** Kinds without dimension. */
  enum Plain implements Kind {
    INTEGER,
    BOOLEAN
  }

  /** A number without unit. */
  static Kind number() {
    return new Real(Dimension.NONE);
  }

  /** A time. */
  static Kind time() {
    return new Real(Dimension.TIME);
  }

  /** The dimensions of variables. */
  List<Dimension> DIMENSIONS =
      List.of(
          Dimension.NONE,
          Dimension.NONE,
          dimension("volt"),
          dimension("volt"),
          dimension("amp"),
          dimension("siemens"),
          dimension("second"),
          dimension("hertz"),
          dimension("volt").over(dimension("second")),
          dimension("amp").over(dimension("meter").power(2)),
          dimension("volt").power(0.5));

  private static Dimension dimension(String unit) {
    return UnitTable.find(unit).orElseThrow().dimension();
  }

  /** A real kind; the commonest is a number without unit. */
  static Kind anyReal(Choices choices) {
    return new Real(choices.of(DIMENSIONS));
  }

  /** A kind of variables. */
  static Kind any(Choices choices) {
    return switch (choices.below(5)) {
      case 4 -> Plain.BOOLEAN;
      case 3 -> Plain.INTEGER;
      default -> anyReal(choices);
    };
  }

  /** What stands after the colon of an equation. */
  default String declaration() {
    return switch (this) {
      case Real real -> real.dimension().usualName();
      case Plain plain -> plain.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** Its dimension; none of integers and truth values. */
  default Dimension dimension() {
    return Dimension.NONE;
  }

  /** Whether it is a real number without unit. */
  default boolean isNumber() {
    return equals(number());
  }

  /** Whether it is a real number. */
  default boolean isReal() {
    return this instanceof Real;
  }
}
