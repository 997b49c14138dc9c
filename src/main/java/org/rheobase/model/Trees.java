package org.rheobase.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /**
   * Whether the definition of a subexpression uses a name, directly or through other
   * subexpressions.
   */
  static boolean reaches(String subexpression, String name, Scope scope) {
    return reachable(subexpression, scope, new HashSet<>()).contains(name);
  }

  /** All names that a subexpression uses, directly or through other subexpressions. */
  static Set<String> reachable(String subexpression, Scope scope, Set<String> seen) {
    Variable variable = scope.variables().get(subexpression);
    if (variable != null && variable.isSubexpression()) {
      for (Ast.Name name : names(variable.expression().orElseThrow())) {
        if (seen.add(name.name())) {
          reachable(name.name(), scope, seen);
        }
      }
    }
    return seen;
  }

  /** Whether noise stands in an expression, directly or through subexpressions. */
  static boolean containsNoise(Ast.Expression expression, Scope scope) {
    return names(expression).stream()
        .anyMatch(name ->
            Scope.isNoise(name.name())
                || reachable(name.name(), scope, new HashSet<>()).stream()
                    .anyMatch(Scope::isNoise));
  }
}
