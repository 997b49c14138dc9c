package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheobase.integrators.EquationSystem;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.Step;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Store;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Slot;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;

/**
 * What one population does in a step, as pieces of code that work on its present values. The
 * population need not be the only one of the program.
 */
final class StepLowering {
  private final NeuronGroup group;
  private final Optional<Integrator> integrator;
  private final StepContext context;
  private final IrBuilder builder;
  private final Clock clock;
  private final Environment environment;
  private final String prefix;
  private final StateLayout layout;
  private final ExpressionLowering expressions;
  private final CodeLowering code;
  private final State state;
  private final Optional<Refractoriness> refractoriness;
  private final List<TraceLowering> traces;
  private final List<Store> stores = new ArrayList<>();
  private Optional<RasterLowering> raster = Optional.empty();
  private Optional<Expr> spiked = Optional.empty();

  /**
   * Prepares a population.
   *
   * @param integrator advances its differential equations, if there are any
   * @param samplings what is recorded of its variables
   * @param context what it shares with other populations of the program
   * @param environment its present values, which are given those of the step's start
   * @param prefix begins the names of its registers and buffers; empty if it is the only population
   */
  StepLowering(
      NeuronGroup group,
      Optional<Integrator> integrator,
      List<Sampling> samplings,
      StepContext context,
      Environment environment,
      String prefix) {
    this.group = group;
    this.integrator = integrator;
    this.context = context;
    this.environment = environment;
    this.prefix = prefix;
    builder = context.builder();
    clock = context.clock();
    layout = StateLayout.of(group, context.precision(), prefix);
    expressions = new ExpressionLowering(builder, context.precision(), group.scope());
    code = new CodeLowering(builder, expressions, group.scope().variables());
    state = new State(builder, layout, written(), prefix);
    refractoriness =
        group.refractory().map(period -> new Refractoriness(context, layout, period));
    traces =
        IntStream.range(0, samplings.size())
            .mapToObj(k ->
                new TraceLowering(
                    builder, expressions, group.count(), samplings.get(k), k, prefix))
            .toList();
    begin();
  }

  /** The variables that a step may change. */
  private Set<String> written() {
    Set<String> names = new LinkedHashSet<>();
    group.variables().stream().filter(Variable::isDifferential).forEach(v -> names.add(v.name()));
    group.reset().forEach(assignment -> names.add(assignment.target().name()));
    if (group.refractory().isPresent()) {
      names.add(Special.NOT_REFRACTORY.text());
    }
    return names;
  }

  private void begin() {
    state.names().forEach(name -> environment.assign(name, state.value(name)));
    Specials.assign(
        environment, builder, group.count(), clock, context.real(), builder.step());
    refractoriness.ifPresent(r -> r.assignLastSpike(environment));
  }

  /** The pieces of the step, in no order: {@link Piece#ORDER} sorts them. */
  Stream<Piece> pieces() {
    return Stream.of(
            Stream.of(
                recording(Slot.START, 0, "state", this::recordState),
                piece(Slot.GROUPS, "stateupdater", this::updateState)),
            group.threshold().stream().flatMap(this::spikePieces))
        .flatMap(pieces -> pieces);
  }

  private Stream<Piece> spikePieces(Ast.Expression threshold) {
    return Stream.of(
        piece(Slot.THRESHOLDS, "spike_thresholder", () -> fire(threshold)),
        recording(Slot.THRESHOLDS, 1, "spike", this::recordSpikes),
        piece(Slot.RESETS, "spike_resetter", this::reset));
  }

  private Piece piece(Slot slot, String name, Runnable action) {
    return new Piece(slot, 0, group.name() + "_" + name, action);
  }

  private Piece recording(Slot slot, int order, String what, Runnable action) {
    return new Piece(slot, order, Piece.recordingName(group.name(), what), action);
  }

  private Draw draw(String place) {
    return context.draw(group, place);
  }

  private void recordState() {
    traces.forEach(t -> stores.addAll(t.stores(environment)));
  }

  private void updateState() {
    refractoriness.ifPresent(
        r -> r.update(environment, draw("refractory"), expressions, group.scope()));
    integrator.ifPresent(this::integrate);
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

  /** The threshold. A neuron that fires is refractory from then on, before its reset. */
  private void fire(Ast.Expression threshold) {
    expressions.startCode();
    Environment place = environment.withDraw(draw("threshold"));
    Expr crossed = builder.label(expressions.lower(threshold, place), "crossed");
    Expr fires =
        refractoriness.isPresent()
            ? builder.label(builder.and(crossed, state(Special.NOT_REFRACTORY.text())), "spiked")
            : crossed;
    spiked = Optional.of(fires);
    refractoriness.ifPresent(r -> r.fire(environment, fires));
  }

  private void recordSpikes() {
    RasterLowering words = new RasterLowering(builder, prefix, spiked.orElseThrow());
    stores.add(words.store());
    raster = Optional.of(words);
  }

  private void reset() {
    Expr fires = spiked.orElseThrow();
    code.run(group.reset(), environment, draw("reset"), variable -> fires);
  }

  /** Name of the integrator; empty where there is nothing to integrate. */
  Optional<String> method() {
    return integrator.map(Integrator::name);
  }

  /** The buffers of the state, then those of results. */
  List<Buffer> buffers() {
    List<Buffer> buffers =
        new ArrayList<>(layout.entries().stream().map(StateLayout.Entry::buffer).toList());
    refractoriness.ifPresent(r -> buffers.add(layout.lastSpikeStep()));
    raster.ifPresent(r -> buffers.add(r.buffer()));
    traces.forEach(t -> buffers.addAll(t.buffers()));
    return buffers;
  }

  /** The registers, with the values that they have after all pieces. */
  List<Carried> registers() {
    List<Carried> registers = new ArrayList<>(state.carried(environment));
    refractoriness.ifPresent(r -> registers.add(r.carried()));
    raster.ifPresent(r -> registers.add(r.carried()));
    return registers;
  }

  /** The stores made in each step. */
  List<Store> stores() {
    return stores;
  }

  /** The stores made after the last step. */
  List<Store> finalStores() {
    List<Store> finals = new ArrayList<>(state.finalStores());
    refractoriness.ifPresent(r -> finals.addAll(r.finalStores()));
    return finals;
  }

  /** The buffer of spikes; absent where there is no threshold. */
  Optional<Buffer> raster() {
    return raster.map(RasterLowering::buffer);
  }

  /** What is recorded of variables, for each sampling. */
  List<StepProgram.Traces> traces() {
    return traces.stream().map(TraceLowering::traces).toList();
  }
}
