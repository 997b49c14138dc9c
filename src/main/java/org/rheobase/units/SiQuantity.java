package org.rheobase.units;

import javax.measure.Quantity;
import javax.measure.Unit;

/**
 * A value with its dimension, free of the choice of unit.
 *
 * @param value the value in SI base units
 * @param dimension what it measures
 */
public record SiQuantity(double value, Dimension dimension) {

  /**
   * Takes over a quantity of a Java program. {@code getQuantity(1.1, MILLI(SECOND))} becomes the
   * same double as {@code 1.1*ms} in an equation: number times value of the unit.
   */
  public static SiQuantity of(Quantity<?> quantity) {
    double number = quantity.getValue().doubleValue();
    Unit<?> unit = quantity.getUnit();
    return new SiQuantity(JsrUnits.toSi(number, unit), JsrUnits.dimension(unit));
  }
}
