package org.rheobase.units;

/**
 * A unit that equations may name.
 *
 * @param name the name
 * @param siValue its value in SI base units
 * @param dimension its dimension
 */
public record NamedUnit(String name, double siValue, Dimension dimension) {

  /** Whether it is not the SI unit of its dimension, as {@code mV} is not. */
  public boolean isScaled() {
    return siValue != 1;
  }
}
