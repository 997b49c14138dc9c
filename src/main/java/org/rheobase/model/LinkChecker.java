package org.rheobase.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Checks what parameters marked (linked) are linked to. */
final class LinkChecker {
  /** Up to so many neurons the index of each is looked at; of more, of so many among them. */
  private static final int LOOKED_AT = 100_000;

  private final String group;
  private final Scope scope;
  private final Set<String> undetermined;
  private final Problems problems;

  /**
   * Prepares for a population.
   *
   * @param group its name
   * @param undetermined names whose definition is mistaken
   */
  LinkChecker(String group, Scope scope, Set<String> undetermined, Problems problems) {
    this.group = group;
    this.scope = scope;
    this.undetermined = undetermined;
    this.problems = problems;
  }

  /** The links by parameter; each parameter marked (linked) must have one, and no other may. */
  Map<String, Link> links(List<LinkText> texts) {
    Map<String, Link> links = new LinkedHashMap<>();
    for (LinkText text : texts) {
      linked(text.variable())
          .flatMap(variable -> link(variable, text))
          .ifPresent(link -> links.put(link.variable(), link));
    }
    Set<String> named = new java.util.HashSet<>();
    texts.forEach(text -> named.add(text.variable().text()));
    scope.variables().values().stream()
        .filter(variable -> variable.is(Flag.LINKED) && !variable.is(Flag.SHARED))
        .filter(variable -> !named.contains(variable.name()))
        .forEach(variable ->
            problems.error(
                variable.span(),
                "'%s' is marked (linked), and nothing says to what".formatted(variable.name()),
                "link it to a variable of another population, as in linked: {%s: H.v}"
                    .formatted(variable.name())));
    return links;
  }

  private Optional<Variable> linked(Source name) {
    Variable variable = scope.variables().get(name.text());
    if (variable == null) {
      if (!undetermined.contains(name.text())) {
        String question =
            Suggestions.question(Suggestions.nearest(name.text(), scope.variables().keySet()));
        problems.error(
            name.whole(),
            "the population has no variable '%s' that could be linked".formatted(name.text()),
            question.isEmpty()
                ? "define it in the equations, as in %s : 1 (linked)".formatted(name.text())
                : question);
      }
      return Optional.empty();
    }
    if (!variable.is(Flag.LINKED)) {
      problems.error(
          name.whole(),
          "'%s' is not marked (linked)".formatted(name.text()),
          "write it as %s : %s (linked)".formatted(name.text(), Texts.declaration(variable)));
      return Optional.empty();
    }
    return Optional.of(variable);
  }

  private Optional<Link> link(Variable variable, LinkText text) {
    NeuronGroup source = text.source();
    if (source.name().equals(group)) {
      problems.error(
          text.sourceVariable().whole(),
          "a population cannot be linked to itself",
          "use the variable as it is");
      return Optional.empty();
    }
    Optional<Variable> other = sourceVariable(source, text.sourceVariable());
    other.ifPresent(o -> checkFits(variable, o, text));
    Optional<Ast.Expression> index = text.index().flatMap(this::index);
    index.ifPresent(i -> checkRange(i, source));
    if (text.index().isEmpty()) {
      other.ifPresent(o -> checkSizes(source, o, text));
    }
    boolean isRead = other.isPresent() && text.index().isPresent() == index.isPresent();
    return isRead
        ? Optional.of(new Link(variable.name(), source.name(), text.sourceVariable().text(), index))
        : Optional.empty();
  }

  private Optional<Variable> sourceVariable(NeuronGroup source, Source name) {
    List<String> readable =
        source.recordable().stream().filter(source.scope().variables()::containsKey).toList();
    if (!readable.contains(name.text())) {
      String question = Suggestions.question(Suggestions.nearest(name.text(), readable));
      problems.error(
          name.whole(),
          "population '%s' has no variable '%s' that could be read"
              .formatted(source.name(), name.text()),
          question.isEmpty() ? "it has: " + String.join(", ", readable) : question);
      return Optional.empty();
    }
    return Optional.ofNullable(source.scope().variables().get(name.text()));
  }

  private void checkFits(Variable variable, Variable other, LinkText text) {
    boolean fits =
        variable.type() == other.type() && variable.dimension().equals(other.dimension());
    if (!fits) {
      problems.error(
          text.sourceVariable().whole(),
          "'%s' is declared ': %s', and '%s' of population '%s' ': %s'"
              .formatted(
                  variable.name(),
                  Texts.declaration(variable),
                  other.name(),
                  text.source().name(),
                  Texts.declaration(other)),
          "declare '%s : %s (linked)'".formatted(variable.name(), Texts.declaration(other)));
    }
  }

  private void checkSizes(NeuronGroup source, Variable other, LinkText text) {
    boolean isOneForAll = other.is(Flag.SHARED) || source.count() == 1;
    if (!isOneForAll && source.count() != scope.count()) {
      problems.error(
          text.sourceVariable().whole(),
          "population '%s' has %d neurons, and this one has %d"
              .formatted(source.name(), source.count(), scope.count()),
          "say which neuron is meant, as in {variable: %s.%s, index: i %% %d}"
              .formatted(source.name(), other.name(), source.count()));
    }
  }

  private Optional<Ast.Expression> index(Source text) {
    Optional<Ast.Expression> index = ModelParser.expression(text, problems);
    Scope bare = scope.withVariables(Map.of());
    Checked checked =
        index.map(i -> new UnitChecker(bare, problems).check(i)).orElse(Checked.unknown());
    if (checked.isUnknown()) {
      return Optional.empty();
    }
    if (checked.type() != ValueType.INTEGER || valueAt(index.orElseThrow(), 0).isEmpty()) {
      problems.error(
          text.whole(),
          "an index must be an integer made of i, N and numbers",
          "write i//2 or int(0.5*i), for example");
      return Optional.empty();
    }
    return index;
  }

  private void checkRange(Ast.Expression index, NeuronGroup source) {
    int stride = Math.max(1, scope.count() / LOOKED_AT);
    for (long neuron = 0; neuron < scope.count() + stride - 1L; neuron += stride) {
      int looked = (int) Math.min(neuron, scope.count() - 1);
      double value = valueAt(index, looked).orElse(Double.NaN);
      if (!(value >= 0 && value < source.count())) {
        problems.error(
            index.span(),
            "for neuron %d the index is %s, and population '%s' has neurons 0 to %d"
                .formatted(looked, (long) value, source.name(), source.count() - 1),
            "change it, as in i %% %d".formatted(source.count()));
        return;
      }
    }
  }

  private Optional<Double> valueAt(Ast.Expression index, int neuron) {
    return ConstantEvaluator.valueOf(withIndex(index, neuron), scope.withVariables(Map.of()));
  }

  private static Ast.Expression withIndex(Ast.Expression expression, int neuron) {
    return switch (expression) {
      case Ast.Number number -> number;
      case Ast.BooleanLiteral literal -> literal;
      case Ast.Name name ->
          name.name().equals(Meaning.Special.INDEX.text())
              ? new Ast.Number(neuron, true, name.span())
              : name;
      case Ast.Unary unary ->
          new Ast.Unary(unary.operator(), withIndex(unary.operand(), neuron), unary.span());
      case Ast.Binary binary ->
          new Ast.Binary(
              binary.operator(),
              withIndex(binary.left(), neuron),
              withIndex(binary.right(), neuron),
              binary.span());
      case Ast.Call call ->
          new Ast.Call(
              call.function(),
              call.functionSpan(),
              call.arguments().stream().map(argument -> withIndex(argument, neuron)).toList(),
              call.span());
    };
  }
}
