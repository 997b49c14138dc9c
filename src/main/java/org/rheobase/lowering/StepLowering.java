package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.MethodChoice;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Store;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.model.Link;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RegularCode;
import org.rheobase.model.Slot;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;

/**
 * What one population does in a step, as pieces of code that work on its present values. The
 * population need not be the only one of the program.
 */
final class StepLowering {
  private final NeuronGroup group;
  private final Optional<Integrator> integrator;
  private final Recordings recordings;
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
  private final StepEvents events;
  private final List<TraceLowering> traces;
  private final List<Store> stores = new ArrayList<>();

  private final List<Source> sources = new ArrayList<>();

  /** A linked parameter, and the neuron that it is read from. */
  private record Source(Link link, StepLowering population) {}

  /**
   * Prepares a population.
   *
   * @param integrator advances its differential equations, if there are any
   * @param recordings what is recorded of it
   * @param context what it shares with other populations of the program
   * @param environment its present values, which are given those of the step's start
   * @param prefix begins the names of its registers and buffers; empty for the population that the
   *     program is about: of others, which it reads from, nothing is recorded or kept
   * @param others the other populations by name
   */
  StepLowering(
      NeuronGroup group,
      Optional<Integrator> integrator,
      Recordings recordings,
      StepContext context,
      Environment environment,
      String prefix,
      Function<String, NeuronGroup> others) {
    this.group = group;
    this.integrator = integrator;
    this.recordings = recordings;
    this.context = context;
    this.environment = environment;
    this.prefix = prefix;
    builder = context.builder();
    clock = context.clock();
    layout = StateLayout.of(group, context.precision(), prefix);
    expressions =
        new ExpressionLowering(builder, context.precision(), group.scope(), clock, builder.step());
    code = new CodeLowering(builder, expressions, group.scope().variables());
    state = new State(builder, layout, context.address(), written(), prefix);
    refractoriness = group.refractory().map(period -> new Refractoriness(context, layout, period));
    events = new StepEvents(builder, expressions, prefix);
    traces =
        IntStream.range(0, recordings.samplings().size())
            .mapToObj(k ->
                new TraceLowering(builder, expressions, recordings.samplings().get(k), k, prefix))
            .toList();
    begin();
    group.links().forEach(link -> sources.add(source(link, others)));
    readLinks();
  }

  private Source source(Link link, Function<String, NeuronGroup> others) {
    NeuronGroup other = others.apply(link.source());
    Address address =
        Linking.address(
            builder, link, other, group.count(), context.address(), expressions, environment);
    StepContext there = context.at(address);
    return new Source(
        link,
        new StepLowering(
            other,
            MethodChoice.of(other, clock.dt()),
            Recordings.none(),
            there,
            new Environment(new HashMap<>(), there.draw(other, "step")),
            Linking.prefix(prefix, link),
            others));
  }

  /** Gives linked parameters the present values of what they stand for. */
  private void readLinks() {
    for (Source source : sources) {
      source.population().readLinks();
      Expr value = source.population().value(source.link().sourceVariable());
      environment.assign(source.link().variable(), value);
    }
  }

  private Expr value(String name) {
    return expressions.value(name, environment);
  }

  /** The variables that a step may change. */
  private Set<String> written() {
    Set<String> names = new LinkedHashSet<>();
    group.variables().stream()
        .filter(v -> v.isDifferential() || v.isHeld())
        .forEach(v -> names.add(v.name()));
    addTargets(group.reset(), names);
    group.events().forEach(event -> addTargets(event.code(), names));
    group.regularCode().forEach(piece -> addTargets(piece.statements(), names));
    if (group.refractory().isPresent()) {
      names.add(Special.NOT_REFRACTORY.text());
    }
    return names;
  }

  private static void addTargets(List<Ast.Assignment> code, Set<String> names) {
    code.forEach(statement -> names.add(statement.target().name()));
  }

  private void begin() {
    state.names().forEach(name -> environment.assign(name, state.value(name)));
    Specials.assign(
        environment,
        builder,
        context.address().neuron(),
        group.count(),
        clock,
        context.real(),
        builder.step());
    refractoriness.ifPresent(r -> r.assignLastSpike(environment));
  }

  /**
   * The pieces of the step, those of populations that are read from included, in no order: {@link
   * Piece#ORDER} sorts them.
   */
  Stream<Piece> pieces() {
    return Stream.concat(
        ownPieces().map(piece -> piece.after(this::readLinks)),
        sources.stream().flatMap(source -> source.population().pieces()));
  }

  private Stream<Piece> ownPieces() {
    return Stream.of(
            Stream.of(
                piece(Slot.BEFORE_START, "subexpression_update", this::holdSubexpressions),
                piece(Slot.GROUPS, "stateupdater", this::updateState)),
            recording(Slot.START, 0, "state", this::recordState),
            group.threshold().stream().flatMap(this::spikePieces),
            group.events().stream().flatMap(this::eventPieces),
            IntStream.range(0, group.regularCode().size()).mapToObj(this::regularPiece))
        .flatMap(pieces -> pieces);
  }

  private Stream<Piece> spikePieces(Ast.Expression threshold) {
    Stream<Piece> code =
        Stream.of(
            piece(Slot.THRESHOLDS, "spike_thresholder", () -> fire(threshold)),
            piece(Slot.RESETS, "spike_resetter", () -> react(Event.SPIKE, group.reset(), "reset")));
    return Stream.concat(
        code, recording(Slot.THRESHOLDS, 1, "spike", () -> recordEvent(Event.SPIKE)));
  }

  private Stream<Piece> eventPieces(Event event) {
    String name = event.name();
    Stream<Piece> code =
        Stream.of(
            piece(Slot.AFTER_THRESHOLDS, name + "_thresholder", () -> detect(event)),
            piece(
                Slot.AFTER_RESETS,
                name + "_resetter",
                () -> react(name, event.code(), "on_event " + name)));
    Stream<Piece> recording =
        recordings.contains(name)
            ? recording(Slot.AFTER_THRESHOLDS, 1, name, () -> recordEvent(name))
            : Stream.empty();
    return Stream.concat(code, recording);
  }

  /** Of code in one slot and order, what was defined first comes first. */
  private Piece regularPiece(int number) {
    RegularCode regular = group.regularCode().get(number);
    String name = "%s_run_regularly_%09d".formatted(group.name(), number);
    return new Piece(regular.slot(), regular.order(), name, () -> runRegularly(regular, number));
  }

  private Piece piece(Slot slot, String name, Runnable action) {
    return new Piece(slot, 0, group.name() + "_" + name, action);
  }

  private Stream<Piece> recording(Slot slot, int order, String what, Runnable action) {
    return prefix.isEmpty()
        ? Stream.of(new Piece(slot, order, Piece.recordingName(group.name(), what), action))
        : Stream.empty();
  }

  private Draw draw(String place) {
    return context.draw(group, place);
  }

  /** Computes the subexpressions that hold their value until the next step. */
  private void holdSubexpressions() {
    for (Variable variable : group.heldSubexpressions()) {
      expressions.startCode();
      Draw own = draw("subexpression " + variable.name());
      Draw draw = variable.is(Variable.Flag.SHARED) ? own.shared() : own;
      Expr value =
          expressions.lowerAs(
              variable.type(), variable.expression().orElseThrow(), environment.withDraw(draw));
      environment.assign(variable.name(), builder.label(value, variable.name()));
    }
  }

  private void recordState() {
    traces.forEach(t -> stores.addAll(t.stores(environment)));
  }

  private void updateState() {
    refractoriness.ifPresent(
        r -> r.update(environment, draw("refractory"), expressions, group.scope()));
    integrator.ifPresent(
        method -> new StateUpdate(group, method, context, expressions).run(environment));
  }

  private void fire(Ast.Expression threshold) {
    events.fire(threshold, environment, draw("threshold"), refractoriness);
  }

  private void detect(Event event) {
    events.detect(event, environment, draw("event " + event.name()));
  }

  private void recordEvent(String event) {
    EventRecording recording = new EventRecording(event, recordings.variablesAt(event));
    stores.addAll(events.record(recording, environment));
  }

  /** Carries out code for the neurons to which an event happened. */
  private void react(String event, List<Ast.Assignment> statements, String place) {
    Expr happened = events.happening(event);
    code.run(statements, environment, draw(place), variable -> happened);
  }

  /** Carries out code for all neurons, in the steps in which it is due. */
  private void runRegularly(RegularCode regular, int number) {
    Expr isDue = isDue(regular.every(clock.dt()));
    code.run(
        regular.statements(),
        environment,
        draw("run_regularly " + number),
        variable ->
            StateUpdate.isFrozen(variable, group) ? builder.and(isDue, notRefractory()) : isDue);
  }

  private Expr notRefractory() {
    return environment.value(Special.NOT_REFRACTORY.text()).orElseThrow();
  }

  private Expr isDue(int every) {
    Expr rest = builder.remainder(builder.step(), builder.constant(every));
    return every == 1 ? builder.constant(true) : builder.equal(rest, builder.constant(0));
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
    state.successors().forEach(s -> buffers.add(s.next()));
    buffers.addAll(events.buffers());
    traces.forEach(t -> buffers.addAll(t.buffers()));
    buffers.addAll(expressions.buffers());
    borrowed().map(StepProgram.Borrowed::buffer).forEach(buffers::add);
    return buffers.stream().distinct().toList();
  }

  /** The buffers of populations that are read from. */
  Stream<StepProgram.Borrowed> borrowed() {
    return sources.stream().flatMap(source -> source.population().lent());
  }

  /** The buffers that another population reads when it reads from this one. */
  private Stream<StepProgram.Borrowed> lent() {
    return Stream.of(
            Linking.state(group, context.precision(), prefix).stream(),
            Linking.same(group, expressions.buffers()).stream(),
            borrowed())
        .flatMap(buffers -> buffers);
  }

  /** The registers, with the values that they have after all pieces. */
  List<Carried> registers() {
    List<Carried> registers = new ArrayList<>(state.carried(environment));
    refractoriness.ifPresent(r -> registers.add(r.carried()));
    registers.addAll(events.registers());
    sources.forEach(source -> registers.addAll(source.population().registers()));
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

  /** The recorded events, in the order of recording. */
  List<StepProgram.Events> events() {
    return events.recorded();
  }

  /** What is recorded of variables, for each sampling. */
  List<StepProgram.Traces> traces() {
    return traces.stream().map(TraceLowering::traces).toList();
  }

  /** The buffers that take the values of shared variables after a launch. */
  List<StepProgram.Successor> successors() {
    return state.successors();
  }
}
