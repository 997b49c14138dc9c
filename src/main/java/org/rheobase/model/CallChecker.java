package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;
import org.rheobase.units.Dimension;

/** Checks calls: the function's name, and the number, kinds and units of its arguments. */
final class CallChecker {
  private final UnitChecker units;
  private final Scope scope;
  private final Problems problems;
  private final KindCheck kinds;

  CallChecker(UnitChecker units, Scope scope, Problems problems) {
    this.units = units;
    this.scope = scope;
    this.problems = problems;
    kinds = new KindCheck(problems);
  }

  Checked check(Ast.Call call) {
    List<Checked> arguments = call.arguments().stream().map(units::check).toList();
    Optional<LanguageFunction> function = LanguageFunction.find(call.function());
    if (function.isEmpty()) {
      return new DefinedCallChecker(units, scope, problems)
          .check(call, arguments)
          .orElseGet(() -> unknownFunction(call));
    }
    int wanted = function.get().arity();
    if (arguments.size() != wanted) {
      problems.error(
          call.span(),
          "'%s' takes %s, not %d".formatted(call.function(), count(wanted), arguments.size()));
      return Checked.unknown();
    }
    return apply(function.get(), call, arguments);
  }

  /** A number of arguments, for messages. */
  static String count(int arguments) {
    return switch (arguments) {
      case 0 -> "no arguments";
      case 1 -> "1 argument";
      default -> arguments + " arguments";
    };
  }

  private Checked unknownFunction(Ast.Call call) {
    if (scope.resolve(call.function()).isPresent()) {
      problems.error(
          call.functionSpan(),
          "'%s' is no function".formatted(call.function()),
          "is an operator missing, such as '*'?");
      return Checked.unknown();
    }
    String question = Suggestions.question(Suggestions.nearestFunction(call.function(), scope));
    problems.error(
        call.functionSpan(),
        "the function '%s' is not known".formatted(call.function()),
        question.isEmpty()
            ? "there are: " + String.join(", ", Suggestions.functions(scope))
            : question);
    return Checked.unknown();
  }

  private Checked apply(LanguageFunction function, Ast.Call call, List<Checked> arguments) {
    Checked first = arguments.isEmpty() ? Checked.unknown() : arguments.getFirst();
    if (function == LanguageFunction.INT && first.isTruth()) {
      return Checked.integer();
    }
    return switch (function.rule()) {
      case NUMBER -> areBare(call, arguments) ? Checked.real(Dimension.NONE) : Checked.unknown();
      case WHOLE -> areBare(call, arguments) ? Checked.integer() : Checked.unknown();
      case ROOT ->
          areNumbers(call, arguments) ? Checked.real(first.known().power(0.5)) : Checked.unknown();
      case SIGN -> areNumbers(call, arguments) ? Checked.real(Dimension.NONE) : Checked.unknown();
      case KEEP -> areAlike(call, arguments) ? kept(arguments) : Checked.unknown();
      case STEPS -> areTimes(call, arguments) ? Checked.integer() : Checked.unknown();
    };
  }

  private static Checked kept(List<Checked> arguments) {
    boolean areIntegers = arguments.stream().allMatch(a -> a.type() == ValueType.INTEGER);
    return new Checked(
        areIntegers ? ValueType.INTEGER : ValueType.REAL, arguments.getFirst().dimension());
  }

  private boolean areNumbers(Ast.Call call, List<Checked> arguments) {
    boolean areNumbers = true;
    for (int k = 0; k < arguments.size(); k++) {
      areNumbers &= kinds.isNumber(call.arguments().get(k), arguments.get(k), call.function());
    }
    return areNumbers;
  }

  private boolean areBare(Ast.Call call, List<Checked> arguments) {
    boolean areBare = areNumbers(call, arguments);
    for (int k = 0; areBare && k < arguments.size(); k++) {
      areBare = isBare(call, call.arguments().get(k), arguments.get(k).known());
    }
    return areBare;
  }

  private boolean isBare(Ast.Call call, Ast.Expression argument, Dimension dimension) {
    if (!dimension.isNone()) {
      String unit = dimension.usualName();
      problems.error(
          argument.span(),
          "'%s' takes a dimensionless number, not a value in '%s'".formatted(call.function(), unit),
          "divide it by its unit, as in %s(%s/%s)"
              .formatted(call.function(), atom(Texts.oneLine(argument)), atom(unit)));
    }
    return dimension.isNone();
  }

  /** A text that stays together as an operand. */
  private static String atom(String text) {
    return Names.isIdentifier(text) ? text : "(" + text + ")";
  }

  private boolean areAlike(Ast.Call call, List<Checked> arguments) {
    if (!areNumbers(call, arguments)) {
      return false;
    }
    Dimension first = arguments.getFirst().known();
    for (int k = 1; k < arguments.size(); k++) {
      Dimension other = arguments.get(k).known();
      if (!other.equals(first)) {
        problems.error(
            call.arguments().get(k).span(),
            "the arguments of '%s' must have the same unit: this one is %s, the first is %s"
                .formatted(call.function(), Texts.value(other), Texts.value(first)));
        return false;
      }
    }
    return true;
  }

  private boolean areTimes(Ast.Call call, List<Checked> arguments) {
    boolean areTimes = areNumbers(call, arguments);
    for (int k = 0; areTimes && k < arguments.size(); k++) {
      Dimension dimension = arguments.get(k).known();
      areTimes = dimension.equals(UnitChecker.second());
      if (!areTimes) {
        problems.error(
            call.arguments().get(k).span(),
            "'%s' takes times in 'second', and this is %s"
                .formatted(call.function(), Texts.thing(dimension)));
      }
    }
    return areTimes;
  }
}
