package org.rheobase.units;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javax.measure.Unit;

/**
 * The physical dimension of a value: the powers of metre, kilogram, second, ampere, kelvin, mole
 * and candela in its unit. Powers may be fractions, as in the {@code second**-0.5} of white noise.
 * Immutable; equal dimensions have powers that are equal to within half a millionth, so that
 * rounding in the arithmetic of powers does not show.
 */
public final class Dimension {
  /** Of a plain number. */
  public static final Dimension NONE = new Dimension(new double[7]);

  /** Of a length. */
  public static final Dimension LENGTH = base(0);

  /** Of a mass. */
  public static final Dimension MASS = base(1);

  /** Of a time. */
  public static final Dimension TIME = base(2);

  /** Of an electric current. */
  public static final Dimension CURRENT = base(3);

  /** Of a temperature. */
  public static final Dimension TEMPERATURE = base(4);

  /** Of an amount of substance. */
  public static final Dimension AMOUNT = base(5);

  /** Of a luminous intensity. */
  public static final Dimension INTENSITY = base(6);

  /** Powers beyond this are not told apart: sums of powers must stay numbers. */
  private static final double LARGEST_POWER = 1e12;

  private final double[] powers;

  private Dimension(double[] powers) {
    this.powers = powers;
  }

  private static Dimension base(int index) {
    double[] powers = new double[7];
    powers[index] = 1;
    return new Dimension(powers);
  }

  /**
   * That of a unit of JSR 385.
   *
   * @throws IllegalArgumentException if the unit is not built of SI base units
   */
  public static Dimension of(Unit<?> unit) {
    return JsrUnits.dimension(unit);
  }

  /** Of the product of two values. */
  public Dimension times(Dimension other) {
    return plus(other, 1);
  }

  /** Of the quotient of two values. */
  public Dimension over(Dimension other) {
    return plus(other, -1);
  }

  /**
   * Of a power of a value.
   *
   * @throws IllegalArgumentException if the exponent is not finite
   */
  public Dimension power(double exponent) {
    if (!Double.isFinite(exponent)) {
      throw new IllegalArgumentException("not a finite exponent: " + exponent);
    }
    return NONE.plus(this, exponent);
  }

  private Dimension plus(Dimension other, double factor) {
    double[] sum = new double[powers.length];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = Math.clamp(powers[k] + factor * other.powers[k], -LARGEST_POWER, LARGEST_POWER);
    }
    return new Dimension(sum);
  }

  /** Whether it is that of a plain number. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The powers of metre, kilogram, second, ampere, kelvin, mole and candela. */
  public double[] exponents() {
    return powers.clone();
  }

  /**
   * What a person calls the unit of such values, in unit names of equations: {@code volt}, {@code
   * siemens/meter**2}, {@code second**-0.5}; {@code 1} for a plain number. The text is a unit that
   * equations accept.
   */
  public String usualName() {
    return UsualNames.of(this);
  }

  private DoubleStream rounded() {
    return Arrays.stream(powers).map(power -> Math.rint(power * 1e6) + 0.0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dimension that
        && Arrays.equals(rounded().toArray(), that.rounded().toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rounded().toArray());
  }

  /** The powers of the base units, for debugging; readers of messages want {@link #usualName()}. */
  @Override
  public String toString() {
    return Arrays.stream(powers)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(" ", "[", "]"));
  }
}
