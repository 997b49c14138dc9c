package org.rheobase.integrators;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Scope;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;

/**
 * The differential equations of a population, dx/dt = f(x, t) + Σ g(x, t) ξ.
 *
 * @param rates right sides by variable, in the order of definition, subexpressions put in
 * @param scope what the names in them stand for
 * @param dt the time step in seconds
 */
public record EquationSystem(Map<String, Ast.Expression> rates, Scope scope, double dt) {

  /**
   * The equations of a population.
   *
   * @param group the population
   * @param dt the time step in seconds
   */
  public static EquationSystem of(NeuronGroup group, double dt) {
    Map<String, Ast.Expression> rates = new LinkedHashMap<>();
    for (Variable variable : group.variables()) {
      if (variable.isDifferential()) {
        rates.put(variable.name(), expanded(variable, group.scope()));
      }
    }
    return new EquationSystem(rates, group.scope(), dt);
  }

  /** The right side of a variable with all subexpressions and functions put in. */
  private static Ast.Expression expanded(Variable variable, Scope scope) {
    return expand(scope.definitions().expand(variable.expression().orElseThrow()), scope);
  }

  /** The expression with all subexpressions put in. */
  private static Ast.Expression expand(Ast.Expression expression, Scope scope) {
    Map<String, Ast.Expression> replacements = new LinkedHashMap<>();
    for (Variable variable : scope.variables().values()) {
      if (variable.isSubexpression() && Terms.mentions(expression, Set.of(variable.name()))) {
        Ast.Expression inner = expanded(variable, scope);
        boolean isCutOff = variable.type() == ValueType.INTEGER;
        replacements.put(variable.name(), isCutOff ? Terms.call("int", inner) : inner);
      }
    }
    return Terms.substitute(expression, replacements);
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

  private static void addNoises(Ast.Expression expression, Set<String> names) {
    switch (expression) {
      case Ast.Name name -> {
        if (Scope.isNoise(name.name())) {
          names.add(name.name());
        }
      }
      case Ast.Number number -> {}
      case Ast.BooleanLiteral literal -> {}
      case Ast.Unary unary -> addNoises(unary.operand(), names);
      case Ast.Binary binary -> {
        addNoises(binary.left(), names);
        addNoises(binary.right(), names);
      }
      case Ast.Call call -> call.arguments().forEach(argument -> addNoises(argument, names));
    }
  }

  /**
   * The first term in an expression that changes within a step by itself: the time, unless it is
   * that of a timed array whose values last for whole steps.
   */
  Optional<Ast.Expression> changing(Ast.Expression expression) {
    List<Ast.Expression> parts = expression.children();
    if (isTime(expression)) {
      return Optional.of(expression);
    }
    if (expression instanceof Ast.Call call && isArrayAtTime(call)) {
      boolean isHeld =
          scope.definitions().timedArray(call.function()).orElseThrow().steps(dt).isPresent();
      if (!isHeld) {
        return Optional.of(call);
      }
      parts = parts.subList(1, parts.size());
    }
    return parts.stream().flatMap(part -> changing(part).stream()).findFirst();
  }

  private boolean isArrayAtTime(Ast.Call call) {
    return scope.definitions().timedArray(call.function()).isPresent()
        && isTime(call.arguments().getFirst());
  }

  private static boolean isTime(Ast.Expression expression) {
    return expression instanceof Ast.Name name && name.name().equals(Special.TIME.text());
  }

  /** The system without some of its variables, which then count as constants. */
  public EquationSystem without(Set<String> variables) {
    Map<String, Ast.Expression> rest = new LinkedHashMap<>(rates);
    rest.keySet().removeAll(variables);
    return new EquationSystem(rest, scope, dt);
  }

  /** Whether the expression has one value for all neurons and times. */
  boolean isClosed(Ast.Expression expression) {
    return ConstantEvaluator.valueOf(expression, scope).isPresent();
  }
}
