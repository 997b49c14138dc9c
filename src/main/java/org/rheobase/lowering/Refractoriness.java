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
  private final IrBuilder builder;
  private final Address address;
  private final Clock clock;
  private final Type real;
  private final StateLayout layout;
  private final Ast.Expression period;
  private final Expr.Register register;
  private final Expr lastStep;
  private Optional<Expr> nextLastStep = Optional.empty();

  /**
   * Refractoriness of a population.
   *
   * @param period how long, or while what
   */
  Refractoriness(StepContext context, StateLayout layout, Ast.Expression period) {
    builder = context.builder();
    address = context.address();
    clock = context.clock();
    real = context.real();
    this.layout = layout;
    this.period = period;
    register = new Expr.Register(layout.lastSpikeStep().name() + "_register", Type.I32);
    lastStep = builder.register(register);
  }

  /** Gives {@code lastspike} its value at the start of the step. */
  void assignLastSpike(Environment environment) {
    environment.assign(Special.LAST_SPIKE.text(), lastSpike(lastStep));
  }

  /** The time of a spike in this launch by its step; that of an earlier one is in the buffer. */
  private Expr lastSpike(Expr step) {
    StateLayout.Entry entry = layout.entry(Special.LAST_SPIKE.text());
    Expr isInLaunch = builder.lessEqual(builder.argument(Program.FIRST_STEP), step);
    Expr earlier = builder.load(entry.buffer(), address.position());
    return builder.select(isInLaunch, clock.time(builder, real, step), earlier);
  }

  /**
   * Decides whether the neuron may fire: the first thing in the state update.
   *
   * @param draw random numbers for the refractory period
   */
  void update(Environment environment, Draw draw, ExpressionLowering expressions, Scope scope) {
    expressions.startCode();
    String name = Special.NOT_REFRACTORY.text();
    Expr over = over(environment.withDraw(draw), expressions, scope);
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
    Expr elapsed = builder.subtract(builder.step(), lastStep);
    return builder.lessEqual(builder.bitcast(Type.U32, steps), builder.bitcast(Type.U32, elapsed));
  }

  /** Notes a spike: before the reset the neuron is refractory already. */
  void fire(Environment environment, Expr spiked) {
    Expr now = builder.select(spiked, builder.step(), lastStep);
    nextLastStep = Optional.of(now);
    String name = Special.NOT_REFRACTORY.text();
    Expr before = environment.value(name).orElseThrow();
    environment.assign(name, builder.and(before, builder.not(spiked)));
    environment.assign(Special.LAST_SPIKE.text(), lastSpike(now));
  }

  Carried carried() {
    Expr initial = builder.load(layout.lastSpikeStep(), address.position());
    return new Carried(register, initial, nextLastStep.orElse(lastStep));
  }

  List<Store> finalStores() {
    StateLayout.Entry entry = layout.entry(Special.LAST_SPIKE.text());
    return List.of(
        new Store(builder.constant(true), layout.lastSpikeStep(), builder.position(), lastStep),
        new Store(builder.constant(true), entry.buffer(), builder.position(), lastSpike(lastStep)));
  }
}
