package org.rheobase.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheobase.syntax.Ast.Expression;

/**
 * What a model defines to be called in expressions.
 *
 * @param functions functions by name, which do not call each other in a circle
 * @param timedArrays timed arrays by name
 */
public record Definitions(
    Map<String, UserFunction> functions, Map<String, TimedArray> timedArrays) {

  /** Keeps copies. */
  public Definitions {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    timedArrays = Collections.unmodifiableMap(new LinkedHashMap<>(timedArrays));
  }

  /** Nothing is defined. */
  static Definitions none() {
    return new Definitions(Map.of(), Map.of());
  }

  /** The function of a name. */
  public Optional<UserFunction> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** The timed array of a name. */
  public Optional<TimedArray> timedArray(String name) {
    return Optional.ofNullable(timedArrays.get(name));
  }

  /** All names. */
  Stream<String> names() {
    return Stream.concat(functions.keySet().stream(), timedArrays.keySet().stream());
  }

  /** What something of the name is, for messages. */
  Optional<String> kind(String name) {
    return function(name)
        .map(function -> "a function")
        .or(() -> timedArray(name).map(array -> "a timed array"));
  }

  /** What something of the name is and how it is used, for messages. */
  Optional<String> usage(String name) {
    return function(name)
        .map(UserFunction::head)
        .or(() -> timedArray(name).map(TimedArray::usage))
        .map(usage -> kind(name).orElseThrow() + ": write " + usage);
  }

  /** A checked expression with the bodies of functions in place of their calls. */
  public Expression expand(Expression expression) {
    return expansion(expression)
        .orElseThrow(() -> new IllegalStateException("an expression that was not checked"));
  }

  /** The same for any expression; empty if it would become too large. */
  Optional<Expression> expansion(Expression expression) {
    try {
      return Optional.of(functions.isEmpty() ? expression : new Expansion(this).of(expression));
    } catch (Expansion.TooLarge e) {
      return Optional.empty();
    }
  }
}
