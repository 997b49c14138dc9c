package org.rheobase.lowering;

import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.mathlib.Functions;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.Scope;
import org.rheobase.syntax.Ast;

/**
 * Refractoriness. Whether a neuron may fire is decided in whole steps since its last spike, so that
 * it does not hang on the rounding of times: {@code timestep(t − lastspike, dt) ≥
 * timestep(refractory, dt)}.
 */
final class Refractoriness {
  private static final Expr.Register LAST_STEP = new Expr.Register("latest_spike_step", Type.I32);

  private final IrBuilder builder;
  private final Clock clock;
  private final Type real;
  private final StateLayout layout;
  private final Ast.Expression period;
  private Optional<Expr> nextLastStep = Optional.empty();

  Refractoriness(
      IrBuilder builder, Clock clock, Type real, StateLayout layout, Ast.Expression period) {
    this.builder = builder;
    this.clock = clock;
    this.real = real;
    this.layout = layout;
    this.period = period;
  }

  /** Gives {@code lastspike} its value at the start of the step. */
  void assignLastSpike(Environment environment) {
    environment.assign(Special.LAST_SPIKE.text(), lastSpike(builder.register(LAST_STEP)));
  }

  /** The time of a spike in this launch by its step; that of an earlier one is in the buffer. */
  private Expr lastSpike(Expr lastStep) {
    StateLayout.Entry entry = layout.entry(Special.LAST_SPIKE.text());
    Expr isInLaunch = builder.lessEqual(builder.argument(Program.FIRST_STEP), lastStep);
    Expr earlier = builder.load(entry.buffer(), builder.position());
    return builder.select(isInLaunch, clock.time(builder, real, lastStep), earlier);
  }

  /** Decides whether the neuron may fire: the first thing in a step. */
  void update(Environment environment, ExpressionLowering expressions, Scope scope) {
    String name = Special.NOT_REFRACTORY.text();
    Expr over = over(environment, expressions, scope);
    environment.assign(name, builder.label(over, name));
  }

  private Expr over(Environment environment, ExpressionLowering expressions, Scope scope) {
    Optional<Double> constant = ConstantEvaluator.valueOf(period, scope);
    if (constant.isPresent()) {
      return isOver(builder.constant(Math.max(clock.steps(constant.get()), 0)));
    }
    Expr value = expressions.lower(period, environment);
    return value.type() == Type.BOOL ? ended(value, environment) : isOver(steps(value));
  }

  /** A condition only ends refractoriness, and never begins it. */
  private Expr ended(Expr condition, Environment environment) {
    Expr before = environment.value(Special.NOT_REFRACTORY.text()).orElseThrow();
    return builder.or(before, builder.not(condition));
  }

  /** The whole steps in a time, not below 0. */
  private Expr steps(Expr seconds) {
    Expr dt = builder.real(real, clock.dt());
    Expr padded =
        builder.add(builder.convert(real, seconds), builder.real(real, 1e-3 * clock.dt()));
    Expr steps = Functions.truncate(builder, builder.divide(padded, dt));
    return builder.select(builder.less(steps, builder.constant(0)), builder.constant(0), steps);
  }

  /**
   * The difference is taken without sign, so that it holds for spikes as long ago as there are step
   * numbers.
   */
  private Expr isOver(Expr steps) {
    Expr elapsed = builder.subtract(builder.step(), builder.register(LAST_STEP));
    return builder.lessEqual(builder.bitcast(Type.U32, steps), builder.bitcast(Type.U32, elapsed));
  }

  /** Notes a spike: before the reset the neuron is refractory already. */
  void fire(Environment environment, Expr spiked) {
    Expr lastStep = builder.select(spiked, builder.step(), builder.register(LAST_STEP));
    nextLastStep = Optional.of(lastStep);
    String name = Special.NOT_REFRACTORY.text();
    Expr before = environment.value(name).orElseThrow();
    environment.assign(name, builder.and(before, builder.not(spiked)));
    environment.assign(Special.LAST_SPIKE.text(), lastSpike(lastStep));
  }

  Carried carried() {
    Expr initial = builder.load(StateLayout.LAST_SPIKE_STEP, builder.position());
    return new Carried(LAST_STEP, initial, nextLastStep.orElse(builder.register(LAST_STEP)));
  }

  List<Store> finalStores() {
    Expr lastStep = builder.register(LAST_STEP);
    StateLayout.Entry entry = layout.entry(Special.LAST_SPIKE.text());
    return List.of(
        new Store(
            builder.constant(true), StateLayout.LAST_SPIKE_STEP, builder.position(), lastStep),
        new Store(builder.constant(true), entry.buffer(), builder.position(), lastSpike(lastStep)));
  }
}
