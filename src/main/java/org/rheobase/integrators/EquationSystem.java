package org.rheobase.integrators;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.model.LanguageFunction;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Scope;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * The differential equations of a population, dx/dt = f(x, t) + Σ g(x, t) ξ.
 *
 * @param rates right sides by variable, in the order of definition, subexpressions put in
 * @param draws calls of random functions, by the names under which they stand in the rates: each
 *     has one value in a step
 * @param scope what the other names stand for
 * @param dt the time step in seconds
 */
public record EquationSystem(
    Map<String, Expression> rates, Map<String, Expression> draws, Scope scope, double dt) {

  /** Keeps copies, so that a system never changes. */
  public EquationSystem {
    rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    draws = Collections.unmodifiableMap(new LinkedHashMap<>(draws));
  }

  /**
   * The equations of a population.
   *
   * @param group the population
   * @param dt the time step in seconds
   */
  public static EquationSystem of(NeuronGroup group, double dt) {
    Map<String, Expression> rates = new LinkedHashMap<>();
    Map<String, Expression> draws = new LinkedHashMap<>();
    for (Variable variable : group.variables()) {
      if (variable.isDifferential()) {
        Expression rate = expanded(variable, group.scope());
        rates.put(variable.name(), Terms.rewrite(rate, part -> named(part, draws)));
      }
    }
    return new EquationSystem(rates, draws, group.scope(), dt);
  }

  /** The right side of a variable with all subexpressions and functions put in. */
  private static Expression expanded(Variable variable, Scope scope) {
    return expand(scope.definitions().expand(variable.expression().orElseThrow()), scope);
  }

  /** The expression with all subexpressions put in, but for those that hold their value. */
  private static Expression expand(Expression expression, Scope scope) {
    Map<String, Expression> replacements = new LinkedHashMap<>();
    for (Variable variable : scope.variables().values()) {
      boolean isOpen = variable.isSubexpression() && !variable.isHeld();
      if (isOpen && Terms.mentions(expression, Set.of(variable.name()))) {
        Expression inner = expanded(variable, scope);
        boolean isCutOff = variable.type() == ValueType.INTEGER;
        replacements.put(variable.name(), isCutOff ? Terms.call("int", inner) : inner);
      }
    }
    return Terms.substitute(expression, replacements);
  }

  /** A name in the place of a random call, so that copies of the term have the same value. */
  private static Expression named(Expression part, Map<String, Expression> draws) {
    if (part instanceof Ast.Call call && LanguageFunction.isRandom(call)) {
      String name = "_draw" + draws.size();
      draws.put(name, call);
      return Terms.name(name, call.span());
    }
    return part;
  }

  /** The names of the variables. */
  public Set<String> variables() {
    return rates.keySet();
  }

  /** The names of the noise sources, {@code xi} or {@code xi_…}. */
  public Set<String> noises() {
    Set<String> names = new LinkedHashSet<>();
    rates.values().forEach(rate -> addNoises(rate, names));
    return names;
  }

  private static void addNoises(Expression expression, Set<String> names) {
    if (expression instanceof Ast.Name name && Scope.isNoise(name.name())) {
      names.add(name.name());
    }
    expression.children().forEach(child -> addNoises(child, names));
  }

  /**
   * The rate of a variable with its noise sources as symbols: the coefficients are the factors g,
   * the rest is the drift f.
   *
   * @throws LinearForm.NotLinear if noise stands in it otherwise than as a factor
   */
  public LinearForm splitByNoise(String variable) throws LinearForm.NotLinear {
    return LinearForm.of(rate(variable), noises(), scope);
  }

  /**
   * All rates split by noise, by variable.
   *
   * @throws IllegalArgumentException if noise stands otherwise than as a factor: {@link
   *     Refusals#ofNoiseInFunctions} tells
   */
  public Map<String, LinearForm> splitByNoise() {
    return Linearization.BY_NOISE.forms(this);
  }

  /** The right side of a variable's equation. */
  public Expression rate(String variable) {
    return Optional.ofNullable(rates.get(variable)).orElseThrow();
  }

  /** The system without some of its variables, which then count as constants. */
  public EquationSystem without(Set<String> variables) {
    Map<String, Expression> rest = new LinkedHashMap<>(rates);
    rest.keySet().removeAll(variables);
    return new EquationSystem(rest, draws, scope, dt);
  }

  /** Whether the expression has one value for all neurons and times. */
  public boolean isClosed(Expression expression) {
    return ConstantEvaluator.valueOf(expression, scope).isPresent();
  }

  /**
   * The first term in an expression that changes within a step by itself: the time, unless it is
   * that of a timed array whose values last for whole steps.
   */
  public Optional<Expression> timeIn(Expression expression) {
    if (isTime(expression)) {
      return Optional.of(expression);
    }
    List<Expression> parts = expression.children();
    if (expression instanceof Ast.Call call && isArrayAtTime(call)) {
      if (!lastsForSteps(call)) {
        return Optional.of(call);
      }
      parts = parts.subList(1, parts.size());
    }
    return parts.stream().flatMap(part -> timeIn(part).stream()).findFirst();
  }

  private boolean isArrayAtTime(Ast.Call call) {
    return scope.definitions().timedArray(call.function()).isPresent()
        && isTime(call.arguments().getFirst());
  }

  private boolean lastsForSteps(Ast.Call call) {
    return scope.definitions().timedArray(call.function()).orElseThrow().steps(dt).isPresent();
  }

  private static boolean isTime(Expression expression) {
    return expression instanceof Ast.Name name && name.name().equals(Special.TIME.text());
  }

  /**
   * The first term of an expression that changes in the course of a step: a variable of the system,
   * or the time.
   */
  public Optional<Expression> changeIn(Expression expression) {
    return Terms.find(
            expression, part -> part instanceof Ast.Name name && variables().contains(name.name()))
        .or(() -> timeIn(expression));
  }

  /**
   * An expression at another point and a later time.
   *
   * @param prefix what stands before the names of variables there: {@code _k_} where the value of v
   *     is {@code _k_v}
   * @param elapsed seconds since the step's start
   */
  public Expression at(Expression expression, String prefix, double elapsed) {
    Map<String, Expression> replacements = new LinkedHashMap<>();
    for (String variable : variables()) {
      replacements.put(variable, Terms.name(prefix + variable, expression.span()));
    }
    if (elapsed != 0) {
      Expression start = Terms.name(Special.TIME.text(), expression.span());
      replacements.put(
          Special.TIME.text(), Terms.add(start, Terms.number(elapsed, expression.span())));
    }
    return Terms.substitute(expression, replacements);
  }

  /**
   * The step that a method makes, with the random calls drawn first.
   *
   * @throws IllegalStateException if the method does not give a value to each variable
   */
  public Step step(Integrator method) {
    Step step = method.step(this);
    if (!step.next().keySet().equals(variables())) {
      throw new IllegalStateException(
          "method '%s' gives new values to %s instead of %s"
              .formatted(method.name(), step.next().keySet(), variables()));
    }
    Map<String, Expression> locals = new LinkedHashMap<>(draws);
    locals.putAll(step.locals());
    return new Step(locals, step.next());
  }
}
