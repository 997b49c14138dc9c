package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Span;

/**
 * Checks calls of what a model defines. A function is checked with the arguments of the call put
 * in: what is checked is what is computed.
 */
final class DefinedCallChecker {
  private final UnitChecker units;
  private final Scope scope;
  private final Problems problems;

  DefinedCallChecker(UnitChecker units, Scope scope, Problems problems) {
    this.units = units;
    this.scope = scope;
    this.problems = problems;
  }

  /**
   * What is known of a call.
   *
   * @param arguments what is known of its arguments
   * @return empty if nothing of the name is defined
   */
  Optional<Checked> check(Ast.Call call, List<Checked> arguments) {
    if (units.isUndetermined(call.function())) {
      return Optional.of(Checked.unknown());
    }
    Definitions definitions = scope.definitions();
    return definitions
        .function(call.function())
        .map(function -> check(function, call, arguments))
        .or(() ->
            definitions
                .timedArray(call.function())
                .map(array -> isFine(array, call, arguments) ? value(array) : Checked.unknown()));
  }

  private static Checked value(TimedArray array) {
    return Checked.real(array.dimension());
  }

  private boolean isFine(TimedArray array, Ast.Call call, List<Checked> arguments) {
    if (!hasArity(call, array.arity(), describe(array))) {
      return false;
    }
    boolean isTime = isTime(call, arguments.getFirst());
    return array.columns().isEmpty()
        ? isTime
        : isColumn(call, arguments.getLast(), array.columns().getAsInt()) && isTime;
  }

  private static String describe(TimedArray array) {
    return "it is a timed array with %s for each time: write %s"
        .formatted(array.columns().isPresent() ? "a row" : "one value", array.usage());
  }

  private boolean hasArity(Ast.Call call, int wanted, String hint) {
    int found = call.arguments().size();
    if (found != wanted) {
      problems.error(
          call.span(),
          "'%s' takes %s, not %d".formatted(call.function(), CallChecker.count(wanted), found),
          hint);
    }
    return found == wanted;
  }

  private boolean isTime(Ast.Call call, Checked time) {
    Expression argument = call.arguments().getFirst();
    boolean isNumber = new KindCheck(problems).isNumber(argument, time, call.function());
    boolean isTime = isNumber && time.known().equals(UnitChecker.second());
    if (isNumber && !isTime) {
      problems.error(
          argument.span(),
          "the timed array '%s' takes a time in 'second', and this is %s"
              .formatted(call.function(), Texts.thing(time.known())),
          "write t, or another time");
    }
    return isTime;
  }

  private boolean isColumn(Ast.Call call, Checked column, int columns) {
    Expression argument = call.arguments().getLast();
    boolean isInteger = column.type() == ValueType.INTEGER && !column.isUnknown();
    if (!isInteger && !column.isUnknown()) {
      problems.error(
          argument.span(),
          "the column of the timed array '%s' must be an integer, and this is %s"
              .formatted(
                  call.function(),
                  column.isTruth() ? "a truth value" : Texts.thing(column.known())),
          "write i, or int(%s)".formatted(Texts.oneLine(argument)));
    }
    return isInteger && hasColumns(call, argument, columns);
  }

  /** Whether there is a column for each neuron, where the neuron's number is the column. */
  private boolean hasColumns(Ast.Call call, Expression column, int columns) {
    boolean isIndex =
        column instanceof Ast.Name name && name.name().equals(Meaning.Special.INDEX.text());
    boolean hasColumns = !isIndex || columns >= scope.count();
    if (!hasColumns) {
      problems.error(
          column.span(),
          "the timed array '%s' has %d columns, and there are %d neurons"
              .formatted(call.function(), columns, scope.count()),
          "add columns, or share them, as in i %% %d".formatted(columns));
    }
    return hasColumns;
  }

  private Checked check(UserFunction function, Ast.Call call, List<Checked> arguments) {
    boolean isFine =
        hasArity(
                call,
                function.parameters().size(),
                "it is defined as %s in line %d"
                    .formatted(function.head(), function.name().span().line()))
            && arguments.stream().noneMatch(Checked::isUnknown)
            && isOfModerateSize(call)
            && drawsOnce(function, call)
            && seesConstants(function, call);
    return isFine ? inside(function, call) : Checked.unknown();
  }

  private boolean isOfModerateSize(Ast.Call call) {
    boolean isModerate = scope.definitions().expansion(call).isPresent();
    if (!isModerate) {
      problems.error(
          call.span(),
          "with its functions put in, this has more than %,d terms".formatted(Expansion.LARGEST),
          "keep values that are used more than once in variables of the equations");
    }
    return isModerate;
  }

  /** An argument that is drawn must not be drawn anew for each place that it is put into. */
  private boolean drawsOnce(UserFunction function, Ast.Call call) {
    List<Ast.Name> names = Trees.names(scope.definitions().expand(function.body()));
    boolean drawsOnce = true;
    for (int k = 0; k < call.arguments().size(); k++) {
      String parameter = function.parameterNames().get(k);
      Expression argument = call.arguments().get(k);
      long uses = names.stream().filter(name -> name.name().equals(parameter)).count();
      if (uses > 1 && isRandom(argument)) {
        drawsOnce = false;
        problems.error(
            argument.span(),
            "'%s' uses '%s' %d times, and this would be drawn anew each time"
                .formatted(call.function(), parameter, uses),
            "keep it in a variable or a temporary value first");
      }
    }
    return drawsOnce;
  }

  private boolean isRandom(Expression argument) {
    return Trees.calls(scope.definitions().expand(argument)).stream()
        .anyMatch(LanguageFunction::isRandom);
  }

  /** A constant that a function uses must not mean a variable where the function is called. */
  private boolean seesConstants(UserFunction function, Ast.Call call) {
    Optional<String> hidden =
        Trees.names(function.body()).stream()
            .map(Ast.Name::name)
            .filter(name -> !function.parameterNames().contains(name))
            .filter(scope.variables()::containsKey)
            .findFirst();
    hidden.ifPresent(name ->
        problems.error(
            call.functionSpan(),
            "the function '%s' uses the constant '%s', and here '%s' is a variable"
                .formatted(call.function(), name, name),
            "give one of them another name"));
    return hidden.isEmpty();
  }

  private Checked inside(UserFunction function, Ast.Call call) {
    Problems inside = new Problems();
    Checked value = units.noting(inside).check(function.apply(call.arguments()));
    inside.found().stream().findFirst().ifPresent(problem -> report(problem, call));
    return value;
  }

  /** A mistake that comes about in a function by the arguments of a call. */
  private void report(Problem inside, Ast.Call call) {
    problems.error(
        call.span(),
        "'%s' does not fit its arguments here: %s".formatted(call.function(), inside.message()),
        inside.span().map(DefinedCallChecker::place).orElse("") + details(inside));
  }

  private static String place(Span span) {
    return "in the function, %s:%d:%d:\n"
        .formatted(span.source().name(), span.line(), span.column());
  }

  /** The lines of a report after its first: the text pointed at, and what would be right. */
  private static String details(Problem problem) {
    List<String> lines = problem.render().lines().toList();
    return IntStream.range(1, lines.size()).mapToObj(lines::get).collect(Collectors.joining("\n"));
  }
}
