package org.rheobase.model;

/** What kind of values a variable or expression has. */
public enum ValueType {
  /** Real numbers, in the precision of the run. */
  REAL,
  /** Integers of 32 bits. */
  INTEGER,
  /** Truth values. */
  BOOLEAN
}
