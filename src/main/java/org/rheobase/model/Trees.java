package org.rheobase.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rheobase.syntax.Ast;

/** Looks for names in expressions. */
final class Trees {
  private Trees() {}

  /** The names in an expression, in the order of the text; functions' names aside. */
  static List<Ast.Name> names(Ast.Expression expression) {
    List<Ast.Name> names = new ArrayList<>();
    collect(expression, names);
    return names;
  }

  private static void collect(Ast.Expression expression, List<Ast.Name> names) {
    switch (expression) {
      case Ast.Name name -> names.add(name);
      case Ast.Number number -> {}
      case Ast.BooleanLiteral literal -> {}
      case Ast.Unary unary -> collect(unary.operand(), names);
      case Ast.Binary binary -> {
        collect(binary.left(), names);
        collect(binary.right(), names);
      }
      case Ast.Call call -> call.arguments().forEach(argument -> collect(argument, names));
    }
  }

  /** All names that a subexpression uses, directly or through other subexpressions. */
  static Set<String> reachable(String subexpression, Scope scope) {
    Set<String> seen = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(subexpression));
    while (!ahead.isEmpty()) {
      Variable variable = scope.variables().get(ahead.remove());
      if (variable != null && variable.isSubexpression()) {
        names(variable.expression().orElseThrow()).stream()
            .map(Ast.Name::name)
            .filter(seen::add)
            .forEach(ahead::add);
      }
    }
    return seen;
  }

  /** Whether noise stands in an expression, directly or through subexpressions. */
  static boolean containsNoise(Ast.Expression expression, Scope scope) {
    return noise(expression, scope).isPresent();
  }

  /** The first name in an expression that is noise, or a subexpression with noise in it. */
  static Optional<Ast.Name> noise(Ast.Expression expression, Scope scope) {
    return names(expression).stream().filter(name -> isNoise(name.name(), scope)).findFirst();
  }

  private static boolean isNoise(String name, Scope scope) {
    return Scope.isNoise(name) || reachable(name, scope).stream().anyMatch(Scope::isNoise);
  }

  /** The calls in an expression, from the outside to the inside. */
  static List<Ast.Call> calls(Ast.Expression expression) {
    return switch (expression) {
      case Ast.Name name -> List.of();
      case Ast.Number number -> List.of();
      case Ast.BooleanLiteral literal -> List.of();
      case Ast.Unary unary -> calls(unary.operand());
      case Ast.Binary binary ->
          Stream.concat(calls(binary.left()).stream(), calls(binary.right()).stream()).toList();
      case Ast.Call call ->
          Stream.concat(Stream.of(call), call.arguments().stream().flatMap(a -> calls(a).stream()))
              .toList();
    };
  }
}
