package org.rheobase.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/**
 * Values at times that follow each other at a fixed distance: in equations a function of the time,
 * {@code I(t)}, or of the time and a column, {@code I(t, i)}. Before the first and after the last
 * time the first and the last value are held. It never changes.
 */
public final class TimedArray {
  /** How far, relative to it, the distance of times may be off whole steps and count as such. */
  private static final double ROUNDING = 1e-14;

  /** The largest number of values. */
  private static final int LARGEST = 1 << 29;

  private static final String TOO_LONG = "has more than 2^29 values";

  private final Source name;
  private final double[] values;
  private final int rows;
  private final OptionalInt columns;
  private final double dt;
  private final Dimension dimension;

  private TimedArray(
      Source name, double[] values, int rows, OptionalInt columns, double dt, Dimension dimension) {
    this.name = name;
    this.values = values;
    this.rows = rows;
    this.columns = columns;
    this.dt = dt;
    this.dimension = dimension;
  }

  /**
   * An array with one value for each time.
   *
   * @param name its name in equations
   * @param values the values in the unit given, at least one
   * @param unit their unit, which may be a scaled one such as {@code nA}; {@code 1} for none
   * @param dt the distance of times, such as {@code 10*ms}
   * @throws ModelError if anything is wrong with it
   */
  public static TimedArray of(String name, double[] values, String unit, String dt) {
    Source place = Source.of("timed array", name);
    return of(place, values, unitOf(name, unit), Quantities.parseTime(Source.of(name + ".dt", dt)));
  }

  /**
   * An array with a row of values for each time.
   *
   * @param name its name in equations
   * @param rows the values in the unit given: a row for each time, at least one, all of one length
   * @param unit their unit, which may be a scaled one such as {@code nA}; {@code 1} for none
   * @param dt the distance of times, such as {@code 10*ms}
   * @throws ModelError if anything is wrong with it
   */
  public static TimedArray of(String name, double[][] rows, String unit, String dt) {
    Source place = Source.of("timed array", name);
    return of(place, rows, unitOf(name, unit), Quantities.parseTime(Source.of(name + ".dt", dt)));
  }

  private static Constant unitOf(String name, String unit) {
    Problems problems = new Problems();
    Optional<Constant> value =
        Quantities.parse(Source.of(name + ".unit", unit), Map.of(), problems);
    problems.throwIfErrors();
    return value.orElseThrow();
  }

  /**
   * An array with one value for each time.
   *
   * @param name its name in equations
   * @param values the values in the unit given, at least one
   * @param unit their unit
   * @param dt the distance of times in seconds, above 0
   * @throws ModelError if anything is wrong with it
   */
  public static TimedArray of(Source name, double[] values, Constant unit, double dt) {
    require(values.length > 0, name, "has no values");
    require(values.length <= LARGEST, name, TOO_LONG);
    double[] scaled = Arrays.stream(values).map(value -> value * unit.value()).toArray();
    return checked(name, scaled, values.length, OptionalInt.empty(), dt, unit.dimension());
  }

  /**
   * An array with a row of values for each time.
   *
   * @param name its name in equations
   * @param rows the values in the unit given: a row for each time, at least one, all of one length
   * @param unit their unit
   * @param dt the distance of times in seconds, above 0
   * @throws ModelError if anything is wrong with it
   */
  public static TimedArray of(Source name, double[][] rows, Constant unit, double dt) {
    require(rows.length > 0 && rows[0].length > 0, name, "has no values");
    int columns = rows[0].length;
    for (int row = 1; row < rows.length; row++) {
      require(
          rows[row].length == columns,
          name,
          "has rows of different length: row 0 has %d values, row %d has %d"
              .formatted(columns, row, rows[row].length));
    }
    require((long) rows.length * columns <= LARGEST, name, TOO_LONG);
    double[] scaled =
        Arrays.stream(rows)
            .flatMapToDouble(Arrays::stream)
            .map(value -> value * unit.value())
            .toArray();
    return checked(name, scaled, rows.length, OptionalInt.of(columns), dt, unit.dimension());
  }

  private static TimedArray checked(
      Source name, double[] values, int rows, OptionalInt columns, double dt, Dimension dimension) {
    require(dt > 0 && Double.isFinite(dt), name, "needs a finite 'dt' above 0");
    return new TimedArray(name, values, rows, columns, dt, dimension);
  }

  private static void require(boolean holds, Source name, String wrong) {
    if (!holds) {
      throw ModelError.at(
          name.whole(),
          "the timed array '%s' %s".formatted(name.text(), wrong),
          "give a list of numbers, or a list of rows with a number for each column");
    }
  }

  /** Its name in equations. */
  public String name() {
    return name.text();
  }

  /** Where its name is given. */
  Source place() {
    return name;
  }

  /** Number of times that it has values for. */
  public int rows() {
    return rows;
  }

  /** Number of values for each time; empty if it is a function of the time alone. */
  public OptionalInt columns() {
    return columns;
  }

  /** The distance of times in seconds. */
  public double dt() {
    return dt;
  }

  /** The dimension of its values. */
  public Dimension dimension() {
    return dimension;
  }

  /** Its values in SI base units, row after row. */
  public double[] values() {
    return values.clone();
  }

  /**
   * How many time steps there are from row to row; empty if they are no whole number, and the value
   * changes within steps.
   *
   * @param timeStep the time step of the population that reads it, in seconds
   */
  public OptionalInt steps(double timeStep) {
    double steps = dt / timeStep;
    double whole = Math.rint(steps);
    boolean isWhole =
        whole >= 1 && whole <= Integer.MAX_VALUE && Math.abs(steps - whole) <= whole * ROUNDING;
    return isWhole ? OptionalInt.of((int) whole) : OptionalInt.empty();
  }

  /**
   * Into how many parts the distance of times is cut; times are rounded to the nearest part before
   * their row is looked up, so that a time just off the grid counts as on it: a power of two, so
   * many that a time step has at least eight.
   *
   * @param timeStep the time step of the population that reads it, in seconds
   */
  public double parts(double timeStep) {
    double wanted = 8 * dt / timeStep;
    if (wanted <= 1) {
      return 1;
    }
    double power = Math.scalb(1.0, Math.getExponent(wanted));
    return power == wanted ? power : 2 * power;
  }

  /**
   * The row that is read at a time.
   *
   * @param seconds the time
   * @param timeStep the time step of the population that reads it, in seconds
   */
  public int row(double seconds, double timeStep) {
    double parts = parts(timeStep);
    double row = (seconds / (dt / parts) + 0.5) / parts;
    return Math.clamp((long) row, 0, rows - 1);
  }

  /** How it is read in equations. */
  String usage() {
    return columns.isPresent() ? name() + "(t, i)" : name() + "(t)";
  }

  /** How many arguments a reading of it has. */
  int arity() {
    return columns.isPresent() ? 2 : 1;
  }
}
