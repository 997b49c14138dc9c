package org.rheobase.model;

import java.util.Map;
import java.util.Optional;
import javax.measure.Quantity;
import javax.measure.Unit;
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
    Scope scope = Scope.ofConstants(constants);
    return ModelParser.expression(source, problems)
        .flatMap(expression -> evaluate(expression, scope, problems));
  }

  private static Optional<Constant> evaluate(
      Ast.Expression expression, Scope scope, Problems problems) {
    Checked checked = new UnitChecker(scope, problems).check(expression);
    if (checked.isUnknown()) {
      return Optional.empty();
    }
    Optional<Double> value = ConstantEvaluator.valueOf(expression, scope);
    if (value.isEmpty() || checked.isTruth()) {
      problems.error(
          expression.span(),
          "'%s' has no fixed value".formatted(expression.span().text()),
          "a constant is made of numbers, units and constants that stand before it");
      return Optional.empty();
    }
    return Optional.of(new Constant(value.get(), checked.known()));
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
    Optional<Constant> value = parse(source, constants, problems);
    value.ifPresent(v -> requireTime(v, source, problems));
    problems.throwIfErrors();
    return value.orElseThrow().value();
  }

  private static void requireTime(Constant value, Source source, Problems problems) {
    if (!value.dimension().equals(UnitChecker.second())) {
      String unit =
          value.dimension().isNone()
              ? "a dimensionless number"
              : "in '%s'".formatted(value.dimension());
      problems.error(
          source.whole(),
          "a time in 'second' is needed, and this is " + unit,
          "write its unit, as in 100*ms");
    } else if (!(value.value() > 0) || Double.isInfinite(value.value())) {
      problems.error(source.whole(), "a time above 0 is needed");
    }
  }

  /** A quantity of JSR 385 in SI base units. */
  public static <Q extends Quantity<Q>> Constant of(Quantity<Q> quantity) {
    Unit<Q> unit = quantity.getUnit().getSystemUnit();
    return new Constant(quantity.to(unit).getValue().doubleValue(), Dimension.of(unit));
  }
}
