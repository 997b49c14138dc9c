package org.rheobase.model;

import java.util.Optional;
import org.rheobase.units.Dimension;

/**
 * What is known of an expression after it was checked.
 *
 * @param type what kind of value it has
 * @param dimension its dimension; absent where a mistake in it was noted, which shall provoke no
 *     others
 */
public record Checked(ValueType type, Optional<Dimension> dimension) {

  /** A real value of a dimension. */
  static Checked real(Dimension dimension) {
    return new Checked(ValueType.REAL, Optional.of(dimension));
  }

  /** An integer. */
  static Checked integer() {
    return new Checked(ValueType.INTEGER, Optional.of(Dimension.NONE));
  }

  /** A truth value. */
  static Checked truth() {
    return new Checked(ValueType.BOOLEAN, Optional.of(Dimension.NONE));
  }

  /** Nothing is known. */
  static Checked unknown() {
    return new Checked(ValueType.REAL, Optional.empty());
  }

  /** Whether a mistake was noted in it. */
  boolean isUnknown() {
    return dimension.isEmpty();
  }

  /** Whether it is a truth value. */
  boolean isTruth() {
    return type == ValueType.BOOLEAN && !isUnknown();
  }

  /** The dimension of an expression without mistakes. */
  public Dimension known() {
    return dimension.orElseThrow();
  }

  /** How a message calls its unit. */
  String unitText() {
    return known().isNone() ? "a dimensionless number" : "'" + known().usualName() + "'";
  }
}
