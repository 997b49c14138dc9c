package org.rheobase.units;

import java.util.Map;
import java.util.stream.IntStream;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import tech.units.indriya.unit.AlternateUnit;
import tech.units.indriya.unit.ProductUnit;
import tech.units.indriya.unit.Units;

/** Reads dimensions and factors off the units of JSR 385. */
final class JsrUnits {
  private static final Map<Unit<?>, Dimension> BASES =
      Map.of(
          Units.METRE, Dimension.LENGTH,
          Units.KILOGRAM, Dimension.MASS,
          Units.SECOND, Dimension.TIME,
          Units.AMPERE, Dimension.CURRENT,
          Units.KELVIN, Dimension.TEMPERATURE,
          Units.MOLE, Dimension.AMOUNT,
          Units.CANDELA, Dimension.INTENSITY);

  private JsrUnits() {}

  /**
   * The dimension of a unit. Walks the unit itself, since JSR 385 has no fractional powers in its
   * dimensions.
   */
  static Dimension dimension(Unit<?> unit) {
    Unit<?> system = unit.getSystemUnit();
    return switch (system) {
      case ProductUnit<?> product -> product(product);
      case AlternateUnit<?> alternate -> dimension(alternate.getParentUnit());
      default -> base(system);
    };
  }

  private static Dimension product(ProductUnit<?> unit) {
    Dimension dimension = Dimension.NONE;
    for (int k = 0; k < unit.getUnitCount(); k++) {
      double power = (double) unit.getUnitPow(k) / unit.getUnitRoot(k);
      dimension = dimension.times(dimension(unit.getUnit(k)).power(power));
    }
    return dimension;
  }

  private static Dimension base(Unit<?> unit) {
    Dimension dimension = BASES.get(unit);
    if (dimension == null) {
      throw new IllegalArgumentException("a unit that is not built of SI base units: " + unit);
    }
    return dimension;
  }

  /**
   * How much a unit is in SI base units.
   *
   * @throws IllegalArgumentException if it is no multiple of them, as a temperature in degrees
   *     Celsius
   */
  static double factor(Unit<?> unit) {
    UnitConverter converter = converter(unit);
    if (!converter.isLinear()) {
      throw new IllegalArgumentException("not a multiple of an SI unit: " + unit);
    }
    return converter.convert((Number) 1).doubleValue();
  }

  /** A number of units as a number of SI base units. */
  static double toSi(double number, Unit<?> unit) {
    if (unit instanceof ProductUnit<?> product && hasRoots(product)) {
      return number * factorOfRoots(product);
    }
    UnitConverter converter = converter(unit);
    return converter.isLinear() ? number * factor(unit) : converter.convert(number);
  }

  private static UnitConverter converter(Unit<?> unit) {
    try {
      return unit.getConverterToAny(unit.getSystemUnit());
    } catch (IncommensurableException e) {
      throw new IllegalArgumentException("a unit that disagrees with its own SI unit: " + unit, e);
    }
  }

  /** Whether a unit has fractional powers, for which Indriya has no converter. */
  private static boolean hasRoots(ProductUnit<?> unit) {
    return IntStream.range(0, unit.getUnitCount()).anyMatch(k -> unit.getUnitRoot(k) != 1);
  }

  private static double factorOfRoots(ProductUnit<?> unit) {
    double factor = 1;
    for (int k = 0; k < unit.getUnitCount(); k++) {
      double power = (double) unit.getUnitPow(k) / unit.getUnitRoot(k);
      factor *= Math.pow(factor(unit.getUnit(k)), power);
    }
    return factor;
  }
}
