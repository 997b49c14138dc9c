package org.rheobase.model;

import java.util.Map;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Problems;
import org.rheobase.units.Dimension;
import org.rheobase.units.NamedUnit;
import org.rheobase.units.UnitTable;

/**
 * Reads what stands after the colon of an equation: {@code 1}, {@code integer}, {@code boolean}, or
 * SI units with their products and powers.
 */
final class UnitReader {
  private static final double LARGEST_EXPONENT = 100;

  private final Problems problems;

  UnitReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The kind of value and dimension; empty if nothing can be said of them because of a mistake,
   * which has been noted.
   */
  Optional<Checked> read(Expression unit) {
    if (unit instanceof Ast.Name name && name.name().equals("integer")) {
      return Optional.of(Checked.integer());
    }
    if (unit instanceof Ast.Name name && name.name().equals("boolean")) {
      return Optional.of(Checked.truth());
    }
    return dimension(unit).map(Checked::real);
  }

  private Optional<Dimension> dimension(Expression unit) {
    return switch (unit) {
      case Ast.Number number when number.value() == 1 -> Optional.of(Dimension.NONE);
      case Ast.Name name -> named(name);
      case Ast.Binary binary -> binary(binary);
      case Ast.Number number -> refuse(number);
      case Ast.BooleanLiteral literal -> refuse(literal);
      case Ast.Unary unary -> refuse(unary);
      case Ast.Call call -> refuse(call);
    };
  }

  private Optional<Dimension> refuse(Expression unit) {
    problems.error(
        unit.span(),
        "'%s' is no unit".formatted(unit.span().text()),
        "write a unit such as volt, amp/meter**2 or 1/second,"
            + " or 1 for a number without unit, integer, boolean");
    return Optional.empty();
  }

  private Optional<Dimension> named(Ast.Name name) {
    Optional<NamedUnit> unit = Scope.namedUnit(name.name());
    if (unit.isEmpty()) {
      problems.error(
          name.span(), "the unit '%s' is not known".formatted(name.name()), unknownHint(name));
    } else if (unit.get().isScaled()) {
      problems.error(
          name.span(),
          "'%s' is a scaled unit; a variable's unit must be an SI unit".formatted(name.name()),
          "write '%s': values may still be given in %s"
              .formatted(unscaled(unit.get()), name.name()));
    }
    return unit.map(NamedUnit::dimension);
  }

  private static String unknownHint(Ast.Name name) {
    return switch (name.name()) {
      case "bool" -> "write boolean";
      case "int" -> "write integer";
      case "float", "double", "real" -> "write 1 for a number without unit";
      default -> {
        String question = Suggestions.question(Suggestions.nearestUnit(name.name()));
        yield question.isEmpty()
            ? "units are volt, amp, second, siemens, farad, meter and so on"
            : question;
      }
    };
  }

  /**
   * The SI unit in place of a scaled one. The molar is itself a scaled unit: 1000 mole/meter**3.
   */
  private static String unscaled(NamedUnit unit) {
    String base = UnitTable.baseName(unit);
    boolean isScaled = UnitTable.find(base).filter(NamedUnit::isScaled).isPresent();
    return isScaled ? "mole/meter**3" : base;
  }

  private Optional<Dimension> binary(Ast.Binary binary) {
    return switch (binary.operator()) {
      case MULTIPLY ->
          dimension(binary.left()).flatMap(a -> dimension(binary.right()).map(a::times));
      case DIVIDE -> dimension(binary.left()).flatMap(a -> dimension(binary.right()).map(a::over));
      case POWER -> power(binary);
      case ADD,
          SUBTRACT,
          FLOOR_DIVIDE,
          MODULO,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          OR ->
          refuse(binary);
    };
  }

  private Optional<Dimension> power(Ast.Binary binary) {
    return ConstantEvaluator.valueOf(binary.right(), Scope.ofConstants(Map.of()))
        .filter(exponent -> Math.abs(exponent) <= LARGEST_EXPONENT)
        .map(exponent -> dimension(binary.left()).map(a -> a.power(exponent)))
        .orElseGet(() -> refuse(binary));
  }
}
