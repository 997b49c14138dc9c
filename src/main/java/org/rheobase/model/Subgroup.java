package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/**
 * Some neighbouring neurons of a population, numbered from 0 among themselves. It has no state of
 * its own: what is set or read through it is the population's.
 *
 * @param group the population
 * @param first number of the first neuron in the population
 * @param end number after that of the last neuron
 */
public record Subgroup(NeuronGroup group, int first, int end) {

  /**
   * Makes sure that the neurons are there.
   *
   * @throws ModelError if they are not, or if there is none
   */
  public Subgroup {
    if (first < 0 || end > group.count() || first >= end) {
      throw ModelError.at(
          Source.of("subgroup", text(group, first, end)).whole(),
          "population '%s' has neurons 0 to %d, and no part %s"
              .formatted(group.name(), group.count() - 1, text(group, first, end)),
          "a part is %s[first:end], with 0 <= first < end <= %d"
              .formatted(group.name(), group.count()));
    }
  }

  private static String text(NeuronGroup group, int first, int end) {
    return "%s[%d:%d]".formatted(group.name(), first, end);
  }

  /** Number of neurons. */
  public int count() {
    return end - first;
  }

  /** Whether it is the whole population. */
  public boolean isWhole() {
    return count() == group.count();
  }

  /** The same neurons of another form of the population, with other constants for example. */
  public Subgroup of(NeuronGroup other) {
    return new Subgroup(other, first, end);
  }

  /**
   * A part of this part.
   *
   * @param from number of its first neuron among these
   * @param to number after that of its last one
   * @throws ModelError if there are no such neurons
   */
  public Subgroup slice(int from, int to) {
    if (from < 0 || to > count() || from >= to) {
      throw ModelError.at(
          Source.of("subgroup", "%s[%d:%d]".formatted(this, from, to)).whole(),
          "%s has neurons 0 to %d, and no part [%d:%d]".formatted(this, count() - 1, from, to),
          "a part is [first:end], with 0 <= first < end <= %d".formatted(count()));
    }
    return new Subgroup(group, first + from, first + to);
  }

  /** Some of these neurons as a selection of the population's. */
  public NeuronSelection selection(NeuronSelection ofThese) {
    return isWhole() ? ofThese : ofThese.shifted(first, count());
  }

  /** Checks an order to set a variable of these neurons by an expression. */
  public Setting setting(String variable, String value) {
    return within(renumbered().setting(variable, value));
  }

  /**
   * Checks an order to set a variable of these neurons by an expression. In it {@code i} counts
   * from 0 and {@code N} is their number; in subexpressions that it uses both are the population's,
   * as in Brian2. Random numbers are those of the neurons wherever they are set from.
   *
   * @param variable name of the variable
   * @param value the expression
   * @param where only neurons for which this holds are set
   * @throws ModelError if anything is wrong with it
   */
  public Setting setting(Source variable, Source value, Optional<Source> where) {
    return within(renumbered().setting(variable, value, where));
  }

  /** Checks an order to set a variable neuron by neuron, in SI base units. */
  public Setting setting(String variable, double[] values) {
    return within(renumbered().setting(variable, values));
  }

  /**
   * Checks an order to set a variable neuron by neuron.
   *
   * @param variable name of the variable
   * @param values in SI base units, one for each of these neurons
   * @throws ModelError if there is no such variable, or the number of values is not that of the
   *     neurons
   */
  public Setting setting(Source variable, double[] values) {
    return within(renumbered().setting(variable, values));
  }

  /** A population of so many neurons, for which expressions and numbers of values are right. */
  private NeuronGroup renumbered() {
    return isWhole() ? group : group.withCount(count());
  }

  private Setting within(Setting setting) {
    if (isWhole() || setting.variable().is(Variable.Flag.SHARED)) {
      return renumbered(setting);
    }
    return switch (renumbered(setting)) {
      case Setting.ByExpression s ->
          new Setting.ByExpression(s.variable(), s.value(), Optional.of(guard(s)));
      case Setting.ByValues s -> new Setting.ByValues(s.variable(), first, s.values());
    };
  }

  private Setting renumbered(Setting setting) {
    return switch (setting) {
      case Setting.ByExpression s ->
          new Setting.ByExpression(
              s.variable(), renumbered(s.value()), s.where().map(this::renumbered));
      case Setting.ByValues s -> s;
    };
  }

  /** An expression of these neurons' i and N, written with the population's. */
  private Ast.Expression renumbered(Ast.Expression expression) {
    return switch (expression) {
      case Ast.Number number -> number;
      case Ast.BooleanLiteral literal -> literal;
      case Ast.Name name -> renumbered(name);
      case Ast.Unary unary ->
          new Ast.Unary(unary.operator(), renumbered(unary.operand()), unary.span());
      case Ast.Binary binary ->
          new Ast.Binary(
              binary.operator(),
              renumbered(binary.left()),
              renumbered(binary.right()),
              binary.span());
      case Ast.Call call -> {
        List<Ast.Expression> arguments = call.arguments().stream().map(this::renumbered).toList();
        yield new Ast.Call(call.function(), call.functionSpan(), arguments, call.span());
      }
    };
  }

  private Ast.Expression renumbered(Ast.Name name) {
    if (name.name().equals(Meaning.Special.COUNT.text())) {
      return integer(count(), name.span());
    }
    boolean isIndex = name.name().equals(Meaning.Special.INDEX.text());
    return isIndex && first > 0
        ? new Ast.Binary(
            Ast.BinaryOperator.SUBTRACT, name, integer(first, name.span()), name.span())
        : name;
  }

  /** Whether a neuron of the population is one of these, and meets the setting's own condition. */
  private Ast.Expression guard(Setting.ByExpression setting) {
    Span span = setting.value().span();
    Ast.Name index = new Ast.Name(Meaning.Special.INDEX.text(), span);
    Ast.Expression isInside =
        and(
            new Ast.Binary(Ast.BinaryOperator.GREATER_EQUAL, index, integer(first, span), span),
            new Ast.Binary(Ast.BinaryOperator.LESS, index, integer(end, span), span));
    return setting.where().map(where -> and(isInside, where)).orElse(isInside);
  }

  private static Ast.Expression and(Ast.Expression left, Ast.Expression right) {
    return new Ast.Binary(Ast.BinaryOperator.AND, left, right, right.span());
  }

  private static Ast.Expression integer(int value, Span span) {
    return new Ast.Number(value, true, span);
  }

  @Override
  public String toString() {
    return text(group, first, end);
  }
}
