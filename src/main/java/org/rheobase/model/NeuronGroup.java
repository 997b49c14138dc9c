package org.rheobase.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.rheobase.units.Dimension;

/** A population of neurons that obey the same equations; checked when it is built. */
public final class NeuronGroup implements Population {
  private final String name;
  private final Scope scope;
  private final GroupCode code;
  private final Map<String, Link> links;
  private final Optional<Method> method;
  private final List<Problem> warnings;

  /**
   * The integrator that a model asks for.
   *
   * @param name its name
   * @param source where it is asked for
   */
  public record Method(String name, Source source) {}

  NeuronGroup(
      String name,
      Scope scope,
      GroupCode code,
      Map<String, Link> links,
      Optional<Method> method,
      List<Problem> warnings) {
    this.name = name;
    this.scope = scope;
    this.code = code;
    this.links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    this.method = method;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Begins to describe a population.
   *
   * @param name its name, an identifier
   * @param count number of neurons, at least 1
   */
  public static NeuronGroupBuilder builder(String name, int count) {
    return new NeuronGroupBuilder(name, count);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int count() {
    return scope.count();
  }

  /**
   * Some neighbouring neurons, numbered from 0 among themselves.
   *
   * @param first number of the first neuron
   * @param end number after that of the last neuron
   * @throws ModelError if there are no such neurons
   */
  public Subgroup slice(int first, int end) {
    return new Subgroup(this, first, end);
  }

  /** All neurons. */
  public Subgroup whole() {
    return new Subgroup(this, 0, count());
  }

  /** What names stand for in its code. */
  public Scope scope() {
    return scope;
  }

  /** Its variables in the order of definition. */
  public List<Variable> variables() {
    return List.copyOf(scope.variables().values());
  }

  /** When a neuron fires; absent: never. */
  public Optional<Ast.Expression> threshold() {
    return code.threshold();
  }

  /** What happens to a neuron that fired. */
  public List<Ast.Assignment> reset() {
    return code.reset();
  }

  /**
   * How long a neuron is refractory after a spike (a time), or as long as what (a truth value);
   * absent: never.
   */
  public Optional<Ast.Expression> refractory() {
    return code.refractory();
  }

  /** Its custom events, in the order of definition. */
  public List<Event> events() {
    return code.events();
  }

  /** Whether it has an event of the name, {@link Event#SPIKE} included. */
  public boolean hasEvent(String event) {
    return event.equals(Event.SPIKE)
        ? threshold().isPresent()
        : events().stream().anyMatch(e -> e.name().equals(event));
  }

  /** The code that runs regularly, in the order of definition. */
  public List<RegularCode> regularCode() {
    return code.regular();
  }

  /**
   * Its subexpressions marked (constant over dt), which are computed once a step and then hold
   * their value: each after those that it uses.
   */
  public List<Variable> heldSubexpressions() {
    Set<Variable> ordered = new LinkedHashSet<>();
    variables().stream().filter(Variable::isHeld).forEach(v -> appendHeld(v, ordered));
    return List.copyOf(ordered);
  }

  private void appendHeld(Variable variable, Set<Variable> ordered) {
    for (String used : Trees.reachable(variable.name(), scope)) {
      Variable other = scope.variables().get(used);
      if (other != null && other.isHeld() && !ordered.contains(other)) {
        appendHeld(other, ordered);
      }
    }
    ordered.add(variable);
  }

  /** What its parameters marked (linked) stand for, in the order of linking. */
  public List<Link> links() {
    return List.copyOf(links.values());
  }

  /** The integrator asked for; absent: the first that applies. */
  public Optional<Method> method() {
    return method;
  }

  /** What is likely not meant, found while checking. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Whether one of the names stands in its equations. */
  public boolean mentions(Set<String> names) {
    return variables().stream()
        .flatMap(variable -> variable.expression().stream())
        .flatMap(expression -> Trees.names(expression).stream())
        .anyMatch(name -> names.contains(name.name()));
  }

  /**
   * Whether a subexpression uses noise, directly or through others, and so has no value outside of
   * a step.
   */
  public boolean containsNoise(Variable subexpression) {
    return subexpression.expression().filter(e -> Trees.containsNoise(e, scope)).isPresent();
  }

  /**
   * The names of all that has a value outside of a step: variables in the order of definition,
   * without subexpressions that use noise; then {@code lastspike} and {@code not_refractory}, where
   * there is a refractory period.
   */
  public List<String> recordable() {
    List<String> names = new ArrayList<>();
    variables().stream()
        .filter(v -> !v.isSubexpression() || !containsNoise(v))
        .forEach(v -> names.add(v.name()));
    if (refractory().isPresent()) {
      names.add(Meaning.Special.LAST_SPIKE.text());
      names.add(Meaning.Special.NOT_REFRACTORY.text());
    }
    return names;
  }

  /** The dimension of something {@link #recordable}. */
  public Dimension dimension(String recordable) {
    Variable variable = scope.variables().get(recordable);
    if (variable != null) {
      return variable.dimension();
    }
    return recordable.equals(Meaning.Special.LAST_SPIKE.text()) ? Dimension.TIME : Dimension.NONE;
  }

  /**
   * The same population with other values for some constants.
   *
   * @throws ModelError if a constant is not there, would change its dimension, or does not fit the
   *     equations any more (as an exponent, for example)
   */
  public NeuronGroup withConstants(Map<String, Constant> constants) {
    Problems problems = new Problems();
    constants.forEach((constant, value) -> checkConstant(constant, value, problems));
    problems.throwIfErrors();
    Scope changed = scope.withConstants(constants);
    code.check(changed, problems, Set.of());
    problems.throwIfErrors();
    return new NeuronGroup(name, changed, code, links, method, warnings);
  }

  private void checkConstant(String constant, Constant value, Problems problems) {
    Span place = Source.of(name + ".constants", constant).whole();
    Constant before = scope.constants().get(constant);
    if (before == null) {
      Set<String> names = scope.constants().keySet();
      String question = Suggestions.question(Suggestions.nearest(constant, names));
      String list = names.isEmpty() ? "it has none" : "it has: " + String.join(", ", names);
      problems.error(
          place,
          "the population has no constant '%s'".formatted(constant),
          question.isEmpty() ? list : question);
    } else if (!before.dimension().equals(value.dimension())) {
      problems.error(
          place,
          "the constant '%s' is %s, and its new value is %s"
              .formatted(constant, Texts.value(before.dimension()), Texts.value(value.dimension())),
          "a constant keeps its unit");
    }
  }

  /**
   * The same population with another number of neurons.
   *
   * @param count number of neurons, at least 1
   * @throws ModelError if the number is smaller, or a timed array has not as many columns
   */
  public NeuronGroup withCount(int count) {
    Problems problems = new Problems();
    checkCount(name, count, problems);
    problems.throwIfErrors();
    Scope changed = scope.withCount(count);
    code.check(changed, problems, Set.of());
    problems.throwIfErrors();
    return new NeuronGroup(name, changed, code, links, method, warnings);
  }

  /** Notes a number of neurons that is too small. */
  static void checkCount(String name, int count, Problems problems) {
    if (count < 1) {
      problems.error(
          Source.of(name + ".count", String.valueOf(count)).whole(),
          "a population has at least one neuron");
    }
  }

  /** Checks an order to set a variable by an expression. */
  public Setting setting(String variable, String value) {
    return setting(
        Source.of(name, variable), Source.of(name + "." + variable, value), Optional.empty());
  }

  /**
   * Checks an order to set a variable by an expression.
   *
   * @param variable name of the variable
   * @param value the expression
   * @param where only neurons for which this holds are set
   * @throws ModelError if anything is wrong with it
   */
  public Setting setting(Source variable, Source value, Optional<Source> where) {
    Problems problems = new Problems();
    Optional<Ast.Expression> expression = ModelParser.expression(value, problems);
    Optional<Ast.Expression> condition = where.flatMap(w -> ModelParser.expression(w, problems));
    Ast.Name target = new Ast.Name(variable.text(), variable.whole());
    Optional<Setting> setting =
        expression.flatMap(
            e -> new SettingChecker(scope, problems).byExpression(target, e, condition));
    if (refractory().isEmpty()) {
      expression.ifPresent(e -> CodeChecker.refuseSpikeNames(e, problems));
      condition.ifPresent(e -> CodeChecker.refuseSpikeNames(e, problems));
    }
    problems.throwIfErrors();
    return setting.orElseThrow();
  }

  /** Checks an order to set a variable neuron by neuron, in SI base units. */
  public Setting setting(String variable, double[] values) {
    return setting(Source.of(name, variable), values);
  }

  /**
   * Checks an order to set a variable neuron by neuron.
   *
   * @param variable name of the variable
   * @param values in SI base units, one for each neuron
   * @throws ModelError if there is no such variable, or the number of values is not that of the
   *     neurons
   */
  public Setting setting(Source variable, double[] values) {
    Problems problems = new Problems();
    Ast.Name target = new Ast.Name(variable.text(), variable.whole());
    Optional<Setting> setting = new SettingChecker(scope, problems).byValues(target, values);
    problems.throwIfErrors();
    return setting.orElseThrow();
  }

  /** The constants by name, in the order of definition. */
  public Map<String, Constant> constants() {
    return scope.constants();
  }
}
