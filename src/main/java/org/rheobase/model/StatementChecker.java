package org.rheobase.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Span;
import org.rheobase.units.Dimension;

/** Checks statements, one after another; a name that is not known yet is a temporary value. */
final class StatementChecker {
  private final String what;
  private final Scope scope;
  private final Problems problems;
  private final Set<String> undetermined;
  private final Map<String, Variable> temporaries = new LinkedHashMap<>();
  private boolean mayWriteShared;

  /**
   * Prepares to check a piece of code.
   *
   * @param what what messages call the code
   * @param undetermined names whose definition is mistaken
   */
  StatementChecker(String what, Scope scope, Problems problems, Set<String> undetermined) {
    this.what = what;
    this.scope = scope;
    this.problems = problems;
    this.undetermined = new HashSet<>(undetermined);
  }

  /**
   * Shared variables may be written, as long as nothing that differs between neurons decides their
   * value: the code is carried out for all neurons alike.
   */
  StatementChecker allowShared() {
    mayWriteShared = true;
    return this;
  }

  /** Checks the statements. */
  void check(List<Ast.Assignment> statements) {
    statements.forEach(this::check);
    warnOfUnread(statements);
  }

  private void check(Ast.Assignment statement) {
    UnitChecker units = units();
    Checked value =
        CodeChecker.hasNoise(what, statement.value(), scope, problems)
            ? Checked.unknown()
            : units.check(statement.value());
    String name = statement.target().name();
    if (undetermined.contains(name)) {
      return;
    }
    Variable variable = scope.variables().getOrDefault(name, temporaries.get(name));
    if (variable == null) {
      introduce(statement, value);
    } else if (isWritable(variable, statement.target().span()) && !value.isUnknown()) {
      Ast.Expression assigned = statement.result();
      Checked result = statement.operator().isPresent() ? units.check(assigned) : value;
      new FitChecker(problems).check(variable, assigned, result);
      checkSharing(variable, assigned);
    }
  }

  private UnitChecker units() {
    return new UnitChecker(local(), problems, undetermined, temporaries.keySet());
  }

  /** The scope with temporary values as variables. */
  private Scope local() {
    Map<String, Variable> known = new LinkedHashMap<>(scope.variables());
    known.putAll(temporaries);
    return scope.withVariables(known);
  }

  /**
   * A shared variable takes what is the same for all neurons; a random number is drawn once for it.
   * Of a temporary value it is noted whether it is the same for all.
   */
  private void checkSharing(Variable variable, Ast.Expression value) {
    if (temporaries.containsKey(variable.name())) {
      temporaries.put(
          variable.name(),
          temporary(
              variable.name(), variable.type(), variable.dimension(), value, variable.span()));
    } else if (variable.is(Flag.SHARED)) {
      Sharing.differing(value, local())
          .ifPresent(name ->
              problems.error(
                  name.span(),
                  "'%s' is shared, and '%s' differs from neuron to neuron"
                      .formatted(variable.name(), name.name()),
                  "use shared variables and constants only"));
    }
  }

  private void introduce(Ast.Assignment statement, Checked value) {
    String name = statement.target().name();
    Span place = statement.target().span();
    Optional<Meaning> meaning = scope.resolve(name);
    if (meaning.isPresent()) {
      problems.error(
          place,
          "%s cannot write to '%s': it is %s".formatted(what, name, kind(meaning.get(), name)),
          "write to a variable of the equations, or give a temporary value another name");
    } else if (statement.operator().isPresent()) {
      String question = Suggestions.question(Suggestions.nearest(name, scope));
      problems.error(
          place,
          "the name '%s' is not known".formatted(name),
          question.isEmpty() ? "give it a value by '=' first" : question);
    } else {
      keep(statement, isFreeName(name, place) ? value : Checked.unknown());
    }
  }

  /** Of a temporary with a mistaken value or name nothing is known. */
  private void keep(Ast.Assignment statement, Checked value) {
    String name = statement.target().name();
    if (value.isUnknown()) {
      undetermined.add(name);
    } else {
      temporaries.put(
          name,
          temporary(
              name, value.type(), value.known(), statement.value(), statement.target().span()));
    }
  }

  private boolean isFreeName(String name, Span place) {
    Optional<String> refusal = Names.variableRefusal(name);
    refusal.ifPresent(reason -> problems.error(place, reason, "give it another name"));
    return refusal.isEmpty();
  }

  private Variable temporary(
      String name, ValueType type, Dimension dimension, Ast.Expression value, Span place) {
    boolean differs =
        Sharing.differing(value, local()).isPresent()
            || Trees.calls(value).stream().anyMatch(LanguageFunction::isRandom);
    return new Variable(
        name,
        Ast.EquationKind.PARAMETER,
        type,
        dimension,
        Optional.empty(),
        differs ? Set.of() : Set.of(Flag.SHARED),
        place);
  }

  private String kind(Meaning meaning, String name) {
    return switch (meaning) {
      case Meaning.OfSpecial s -> "given by the simulation";
      case Meaning.OfConstant c -> scope.constants().containsKey(name) ? "a constant" : "a unit";
      case Meaning.OfNoise n -> "noise";
      case Meaning.OfVariable v -> "a variable";
    };
  }

  private boolean isWritable(Variable variable, Span place) {
    String reason =
        variable.isSubexpression()
            ? "it is a subexpression, computed from others"
            : variable.is(Flag.LINKED)
                ? "it is linked to a variable of another population"
                : variable.is(Flag.CONSTANT)
                    ? "it is declared (constant)"
                    : isRefusedAsShared(variable) ? "it is (shared) by all neurons" : "";
    if (!reason.isEmpty()) {
      problems.error(
          place,
          "%s cannot write to '%s': %s".formatted(what, variable.name(), reason),
          "write to another variable");
    }
    return reason.isEmpty();
  }

  private boolean isRefusedAsShared(Variable variable) {
    return variable.is(Flag.SHARED) && !mayWriteShared && !temporaries.containsKey(variable.name());
  }

  private void warnOfUnread(List<Ast.Assignment> statements) {
    Set<String> read = new HashSet<>();
    statements.forEach(s -> Trees.names(s.value()).forEach(name -> read.add(name.name())));
    temporaries.values().stream()
        .filter(temporary -> !read.contains(temporary.name()))
        .forEach(this::warnOfUnread);
  }

  private void warnOfUnread(Variable temporary) {
    String question =
        Suggestions.question(Suggestions.nearest(temporary.name(), scope.variables().keySet()));
    problems.warning(
        temporary.span(),
        "'%s' is no variable of the equations, and its value is never read"
            .formatted(temporary.name()),
        question.isEmpty() ? "remove it, or define it in the equations" : question);
  }
}
