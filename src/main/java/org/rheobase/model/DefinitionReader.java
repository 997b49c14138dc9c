package org.rheobase.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/**
 * Reads the functions and timed arrays of a model: their names, and what functions are made of.
 * Whether units fit is seen at each use.
 */
final class DefinitionReader {
  private final Map<String, Constant> constants;
  private final Set<String> mistaken;
  private final Problems problems;
  private final Map<String, UserFunction> functions = new LinkedHashMap<>();
  private final Map<String, TimedArray> timedArrays = new LinkedHashMap<>();

  /**
   * A function as it is written.
   *
   * @param head its name and arguments
   * @param body its value
   */
  record FunctionText(Source head, Source body) {}

  /**
   * Prepares the reading.
   *
   * @param mistaken takes the names of mistaken definitions, so that their use is not reported as
   *     well; it may name mistaken constants and variables already
   */
  DefinitionReader(Map<String, Constant> constants, Set<String> mistaken, Problems problems) {
    this.constants = constants;
    this.mistaken = mistaken;
    this.problems = problems;
  }

  /** Reads all; what is mistaken is left out. */
  Definitions read(List<FunctionText> texts, List<TimedArray> arrays) {
    arrays.forEach(this::add);
    texts.forEach(this::add);
    List<UserFunction> wrong =
        functions.values().stream().filter(function -> !isSound(function)).toList();
    wrong.forEach(this::remove);
    removeCircles();
    return new Definitions(functions, timedArrays);
  }

  private void add(TimedArray array) {
    Span place = array.place().whole();
    Optional<String> refusal = Names.refusal(array.name(), "a timed array");
    refusal.ifPresent(reason -> problems.error(place, reason, "give it another name"));
    boolean isName = Names.isIdentifier(array.name());
    if (!isName && refusal.isEmpty()) {
      problems.error(
          place,
          "'%s' is no name for a timed array".formatted(array.name()),
          "a name is made of letters, digits and underscores, and begins with a letter");
    }
    if (isName && refusal.isEmpty() && isNew(array.name(), "a timed array", place)) {
      timedArrays.put(array.name(), array);
    } else {
      mistaken.add(array.name());
    }
  }

  private void add(FunctionText text) {
    Optional<UserFunction> function = UserFunction.parse(text.head(), text.body(), problems);
    function.ifPresentOrElse(
        this::add, () -> mistaken.add(text.head().text().split("\\(", -1)[0].strip()));
  }

  private void add(UserFunction function) {
    String name = function.name().name();
    if (isNew(name, "a function of the model", function.name().span())) {
      functions.put(name, function);
    } else {
      mistaken.add(name);
    }
  }

  private boolean isNew(String name, String kind, Span place) {
    Optional<String> other =
        constants.containsKey(name)
            ? Optional.of("a constant")
            : timedArrays.containsKey(name)
                ? Optional.of("a timed array")
                : functions.containsKey(name) ? Optional.of("a function") : Optional.empty();
    other.ifPresent(what ->
        problems.error(
            place,
            "'%s' is %s already, and cannot be %s".formatted(name, what, kind),
            "give one of them another name"));
    return other.isEmpty();
  }

  private void remove(UserFunction function) {
    functions.remove(function.name().name());
    mistaken.add(function.name().name());
  }

  /** Whether all names in a function are known; those that are not have been noted. */
  private boolean isSound(UserFunction function) {
    boolean isSound = true;
    for (Ast.Name name : Trees.names(function.body())) {
      isSound &= isKnown(name, function);
    }
    for (Ast.Call call : Trees.calls(function.body())) {
      isSound &= isKnown(call, function);
    }
    return isSound;
  }

  private boolean isKnown(Ast.Name name, UserFunction function) {
    boolean isKnown =
        function.parameterNames().contains(name.name())
            || mistaken.contains(name.name())
            || Scope.ofConstants(constants)
                .resolve(name.name())
                .filter(Meaning.OfConstant.class::isInstance)
                .isPresent();
    if (!isKnown) {
      problems.error(
          name.span(),
          "the function '%s' does not know the name '%s'"
              .formatted(function.name().name(), name.name()),
          question(name.name(), function).orElseGet(() -> handOver(name.name(), function)));
    }
    return isKnown;
  }

  private Optional<String> question(String name, UserFunction function) {
    Set<String> known = new LinkedHashSet<>(function.parameterNames());
    known.addAll(constants.keySet());
    return Suggestions.nearest(name, known).map(near -> Suggestions.question(Optional.of(near)));
  }

  private static String handOver(String name, UserFunction function) {
    List<String> arguments = new ArrayList<>(function.parameterNames());
    arguments.add(name);
    return "a function sees its arguments, constants, functions and timed arrays alone;"
        + " hand over everything else, as in %s(%s)"
            .formatted(function.name().name(), String.join(", ", arguments));
  }

  private boolean isKnown(Ast.Call call, UserFunction function) {
    String name = call.function();
    boolean isKnown =
        LanguageFunction.find(name).isPresent()
            || functions.containsKey(name)
            || timedArrays.containsKey(name)
            || mistaken.contains(name);
    if (!isKnown) {
      Stream<String> known =
          Stream.of(functions.keySet(), timedArrays.keySet(), Set.copyOf(LanguageFunction.names()))
              .flatMap(Set::stream);
      String question = Suggestions.question(Suggestions.nearest(name, known.toList()));
      problems.error(
          call.functionSpan(),
          "the function '%s' does not know the function '%s'"
              .formatted(function.name().name(), name),
          question.isEmpty() ? "define it among the functions of the model" : question);
    }
    return isKnown;
  }

  /** Notes one function of each circle, and leaves out all functions that lead into one. */
  private void removeCircles() {
    Set<String> ending = new HashSet<>();
    Set<String> noted = new HashSet<>();
    List<UserFunction> endless = new ArrayList<>();
    for (UserFunction function : functions.values()) {
      Optional<List<String>> circle = circle(function.name().name(), List.of(), ending);
      circle.ifPresent(names -> {
        endless.add(function);
        note(names, noted);
      });
    }
    endless.forEach(this::remove);
  }

  /**
   * The circle that a chain of calls runs into, its first name repeated at its end; empty if all
   * chains end.
   *
   * @param callers the names before in the chain
   * @param ending takes the functions all of whose chains end
   */
  private Optional<List<String>> circle(String name, List<String> callers, Set<String> ending) {
    List<String> chain = new ArrayList<>(callers);
    chain.add(name);
    int first = callers.indexOf(name);
    if (first >= 0 || ending.contains(name)) {
      return first < 0 ? Optional.empty() : Optional.of(chain.subList(first, chain.size()));
    }
    Optional<List<String>> circle =
        Optional.ofNullable(functions.get(name)).stream()
            .flatMap(function -> Trees.calls(function.body()).stream())
            .flatMap(call -> circle(call.function(), chain, ending).stream())
            .findFirst();
    if (circle.isEmpty()) {
      ending.add(name);
    }
    return circle;
  }

  private void note(List<String> circle, Set<String> noted) {
    UserFunction first = functions.get(circle.getFirst());
    if (first != null && Collections.disjoint(circle, noted)) {
      noted.addAll(circle);
      problems.error(
          first.name().span(),
          "the function '%s' calls itself: %s"
              .formatted(circle.getFirst(), String.join(" calls ", circle)),
          "a function may call others, but not in a circle");
    }
  }
}
