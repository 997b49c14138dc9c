package org.rheobase.units;

/**
 * A unit that equations may name.
 *
 * @param name as written in equations, such as {@code mV}
 * @param siValue how much it is in SI base units: 0.001 for {@code mV}
 * @param dimension what it measures
 */
public record NamedUnit(String name, double siValue, Dimension dimension) {

  /**
   * Whether it is a multiple of the SI unit, so that it cannot declare a variable, whose values are
   * SI values.
   */
  public boolean isScaled() {
    return siValue != 1.0;
  }
}
