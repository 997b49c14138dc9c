package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Problems;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/** Checks names, kinds of value and units of expressions, strictly as Brian2 does. */
public final class UnitChecker {
  private final Scope scope;
  private final Problems problems;

  /**
   * Prepares to check expressions whose names stand for what the scope says; mistakes are noted
   * among the problems.
   */
  public UnitChecker(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
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
      case Ast.Call call -> call(call);
    };
  }

  private Checked name(Ast.Name name) {
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
    boolean isFunction = LanguageFunction.find(name.name()).isPresent();
    String question =
        isFunction
            ? "'%s' is a function: write %s(...)".formatted(name.name(), name.name())
            : Suggestions.question(Suggestions.nearest(name.name(), scope));
    problems.error(
        name.span(),
        "the name '%s' is not known".formatted(name.name()),
        question.isEmpty()
            ? "define it as a variable in the equations, or as a constant"
            : question);
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
      requireTruth(unary.operand(), operand, "not");
      return Checked.truth();
    }
    return requireNumber(unary.operand(), operand, unary.operator().text())
        ? operand
        : Checked.unknown();
  }

  private Checked binary(Ast.Binary binary) {
    Checked left = check(binary.left());
    Checked right = check(binary.right());
    if (binary.operator().isLogical()) {
      requireTruth(binary.left(), left, binary.operator().text());
      requireTruth(binary.right(), right, binary.operator().text());
      return Checked.truth();
    }
    if (binary.operator().isComparison()) {
      return comparison(binary, left, right);
    }
    boolean isLeftNumber = requireNumber(binary.left(), left, binary.operator().text());
    boolean isRightNumber = requireNumber(binary.right(), right, binary.operator().text());
    return isLeftNumber && isRightNumber && !left.isUnknown() && !right.isUnknown()
        ? arithmetic(binary, left, right)
        : Checked.unknown();
  }

  private Checked comparison(Ast.Binary binary, Checked left, Checked right) {
    if (left.isUnknown() || right.isUnknown()) {
      return Checked.truth();
    }
    boolean isEquality =
        binary.operator() == Ast.BinaryOperator.EQUAL
            || binary.operator() == Ast.BinaryOperator.NOT_EQUAL;
    if (left.isTruth() != right.isTruth() || (left.isTruth() && !isEquality)) {
      problems.error(
          binary.span(),
          "a truth value cannot be compared with '%s' here".formatted(binary.operator().text()),
          "use and, or, not; int(...) turns a truth value into 0 or 1");
    } else if (!left.known().equals(right.known())) {
      problems.error(
          binary.span(),
          "%s cannot be compared with %s".formatted(left.unitText(), right.unitText()),
          bothUnits(binary, left, right));
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
    problems.error(binary.span(), message, bothUnits(binary, left, right));
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
    return Checked.real(base.known().power(value.get()));
  }

  private Checked call(Ast.Call call) {
    List<Checked> arguments = call.arguments().stream().map(this::check).toList();
    Optional<LanguageFunction> function = LanguageFunction.find(call.function());
    if (function.isEmpty()) {
      unknownFunction(call);
      return Checked.unknown();
    }
    if (arguments.size() != function.get().arity()) {
      problems.error(
          call.span(),
          "'%s' takes %s, not %d"
              .formatted(call.function(), arguments(function.get().arity()), arguments.size()));
      return Checked.unknown();
    }
    return apply(function.get(), call, arguments);
  }

  private static String arguments(int number) {
    return number == 0 ? "no arguments" : number == 1 ? "1 argument" : number + " arguments";
  }

  private void unknownFunction(Ast.Call call) {
    boolean isName = scope.resolve(call.function()).isPresent();
    String question = Suggestions.question(Suggestions.nearestFunction(call.function()));
    problems.error(
        call.functionSpan(),
        isName
            ? "'%s' is no function".formatted(call.function())
            : "the function '%s' is not known".formatted(call.function()),
        isName
            ? "is an operator missing, such as '*'?"
            : question.isEmpty()
                ? "there are: " + String.join(", ", LanguageFunction.names())
                : question);
  }

  private Checked apply(LanguageFunction function, Ast.Call call, List<Checked> arguments) {
    return switch (function.rule()) {
      case NUMBER ->
          requireNone(call, arguments) ? Checked.real(Dimension.NONE) : Checked.unknown();
      case WHOLE -> whole(function, call, arguments);
      case ROOT ->
          isNumber(call, arguments, 0)
              ? Checked.real(arguments.getFirst().known().power(0.5))
              : Checked.unknown();
      case SIGN -> isNumber(call, arguments, 0) ? Checked.real(Dimension.NONE) : Checked.unknown();
      case KEEP -> keep(call, arguments);
      case STEPS -> steps(call, arguments);
    };
  }

  private Checked whole(LanguageFunction function, Ast.Call call, List<Checked> arguments) {
    if (function == LanguageFunction.INT && arguments.getFirst().isTruth()) {
      return Checked.integer();
    }
    return requireNone(call, arguments) ? Checked.integer() : Checked.unknown();
  }

  private Checked keep(Ast.Call call, List<Checked> arguments) {
    for (int k = 0; k < arguments.size(); k++) {
      if (!isNumber(call, arguments, k)) {
        return Checked.unknown();
      }
      if (!arguments.get(k).known().equals(arguments.getFirst().known())) {
        problems.error(
            call.arguments().get(k).span(),
            "the arguments of '%s' must have the same unit: this one is in %s, the first in %s"
                .formatted(
                    call.function(), arguments.get(k).unitText(), arguments.getFirst().unitText()));
        return Checked.unknown();
      }
    }
    return arguments.getFirst();
  }

  private Checked steps(Ast.Call call, List<Checked> arguments) {
    for (int k = 0; k < arguments.size(); k++) {
      if (isNumber(call, arguments, k) && !arguments.get(k).known().equals(second())) {
        problems.error(
            call.arguments().get(k).span(),
            "'%s' takes times in 'second', not %s"
                .formatted(call.function(), arguments.get(k).unitText()));
        return Checked.unknown();
      }
    }
    return Checked.integer();
  }

  private boolean requireNone(Ast.Call call, List<Checked> arguments) {
    for (int k = 0; k < arguments.size(); k++) {
      if (!isNumber(call, arguments, k)) {
        return false;
      }
      if (!arguments.get(k).known().isNone()) {
        String unit = arguments.get(k).known().usualName();
        Expression argument = call.arguments().get(k);
        problems.error(
            argument.span(),
            "'%s' takes a dimensionless number, not a value in '%s'"
                .formatted(call.function(), unit),
            "divide it by its unit, as in %s((%s)/%s)"
                .formatted(call.function(), argument.span().text(), unit));
        return false;
      }
    }
    return true;
  }

  private boolean isNumber(Ast.Call call, List<Checked> arguments, int place) {
    return requireNumber(call.arguments().get(place), arguments.get(place), call.function())
        && !arguments.get(place).isUnknown();
  }

  /** Whether it is a number, or unknown; if not, this is noted. */
  private boolean requireNumber(Expression expression, Checked checked, String operator) {
    if (checked.isTruth()) {
      problems.error(
          expression.span(),
          "'%s' is for numbers, and this is a truth value".formatted(operator),
          "int(%s) is 1 where it holds, and 0 elsewhere".formatted(expression.span().text()));
      return false;
    }
    return true;
  }

  private void requireTruth(Expression expression, Checked checked, String operator) {
    if (!checked.isTruth() && !checked.isUnknown()) {
      problems.error(
          expression.span(),
          "'%s' is for truth values, and this is a number".formatted(operator),
          "write a comparison, such as %s > 0".formatted(expression.span().text()));
    }
  }

  /** What the two sides are, and which declaration may be the mistake. */
  private String bothUnits(Ast.Binary binary, Checked left, Checked right) {
    return "%s, %s.%s%s"
        .formatted(
            described(binary.left(), left),
            described(binary.right(), right),
            question(binary.left(), left, right),
            question(binary.right(), right, left));
  }

  private String described(Expression expression, Checked checked) {
    String text = "'" + expression.span().text().replaceAll("\\s+", " ") + "'";
    if (!checked.known().isNone()) {
      return text + " is in " + checked.known().usualName();
    }
    return text
        + " is dimensionless"
        + (declared(expression).isPresent() ? " (it is declared ': 1')" : "");
  }

  private Optional<Variable> declared(Expression expression) {
    return expression instanceof Ast.Name name
        ? Optional.ofNullable(scope.variables().get(name.name()))
        : Optional.empty();
  }

  private String question(Expression expression, Checked own, Checked other) {
    return declared(expression)
        .filter(v -> own.known().isNone() && own.type() == ValueType.REAL)
        .map(v ->
            " Did you mean ': %s' in line %d?"
                .formatted(other.known().usualName(), v.span().line()))
        .orElse("");
  }
}
