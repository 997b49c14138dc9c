package org.rheobase.units;

import java.util.Arrays;
import java.util.Map;
import javax.measure.Unit;
import tech.units.indriya.unit.UnitDimension;

/**
 * The physical dimension of a value: the exponents of length, mass, time, electric current,
 * temperature, amount of substance and luminous intensity. They may be fractions: white noise has
 * time to the power −1/2.
 */
public final class Dimension {
  private static final javax.measure.Dimension[] BASE = {
    UnitDimension.LENGTH,
    UnitDimension.MASS,
    UnitDimension.TIME,
    UnitDimension.ELECTRIC_CURRENT,
    UnitDimension.TEMPERATURE,
    UnitDimension.AMOUNT_OF_SUBSTANCE,
    UnitDimension.LUMINOUS_INTENSITY
  };

  /** Exponents are kept to this fraction, so that 1/3 · 3 is 1. */
  private static final double GRAIN = 1 << 20;

  /** The dimension of a number without unit. */
  public static final Dimension NONE = new Dimension(new double[BASE.length]);

  private final double[] exponents;

  Dimension(double[] exponents) {
    this.exponents =
        Arrays.stream(exponents).map(e -> Math.rint(e * GRAIN) / GRAIN + 0.0).toArray();
  }

  /** The dimension of a unit. */
  public static Dimension of(Unit<?> unit) {
    double[] exponents = new double[BASE.length];
    add(unit.getDimension(), 1, exponents);
    return new Dimension(exponents);
  }

  private static void add(javax.measure.Dimension dimension, int factor, double[] exponents) {
    Map<? extends javax.measure.Dimension, Integer> parts = dimension.getBaseDimensions();
    int place = Arrays.asList(BASE).indexOf(dimension);
    if (place >= 0) {
      exponents[place] += factor;
    } else if (parts != null) {
      parts.forEach((part, power) -> add(part, factor * power, exponents));
    }
  }

  /** The dimension of a product. */
  public Dimension times(Dimension other) {
    double[] sums = exponents.clone();
    Arrays.setAll(sums, k -> exponents[k] + other.exponents[k]);
    return new Dimension(sums);
  }

  /** The dimension of a quotient. */
  public Dimension over(Dimension other) {
    return times(other.power(-1));
  }

  /** The dimension of a power. */
  public Dimension power(double exponent) {
    return new Dimension(Arrays.stream(exponents).map(e -> e * exponent).toArray());
  }

  /** Whether it is that of a number without unit. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The exponents of metre, kilogram, second, ampere, kelvin, mole and candela. */
  public double[] exponents() {
    return exponents.clone();
  }

  /** How people write it: {@code 1}, {@code volt}, {@code volt/second}, {@code meter**2}. */
  public String usualName() {
    return UsualNames.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dimension dimension && Arrays.equals(exponents, dimension.exponents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(exponents);
  }

  @Override
  public String toString() {
    return usualName();
  }
}
