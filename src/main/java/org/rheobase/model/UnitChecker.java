package org.rheobase.model;

import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Problems;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/** Checks names, kinds of value and units of expressions, strictly as Brian2 does. */
public final class UnitChecker {
  /** The largest exponent of a value with a unit; with infinite ones there are no dimensions. */
  private static final double LARGEST_EXPONENT = 1000;

  private final Scope scope;
  private final Problems problems;
  private final Set<String> undetermined;
  private final Set<String> temporaries;
  private final KindCheck kinds;
  private final Sides sides;

  /**
   * Prepares to check expressions whose names stand for what the scope says; mistakes are noted
   * among the problems.
   */
  public UnitChecker(Scope scope, Problems problems) {
    this(scope, problems, Set.of(), Set.of());
  }

  /**
   * Prepares to check expressions of a model in which other mistakes were found.
   *
   * @param undetermined names whose definition is mistaken, so that nothing can be said of them
   * @param temporaries variables that no equation declares
   */
  UnitChecker(Scope scope, Problems problems, Set<String> undetermined, Set<String> temporaries) {
    this.scope = scope;
    this.problems = problems;
    this.undetermined = undetermined;
    this.temporaries = temporaries;
    kinds = new KindCheck(problems);
    sides = new Sides(scope, temporaries);
  }

  /** The same checks, whose mistakes are noted elsewhere. */
  UnitChecker noting(Problems others) {
    return new UnitChecker(scope, others, undetermined, temporaries);
  }

  /** Whether nothing can be said of a name, because its definition is mistaken. */
  boolean isUndetermined(String name) {
    return undetermined.contains(name);
  }

  /** Checks an expression. */
  public Checked check(Expression expression) {
    return switch (expression) {
      case Ast.Number number ->
          number.isInteger() ? Checked.integer() : Checked.real(Dimension.NONE);
      case Ast.BooleanLiteral literal -> Checked.truth();
      case Ast.Name name -> name(name);
      case Ast.Unary unary -> unary(unary);
      case Ast.Binary binary -> binary(binary);
      case Ast.Call call -> new CallChecker(this, scope, problems).check(call);
    };
  }

  private Checked name(Ast.Name name) {
    if (undetermined.contains(name.name())) {
      return Checked.unknown();
    }
    Optional<Meaning> meaning = scope.resolve(name.name());
    if (meaning.isEmpty()) {
      unknownName(name);
      return Checked.unknown();
    }
    return switch (meaning.get()) {
      case Meaning.OfVariable v ->
          new Checked(v.variable().type(), Optional.of(v.variable().dimension()));
      case Meaning.OfConstant c -> Checked.real(c.constant().dimension());
      case Meaning.OfNoise n -> Checked.real(second().power(-0.5));
      case Meaning.OfSpecial s -> special(s.special());
    };
  }

  private void unknownName(Ast.Name name) {
    String question =
        usage(name.name())
            .map(usage -> "'%s' is %s".formatted(name.name(), usage))
            .orElseGet(() -> Suggestions.question(Suggestions.nearest(name.name(), scope)));
    problems.error(
        name.span(),
        "the name '%s' is not known".formatted(name.name()),
        question.isEmpty() ? remedy() : question);
  }

  private String remedy() {
    return scope.count() > 0
        ? "define it as a variable in the equations, or as a constant"
        : "there can be numbers, units, and constants that stand before";
  }

  private Optional<String> usage(String name) {
    return LanguageFunction.find(name)
        .map(function -> "a function: write " + name + "(...)")
        .or(() -> scope.definitions().usage(name));
  }

  private static Checked special(Meaning.Special special) {
    return switch (special) {
      case INDEX, COUNT -> Checked.integer();
      case TIME, TIME_STEP, LAST_SPIKE -> Checked.real(second());
      case NOT_REFRACTORY -> Checked.truth();
    };
  }

  /** The dimension of time. */
  static Dimension second() {
    return UnitTable.find("second").orElseThrow().dimension();
  }

  private Checked unary(Ast.Unary unary) {
    Checked operand = check(unary.operand());
    if (unary.operator() == Ast.UnaryOperator.NOT) {
      return kinds.isTruth(unary.operand(), operand, "not") ? Checked.truth() : Checked.unknown();
    }
    return kinds.isNumber(unary.operand(), operand, unary.operator().text())
        ? operand
        : Checked.unknown();
  }

  private Checked binary(Ast.Binary binary) {
    Checked left = check(binary.left());
    Checked right = check(binary.right());
    String operator = binary.operator().text();
    if (binary.operator().isComparison()) {
      return comparison(binary, left, right);
    }
    if (binary.operator().isLogical()) {
      boolean isLeftTruth = kinds.isTruth(binary.left(), left, operator);
      boolean isRightTruth = kinds.isTruth(binary.right(), right, operator);
      return isLeftTruth && isRightTruth ? Checked.truth() : Checked.unknown();
    }
    boolean isLeftNumber = kinds.isNumber(binary.left(), left, operator);
    boolean isRightNumber = kinds.isNumber(binary.right(), right, operator);
    return isLeftNumber && isRightNumber ? arithmetic(binary, left, right) : Checked.unknown();
  }

  private Checked comparison(Ast.Binary binary, Checked left, Checked right) {
    if (left.isUnknown() || right.isUnknown()) {
      return Checked.unknown();
    }
    boolean isEquality =
        binary.operator() == Ast.BinaryOperator.EQUAL
            || binary.operator() == Ast.BinaryOperator.NOT_EQUAL;
    if (left.isTruth() != right.isTruth() || (left.isTruth() && !isEquality)) {
      problems.error(
          binary.span(),
          "a truth value cannot be compared with '%s' here".formatted(binary.operator().text()),
          "use and, or, not; int(...) turns a truth value into 0 or 1");
      return Checked.unknown();
    }
    if (!left.known().equals(right.known())) {
      problems.error(
          binary.span(),
          "%s cannot be compared with %s".formatted(left.unitText(), right.unitText()),
          sides.explain(binary, left, right));
      return Checked.unknown();
    }
    return Checked.truth();
  }

  private Checked arithmetic(Ast.Binary binary, Checked left, Checked right) {
    return switch (binary.operator()) {
      case ADD, SUBTRACT, MODULO -> alike(binary, left, right);
      case MULTIPLY ->
          new Checked(common(left, right), Optional.of(left.known().times(right.known())));
      case DIVIDE -> Checked.real(left.known().over(right.known()));
      case FLOOR_DIVIDE -> floorDivision(binary, left, right);
      case POWER -> power(binary, left, right);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR ->
          throw new IllegalStateException("no arithmetic: " + binary.operator());
    };
  }

  private static ValueType common(Checked left, Checked right) {
    boolean areIntegers = left.type() == ValueType.INTEGER && right.type() == ValueType.INTEGER;
    return areIntegers ? ValueType.INTEGER : ValueType.REAL;
  }

  private Checked alike(Ast.Binary binary, Checked left, Checked right) {
    if (left.known().equals(right.known())) {
      return new Checked(common(left, right), left.dimension());
    }
    String message =
        binary.operator() == Ast.BinaryOperator.MODULO
            ? "the rest of %s by %s has no meaning".formatted(left.unitText(), right.unitText())
            : "%s cannot be added to %s".formatted(right.unitText(), left.unitText());
    problems.error(binary.span(), message, sides.explain(binary, left, right));
    return Checked.unknown();
  }

  private Checked floorDivision(Ast.Binary binary, Checked left, Checked right) {
    if (!left.known().isNone() || !right.known().isNone()) {
      problems.error(
          binary.span(),
          "'//' is for dimensionless numbers, not for %s by %s"
              .formatted(left.unitText(), right.unitText()),
          "divide both by their unit first");
      return Checked.unknown();
    }
    return new Checked(common(left, right), Optional.of(Dimension.NONE));
  }

  private Checked power(Ast.Binary binary, Checked base, Checked exponent) {
    if (!exponent.known().isNone()) {
      problems.error(
          binary.right().span(),
          "an exponent must be a dimensionless number, not in %s".formatted(exponent.unitText()),
          "divide it by its unit");
      return Checked.unknown();
    }
    if (base.known().isNone()) {
      return Checked.real(Dimension.NONE);
    }
    Optional<Double> value = ConstantEvaluator.valueOf(binary.right(), scope);
    if (value.isEmpty()) {
      problems.error(
          binary.right().span(),
          "the exponent of a value in %s must be a constant".formatted(base.unitText()),
          "only then the unit of the result is known; divide the base by its unit first");
      return Checked.unknown();
    }
    if (!(Math.abs(value.get()) <= LARGEST_EXPONENT)) {
      problems.error(
          binary.right().span(),
          "the exponent of a value in %s is out of range: %s"
              .formatted(base.unitText(), value.get()));
      return Checked.unknown();
    }
    return Checked.real(base.known().power(value.get()));
  }
}
