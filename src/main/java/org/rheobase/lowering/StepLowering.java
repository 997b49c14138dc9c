package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rheobase.integrators.EquationSystem;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.Step;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;

/**
 * Builds the program of a step, slot by slot in the order of a step: recording, refractoriness,
 * state update, threshold, reset.
 */
final class StepLowering {
  private final NeuronGroup group;
  private final Precision precision;
  private final Clock clock;
  private final Optional<Integrator> integrator;
  private final StateLayout layout;
  private final IrBuilder builder = new IrBuilder();
  private final ExpressionLowering expressions;
  private final State state;
  private final Environment environment;
  private final List<Store> stores = new ArrayList<>();

  StepLowering(NeuronGroup group, Precision precision, double dt, Optional<Integrator> integrator) {
    this.group = group;
    this.precision = precision;
    this.clock = new Clock(dt);
    this.integrator = integrator;
    layout = StateLayout.of(group, precision);
    expressions = new ExpressionLowering(builder, precision, group.scope(), clock, builder.step());
    state = new State(builder, layout, written());
    environment = new Environment(new HashMap<>(), draw("equations"));
    state.names().forEach(name -> environment.assign(name, state.value(name)));
    Specials.assign(environment, builder, group.count(), clock, precision.real(), builder.step());
  }

  /** The variables that a step may change. */
  private Set<String> written() {
    Set<String> names = new LinkedHashSet<>();
    group.variables().stream().filter(Variable::isDifferential).forEach(v -> names.add(v.name()));
    group.reset().stream()
        .map(assignment -> assignment.target().name())
        .filter(group.scope().variables()::containsKey)
        .forEach(names::add);
    if (group.refractory().isPresent()) {
      names.add(Special.NOT_REFRACTORY.text());
    }
    return names;
  }

  private Draw draw(String place) {
    return Draw.inStep(builder, precision.real(), group.name(), place);
  }

  StepProgram lower(List<Sampling> samplings) {
    Optional<Refractoriness> refractoriness =
        group
            .refractory()
            .map(period -> new Refractoriness(builder, clock, precision.real(), layout, period));
    refractoriness.ifPresent(r -> r.assignLastSpike(environment));
    List<TraceLowering> traces =
        IntStream.range(0, samplings.size())
            .mapToObj(k -> new TraceLowering(builder, expressions, group, samplings.get(k), k))
            .toList();
    traces.forEach(t -> stores.addAll(t.stores(environment)));
    refractoriness.ifPresent(r -> r.update(environment, expressions, group.scope()));
    integrator.ifPresent(this::integrate);
    Optional<RasterLowering> raster =
        group.threshold().map(condition -> fire(condition, refractoriness));
    return program(refractoriness, raster, traces);
  }

  /**
   * The state update. While a neuron is refractory its frozen variables keep their values, and the
   * others go on by the system in which the frozen ones are constants.
   */
  private void integrate(Integrator method) {
    EquationSystem system = EquationSystem.of(group, clock.dt());
    Map<String, Expr> next = next(method.step(system));
    Set<String> frozen = frozen();
    if (!frozen.isEmpty()) {
      Expr active = state(Special.NOT_REFRACTORY.text());
      Map<String, Expr> held = next(method.step(system.without(frozen)));
      next.replaceAll(
          (name, value) -> builder.select(active, value, held.getOrDefault(name, state(name))));
    }
    next.forEach((name, value) -> environment.assign(name, builder.label(value, name + "_next")));
  }

  private Map<String, Expr> next(Step step) {
    Environment stage = environment.withDraw(draw("equations"));
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
    if (group.refractory().isPresent()) {
      group.variables().stream()
          .filter(v -> v.isDifferential() && v.is(Variable.Flag.UNLESS_REFRACTORY))
          .forEach(v -> names.add(v.name()));
    }
    return names;
  }

  private Expr state(String name) {
    return environment.value(name).orElseThrow();
  }

  /** Threshold, recording of spikes, and reset. */
  private RasterLowering fire(Ast.Expression condition, Optional<Refractoriness> refractoriness) {
    expressions.startCode();
    Environment place = environment.withDraw(draw("threshold"));
    Expr crossed = builder.label(expressions.lower(condition, place), "crossed");
    Expr spiked =
        refractoriness.isPresent()
            ? builder.label(builder.and(crossed, state(Special.NOT_REFRACTORY.text())), "spiked")
            : crossed;
    refractoriness.ifPresent(r -> r.fire(environment, spiked));
    reset(spiked);
    return new RasterLowering(builder, spiked);
  }

  private void reset(Expr spiked) {
    expressions.startCode();
    Environment code = environment.withDraw(draw("reset"));
    for (Ast.Assignment assignment : group.reset()) {
      assign(assignment, spiked, code);
    }
    written().forEach(name -> environment.assign(name, code.value(name).orElseThrow()));
  }

  private void assign(Ast.Assignment assignment, Expr spiked, Environment code) {
    String name = assignment.target().name();
    Ast.Expression value =
        assignment
            .operator()
            .<Ast.Expression>map(
                o -> new Ast.Binary(o, assignment.target(), assignment.value(), assignment.span()))
            .orElse(assignment.value());
    Variable variable = group.scope().variables().get(name);
    if (variable == null) {
      code.assign(name, expressions.lower(value, code));
    } else {
      Expr assigned = expressions.lowerAs(variable.type(), value, code);
      code.assign(name, builder.select(spiked, assigned, code.value(name).orElseThrow()));
    }
  }

  private StepProgram program(
      Optional<Refractoriness> refractoriness,
      Optional<RasterLowering> raster,
      List<TraceLowering> traces) {
    List<Carried> registers = new ArrayList<>(state.carried(environment));
    List<Store> finals = new ArrayList<>(state.finalStores());
    List<Buffer> buffers =
        new ArrayList<>(layout.entries().stream().map(StateLayout.Entry::buffer).toList());
    refractoriness.ifPresent(r -> {
      registers.add(r.carried());
      finals.addAll(r.finalStores());
      buffers.add(StateLayout.LAST_SPIKE_STEP);
    });
    raster.ifPresent(r -> {
      registers.add(r.carried());
      stores.add(r.store());
      buffers.add(RasterLowering.BUFFER);
    });
    traces.forEach(t -> buffers.addAll(t.buffers()));
    buffers.addAll(expressions.buffers());
    Program program =
        new Program(
            group.name() + "_steps",
            precision,
            LaunchArguments.ALL,
            buffers,
            registers,
            stores,
            finals,
            builder.labels());
    return new StepProgram(
        program,
        integrator.map(Integrator::name),
        raster.map(r -> RasterLowering.BUFFER),
        traces.stream().map(TraceLowering::traces).toList());
  }
}
