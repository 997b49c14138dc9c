package org.rheobase.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Time;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/** Reads single values with units. */
public final class Quantities {
  private Quantities() {}

  /**
   * A value written as an expression of numbers, units and constants.
   *
   * @param source the expression
   * @param constants the constants that it may use
   * @param problems takes its mistakes
   * @return the value; empty if there was a mistake
   */
  public static Optional<Constant> parse(
      Source source, Map<String, Constant> constants, Problems problems) {
    return parse(source, constants, Set.of(), problems);
  }

  /**
   * A value written as an expression of numbers, units and constants.
   *
   * @param source the expression
   * @param constants the constants that it may use
   * @param mistaken constants whose own mistakes have been noted, so that their use is not
   * @param problems takes its mistakes
   * @return the value; empty if there was a mistake
   */
  public static Optional<Constant> parse(
      Source source, Map<String, Constant> constants, Set<String> mistaken, Problems problems) {
    Scope scope = Scope.ofConstants(constants);
    UnitChecker units = new UnitChecker(scope, problems, mistaken, Set.of());
    return ModelParser.expression(source, problems)
        .flatMap(expression -> evaluate(expression, units.check(expression), scope, problems));
  }

  private static Optional<Constant> evaluate(
      Ast.Expression expression, Checked checked, Scope scope, Problems problems) {
    if (checked.isUnknown()) {
      return Optional.empty();
    }
    Optional<Double> value = ConstantEvaluator.valueOf(expression, scope);
    if (checked.isTruth() || value.isEmpty()) {
      Ast.Expression culprit = culprit(expression, scope);
      problems.error(
          culprit.span(),
          checked.isTruth()
              ? "a truth value cannot be a constant"
              : "'%s' has no fixed value".formatted(Texts.oneLine(culprit)),
          "a constant is made of numbers, units and constants that stand before it");
      return Optional.empty();
    }
    if (!isFine(value.get(), expression, scope)) {
      problems.error(
          expression.span(),
          Double.isNaN(value.get())
              ? "the value is no number (NaN)"
              : "the value is infinite: something is divided by 0, or too large",
          Double.isNaN(value.get())
              ? "0/0, inf - inf and roots and logarithms of negative numbers have none"
              : "the largest number is about 1.8e308; infinity is written inf");
      return Optional.empty();
    }
    return Optional.of(new Constant(value.get(), checked.known()));
  }

  /** Infinity is a value only where it is asked for by name. */
  private static boolean isFine(double value, Ast.Expression expression, Scope scope) {
    boolean isAskedFor =
        Trees.names(expression).stream()
            .flatMap(name -> ConstantEvaluator.valueOf(name, scope).stream())
            .anyMatch(part -> Double.isInfinite(part));
    return Double.isFinite(value) || (Double.isInfinite(value) && isAskedFor);
  }

  /** The part of an expression without value: a name, a call, or the expression itself. */
  private static Ast.Expression culprit(Ast.Expression expression, Scope scope) {
    return Stream.<Ast.Expression>concat(
            Trees.names(expression).stream(), Trees.calls(expression).stream())
        .filter(part -> ConstantEvaluator.valueOf(part, scope).isEmpty())
        .findFirst()
        .orElse(expression);
  }

  /**
   * A time above 0, in seconds.
   *
   * @throws ModelError if it is no time, or not above 0
   */
  public static double parseTime(Source source) {
    return parseTime(source, Map.of());
  }

  /**
   * A time above 0, in seconds, which may use constants.
   *
   * @throws ModelError if it is no time, or not above 0
   */
  public static double parseTime(Source source, Map<String, Constant> constants) {
    Problems problems = new Problems();
    Optional<Double> seconds = parseTime(source, constants, Set.of(), problems);
    problems.throwIfErrors();
    return seconds.orElseThrow();
  }

  /**
   * A time above 0, in seconds.
   *
   * @param constants the constants that it may use
   * @param mistaken constants whose own mistakes have been noted, so that their use is not
   * @param problems takes its mistakes
   * @return the time; empty if there was a mistake
   */
  public static Optional<Double> parseTime(
      Source source, Map<String, Constant> constants, Set<String> mistaken, Problems problems) {
    return parse(source, constants, mistaken, problems)
        .filter(value -> isTime(value, source, problems))
        .map(Constant::value);
  }

  private static boolean isTime(Constant value, Source source, Problems problems) {
    boolean isOfTime = value.dimension().equals(UnitChecker.second());
    boolean isAboveZero = value.value() > 0 && !Double.isInfinite(value.value());
    if (!isOfTime) {
      problems.error(
          source.whole(),
          "a time in 'second' is needed, and this is " + Texts.thing(value.dimension()),
          value.dimension().isNone()
              ? "write its unit, as in %s*ms".formatted(source.text().strip())
              : "write a time, as in 100*ms");
    } else if (!isAboveZero) {
      problems.error(
          source.whole(),
          value.value() > 0
              ? "a finite time is needed, and this is infinite"
              : "a time above 0 is needed, and this is %s*second".formatted(value.value()),
          "write a time, as in 100*ms");
    }
    return isOfTime && isAboveZero;
  }

  /**
   * A time above 0, in seconds.
   *
   * @throws ModelError if it is not above 0
   */
  public static double parseTime(Quantity<Time> time) {
    Problems problems = new Problems();
    Constant value = of(time);
    isTime(value, Source.of("time", time.toString()), problems);
    problems.throwIfErrors();
    return value.value();
  }

  /** A quantity of JSR 385 in SI base units. */
  public static <Q extends Quantity<Q>> Constant of(Quantity<Q> quantity) {
    Unit<Q> unit = quantity.getUnit().getSystemUnit();
    return new Constant(quantity.to(unit).getValue().doubleValue(), Dimension.of(unit));
  }
}
