package org.rheobase.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** The equations of a population as texts, and subexpressions that do not stand among them. */
final class EquationTexts {
  /** What a line of equations seems to define: dv/dt …, or v …. */
  private static final Pattern LINE_START =
      Pattern.compile("^[ \\t]*(?:d(\\w+)\\s*/\\s*dt\\b|([A-Za-z_]\\w*))", Pattern.MULTILINE);

  private Source equations;
  private final List<Subexpression> subexpressions = new ArrayList<>();

  /** A subexpression that does not stand among the equations. */
  private record Subexpression(String name, Source expression, String unit) {}

  EquationTexts(Source equations) {
    this.equations = equations;
  }

  /** Puts other equations in the place of those so far, one a line. */
  void set(Source text) {
    equations = text;
  }

  /** Adds a subexpression that does not stand among the equations. */
  void add(String variable, Source expression, String unit) {
    subexpressions.add(new Subexpression(variable, expression, unit));
  }

  /**
   * The variables that the equations define.
   *
   * @param variables those that could be read
   * @param undetermined the names that mistaken lines would define
   */
  record Reading(Map<String, Variable> variables, Set<String> undetermined) {}

  /** Reads all; what is mistaken is left out. */
  Reading read(Problems problems) {
    Problems found = new Problems();
    List<Ast.Equation> lines = new ArrayList<>(ModelParser.equations(equations, found));
    subexpressions.forEach(s -> equation(s, found).ifPresent(lines::add));
    Map<String, Variable> variables = new EquationChecker(found).variables(lines);
    problems.addAll(found.found());
    return new Reading(variables, found.hasErrors() ? names() : Set.of());
  }

  /** The names that lines seem to define. */
  private Set<String> names() {
    Set<String> names = new HashSet<>();
    LINE_START
        .matcher(equations.text())
        .results()
        .map(line -> line.group(1) == null ? line.group(2) : line.group(1))
        .forEach(names::add);
    subexpressions.forEach(s -> names.add(s.name()));
    return names;
  }

  /** A subexpression as an equation. It is told from noise here, where its text can be shown. */
  private static Optional<Ast.Equation> equation(Subexpression given, Problems problems) {
    Optional<Ast.Expression> expression = ModelParser.expression(given.expression(), problems);
    Optional<Ast.Name> noise =
        expression.map(Trees::names).orElse(List.of()).stream()
            .filter(name -> Scope.isNoise(name.name()))
            .findFirst();
    noise.ifPresent(name ->
        problems.error(
            name.span(),
            "'%s' cannot use noise: %s has a value in differential equations only"
                .formatted(given.name(), name.name()),
            "draw from neurons with equations"));
    Span place = given.expression().whole();
    return expression
        .filter(e -> noise.isEmpty())
        .map(e ->
            new Ast.Equation(
                Ast.EquationKind.SUBEXPRESSION,
                given.name(),
                place,
                Optional.of(e),
                new Ast.Name(given.unit(), place),
                List.of(),
                place));
  }
}
