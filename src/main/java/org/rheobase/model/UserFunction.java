package org.rheobase.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/**
 * A function that a model defines as an expression of its arguments. Its units are those that the
 * arguments of a call make of it.
 *
 * @param name its name, where it is defined
 * @param parameters the names of its arguments
 * @param body its value
 */
public record UserFunction(Ast.Name name, List<Ast.Name> parameters, Expression body) {

  /** Keeps a copy. */
  public UserFunction {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a function.
   *
   * @param head its name and arguments, as {@code f(x, y)}
   * @param body its value
   * @param problems takes its mistakes
   * @return the function; empty if it could not be read
   */
  static Optional<UserFunction> parse(Source head, Source body, Problems problems) {
    Optional<Ast.Call> call = head(head, problems);
    Optional<Expression> value = ModelParser.expression(body, problems);
    return call.flatMap(c -> value.map(v -> of(c, v)));
  }

  private static UserFunction of(Ast.Call head, Expression body) {
    List<Ast.Name> parameters = head.arguments().stream().map(Ast.Name.class::cast).toList();
    return new UserFunction(new Ast.Name(head.function(), head.functionSpan()), parameters, body);
  }

  private static Optional<Ast.Call> head(Source head, Problems problems) {
    Problems inHead = new Problems();
    Optional<Ast.Call> call =
        ModelParser.expression(head, inHead)
            .filter(Ast.Call.class::isInstance)
            .map(Ast.Call.class::cast)
            .filter(c -> c.arguments().stream().allMatch(Ast.Name.class::isInstance));
    if (call.isEmpty()) {
      problems.error(
          head.whole(),
          "'%s' is no head of a function".formatted(head.text().strip()),
          "write its name and its arguments, as in f(x) or f(x, y);"
              + " in a model file, put it in quotes if there is a comma in it");
    }
    return call.filter(c -> areNamed(c, problems));
  }

  private static boolean areNamed(Ast.Call head, Problems problems) {
    Set<String> names = new HashSet<>();
    boolean areNamed =
        isFree(head.function(), "a function of the model", head.functionSpan(), problems);
    for (Expression argument : head.arguments()) {
      Ast.Name name = (Ast.Name) argument;
      areNamed &= isFree(name.name(), "an argument", name.span(), problems);
      if (!names.add(name.name())) {
        areNamed = false;
        problems.error(
            name.span(),
            "'%s' stands twice among the arguments of '%s'"
                .formatted(name.name(), head.function()));
      }
    }
    return areNamed;
  }

  private static boolean isFree(String name, String kind, Span place, Problems problems) {
    Optional<String> refusal = Names.refusal(name, kind);
    refusal.ifPresent(reason -> problems.error(place, reason, "give it another name"));
    return refusal.isEmpty();
  }

  /** How it is defined, without its value: {@code f(x, y)}. */
  String head() {
    return name.name() + "(" + String.join(", ", parameterNames()) + ")";
  }

  /** The names of its arguments. */
  List<String> parameterNames() {
    return parameters.stream().map(Ast.Name::name).toList();
  }

  /** Its body with arguments put in, which take the places of their names in it. */
  Expression apply(List<Expression> arguments) {
    Map<String, Expression> values = new HashMap<>();
    for (int k = 0; k < parameters.size(); k++) {
      values.put(parameters.get(k).name(), arguments.get(k));
    }
    return put(values, body);
  }

  private static Expression put(Map<String, Expression> values, Expression into) {
    if (into instanceof Ast.Name name) {
      return values.containsKey(name.name()) ? values.get(name.name()).withSpan(name.span()) : name;
    }
    List<Expression> children = new ArrayList<>();
    into.children().forEach(child -> children.add(put(values, child)));
    return into.withChildren(children);
  }
}
