package org.rheobase.testing.models;

/**
 * A name that an expression may use.
 *
 * @param name the name
 * @param kind the kind of its values
 * @param change what changes its values
 */
record Word(String name, Kind kind, Change change) {

  /** What changes the values of a name. */
  enum Change {
    /** Nothing, and it is the same for all neurons. */
    CONSTANT,
    /** Settings alone, and all neurons have the same. */
    SHARED,
    /** Settings alone. */
    FIXED,
    /** Settings and reset code. */
    PARAMETER,
    /** A differential equation. */
    VARIABLE,
    /** It is computed from others, or from the time. */
    DERIVED
  }

  /** Whether it is a constant. */
  boolean isConstant() {
    return change == Change.CONSTANT;
  }

  /** Whether it keeps its value while the state is updated. */
  boolean isFixed() {
    return change.compareTo(Change.PARAMETER) <= 0;
  }

  /** Whether it is the same for all neurons. */
  boolean isShared() {
    return change.compareTo(Change.SHARED) <= 0;
  }

  /** Whether reset code may write to it. */
  boolean isWritable() {
    return change == Change.PARAMETER || change == Change.VARIABLE;
  }
}
