package org.rheobase.lowering;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.integrators.EquationSystem;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.Step;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;

/**
 * Advances the differential equations of a population by a step. While a neuron is refractory its
 * frozen variables keep their values, and the others go on by the system in which the frozen ones
 * are constants.
 */
final class StateUpdate {
  private final NeuronGroup group;
  private final Integrator method;
  private final StepContext context;
  private final IrBuilder builder;
  private final ExpressionLowering expressions;

  StateUpdate(
      NeuronGroup group, Integrator method, StepContext context, ExpressionLowering expressions) {
    this.group = group;
    this.method = method;
    this.context = context;
    builder = context.builder();
    this.expressions = expressions;
  }

  /** Gives all variables their next values. */
  void run(Environment environment) {
    EquationSystem system = EquationSystem.of(group, context.clock().dt());
    Map<String, Expr> next = next(system.step(method), environment);
    Set<String> frozen = frozen();
    if (!frozen.isEmpty()) {
      Expr active = present(Special.NOT_REFRACTORY.text(), environment);
      Map<String, Expr> held = next(system.without(frozen).step(method), environment);
      next.replaceAll((name, value) -> {
        Expr kept = Optional.ofNullable(held.get(name)).orElseGet(() -> present(name, environment));
        return builder.select(active, value, kept);
      });
    }
    next.forEach((name, value) -> environment.assign(name, builder.label(value, name + "_next")));
  }

  private static Expr present(String name, Environment environment) {
    return environment.value(name).orElseThrow();
  }

  private Map<String, Expr> next(Step step, Environment environment) {
    Environment stage = environment.withDraw(context.draw(group, "equations"));
    expressions.startCode();
    step.locals().forEach((name, value) -> stage.assign(name, real(value, stage)));
    Map<String, Expr> next = new LinkedHashMap<>();
    step.next().forEach((name, value) -> next.put(name, real(value, stage)));
    return next;
  }

  private Expr real(Ast.Expression expression, Environment stage) {
    return expressions.lowerAs(ValueType.REAL, expression, stage);
  }

  private Set<String> frozen() {
    Set<String> names = new LinkedHashSet<>();
    group.variables().stream()
        .filter(variable -> isFrozen(variable, group))
        .forEach(variable -> names.add(variable.name()));
    return names;
  }

  /** Whether a variable keeps its value while the neuron is refractory. */
  static boolean isFrozen(Variable variable, NeuronGroup group) {
    return group.refractory().isPresent() && variable.is(Variable.Flag.UNLESS_REFRACTORY);
  }
}
