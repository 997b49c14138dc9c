package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateDigest;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StepProgram;
import org.rheobase.lowering.Ticks;
import org.rheobase.model.Constant;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.Quantities;
import org.rheobase.model.Setting;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.model.Subgroup;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/**
 * A simulation of populations on an engine. Populations are set, recorded and run; a later run goes
 * on where the one before ended. A part of a population, {@code group.slice(10, 20)}, can be set,
 * read and recorded like a population. What comes out depends on the model and the seed alone, not
 * on the engine, its threads or the windows. An instance serves one thread; closing it releases the
 * engine.
 */
public final class Simulation implements AutoCloseable {
  private final Engine engine;
  private final Precision precision;
  private final long seed;
  private final OptionalInt largestWindow;
  private final SpikeReadout readout;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, GivenSpikes> generators = new LinkedHashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<StateMonitor> stateMonitors = new ArrayList<>();
  private final List<Blocks<?>> contents = new ArrayList<>();
  private final StoredStates stored = new StoredStates();
  private final Neighbours neighbours =
      new Neighbours() {
        @Override
        public NeuronGroup group(String name) {
          return member(name).group;
        }

        @Override
        public PopulationState state(String name) {
          return member(name).state;
        }
      };

  /** Populations are advanced in this order: what others read is that of the window's start. */
  private final List<String> readersFirst;

  private final Fingerprint spikeFingerprint = new Fingerprint();
  private final Map<String, Long> spikeCounts = new LinkedHashMap<>();
  private Clock clock;
  private int epoch;
  private double now;
  private long stepsDone;
  private boolean takesDigests;

  /**
   * A population with its state, and its program once it was compiled for the present
   * circumstances.
   */
  private static final class Member {
    private NeuronGroup group;
    private final PopulationState state;
    private final Optional<SpikeCounter> counter;
    private final List<EventRecording> events = new ArrayList<>();
    private Optional<PopulationSteps> steps = Optional.empty();

    Member(NeuronGroup group, PopulationState state, Optional<SpikeCounter> counter) {
      this.group = group;
      this.state = state;
      this.counter = counter;
    }

    /** What brings back the present constants and state. */
    Runnable keep() {
      NeuronGroup present = group;
      Runnable values = state.keep();
      Optional<Runnable> counts = counter.map(SpikeCounter::keep);
      return () -> {
        group = present;
        discardSteps();
        values.run();
        counts.ifPresent(Runnable::run);
      };
    }

    /** What was compiled no longer fits. */
    void discardSteps() {
      steps.ifPresent(PopulationSteps::close);
      steps = Optional.empty();
    }

    void close() {
      discardSteps();
      counter.ifPresent(SpikeCounter::close);
      state.close();
    }
  }

  Simulation(SimulationBuilder builder, Engine engine) {
    this.engine = engine;
    precision = builder.precision();
    seed = builder.seed();
    largestWindow = builder.largestWindow();
    readout = builder.spikes();
    clock = new Clock(builder.dt());
    for (NeuronGroup group : builder.groups()) {
      members.put(
          group.name(),
          new Member(
              group,
              new PopulationState(engine, precision, group, clock, neighbours),
              counter(group)));
      if (group.threshold().isPresent()) {
        spikeCounts.put(group.name(), 0L);
      }
    }
    builder.generators().forEach(this::add);
    readersFirst = LinkOrder.readersFirst(groups());
  }

  private Optional<SpikeCounter> counter(NeuronGroup group) {
    return readout == SpikeReadout.COUNTS && group.threshold().isPresent()
        ? Optional.of(new SpikeCounter(engine, precision, group.count()))
        : Optional.empty();
  }

  private void add(SpikeGeneratorGroup generator) {
    requireFits(generator, clock);
    generators.put(generator.name(), GivenSpikes.of(generator, clock));
    spikeCounts.put(generator.name(), 0L);
  }

  private static void requireFits(SpikeGeneratorGroup generator, Clock clock) {
    Problems problems = new Problems();
    generator.checkTimeStep(clock.dt(), problems);
    problems.throwIfErrors();
  }

  /** Begins to describe a simulation. */
  public static SimulationBuilder builder() {
    return new SimulationBuilder();
  }

  /** What it runs on. */
  public Device device() {
    return engine.device();
  }

  /** The precision of real variables. */
  public Precision precision() {
    return precision;
  }

  /** The seed of all random numbers. */
  public long seed() {
    return seed;
  }

  /** The populations with the constants of now, in the order in which they were added. */
  public List<NeuronGroup> groups() {
    return members.values().stream().map(member -> member.group).toList();
  }

  /** The populations of given spikes, in the order in which they were added. */
  public List<SpikeGeneratorGroup> generators() {
    return generators.values().stream().map(GivenSpikes::group).toList();
  }

  /** All populations, those of given spikes last. */
  public List<Population> populations() {
    List<Population> all = new ArrayList<>(groups());
    all.addAll(generators());
    return all;
  }

  /** The simulated time so far, in seconds. */
  public double time() {
    return now;
  }

  /** The time step in use, in seconds. */
  public double timeStep() {
    return clock.dt();
  }

  /** Number of steps made so far. */
  public long steps() {
    return stepsDone;
  }

  private Member member(NeuronGroup group) {
    return member(group.name());
  }

  private Member member(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException(
          "the simulation has no population '%s'; it has: %s"
              .formatted(name, String.join(", ", members.keySet())));
    }
    return member;
  }

  private boolean spikes(Population population) {
    String name = population.name();
    return generators.containsKey(name) || member(name).group.threshold().isPresent();
  }

  /** The clock and step of now. */
  Moment moment() {
    return new Moment(clock, epoch, clock.stepAt(now), seed);
  }

  /** Hands results to a listener from now on, window after window. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /**
   * Records the spikes of a population in memory from now on.
   *
   * @param variables the variables whose values at spikes, before the reset, are recorded too
   * @throws IllegalArgumentException if the population never spikes, or has no such variable
   */
  public SpikeMonitor recordSpikes(Population population, String... variables) {
    requireListed();
    EventRecording recording = new EventRecording(Event.SPIKE, List.of(variables));
    switch (population) {
      case NeuronGroup group -> observeEvents(group, recording);
      case SpikeGeneratorGroup generator -> requireNoVariables(generator, recording);
    }
    return added(new SpikeMonitor(Watched.of(population), recording.variables()));
  }

  /**
   * Records the spikes of a part of a population in memory from now on.
   *
   * @param variables the variables whose values at spikes, before the reset, are recorded too
   * @throws IllegalArgumentException if the population never spikes, or has no such variable
   */
  public SpikeMonitor recordSpikes(Subgroup part, String... variables) {
    requireListed();
    EventRecording recording = new EventRecording(Event.SPIKE, List.of(variables));
    observeEvents(part.group(), recording);
    return added(new SpikeMonitor(Watched.of(part), recording.variables()));
  }

  private void requireListed() {
    if (readout != SpikeReadout.SPIKES) {
      throw new IllegalStateException(
          "the simulation was built with SpikeReadout.%s: its spikes are not listed"
              .formatted(readout));
    }
  }

  private <M extends EventMonitor> M added(M monitor) {
    contents.add(monitor.blocks());
    listen(monitor);
    return monitor;
  }

  private void requireNoVariables(SpikeGeneratorGroup generator, EventRecording recording) {
    if (!generators.containsKey(generator.name()) || !recording.variables().isEmpty()) {
      throw new IllegalArgumentException(
          "the simulation has no population '%s' of given spikes with variables %s"
              .formatted(generator.name(), recording.variables()));
    }
  }

  /**
   * Records a custom event of a population in memory from now on.
   *
   * @param variables the variables whose values at the event, before its code, are recorded too
   * @throws IllegalArgumentException if the population has no such event or variable
   */
  public EventMonitor recordEvents(NeuronGroup group, String event, String... variables) {
    return recordEvents(group.whole(), event, variables);
  }

  /**
   * Records a custom event of a part of a population in memory from now on.
   *
   * @param variables the variables whose values at the event, before its code, are recorded too
   * @throws IllegalArgumentException if the population has no such event or variable
   */
  public EventMonitor recordEvents(Subgroup part, String event, String... variables) {
    if (event.equals(Event.SPIKE)) {
      return recordSpikes(part, variables);
    }
    EventRecording recording = new EventRecording(event, List.of(variables));
    observeEvents(part.group(), recording);
    return added(new EventMonitor(Watched.of(part), event, recording.variables()));
  }

  /**
   * Records the rate of a population in memory from now on.
   *
   * @throws IllegalArgumentException if the population never spikes
   */
  public RateMonitor recordRate(Population population) {
    if (!spikes(population)) {
      throw neverSpikes(population);
    }
    return added(new RateMonitor(Watched.of(population)));
  }

  /**
   * Records the rate of a part of a population in memory from now on.
   *
   * @throws IllegalArgumentException if the population never spikes
   */
  public RateMonitor recordRate(Subgroup part) {
    if (!spikes(part.group())) {
      throw neverSpikes(part.group());
    }
    return added(new RateMonitor(Watched.of(part)));
  }

  private RateMonitor added(RateMonitor monitor) {
    requireListed();
    contents.add(monitor.blocks());
    listen(monitor);
    return monitor;
  }

  /** Hands an event to listeners from now on. */
  void observeEvents(NeuronGroup group, EventRecording recording) {
    Member member = member(group);
    requireEvent(member.group, recording.event());
    recording.variables().forEach(variable -> requireRecordable(member.group, variable));
    member.events.add(recording);
    member.discardSteps();
  }

  private static void requireEvent(NeuronGroup group, String event) {
    if (event.equals(Event.SPIKE) && group.threshold().isEmpty()) {
      throw neverSpikes(group);
    }
    if (!group.hasEvent(event)) {
      List<String> events = group.events().stream().map(Event::name).toList();
      throw new IllegalArgumentException(
          "population '%s' has no event '%s'; it has: %s"
              .formatted(group.name(), event, String.join(", ", events)));
    }
  }

  private static void requireRecordable(NeuronGroup group, String variable) {
    if (!group.recordable().contains(variable)) {
      throw new IllegalArgumentException(
          "population '%s' has no variable '%s' whose values can be read; it has: %s"
              .formatted(group.name(), variable, String.join(", ", group.recordable())));
    }
  }

  private static IllegalArgumentException neverSpikes(Population population) {
    return new IllegalArgumentException(
        "population '%s' has no threshold: it never spikes".formatted(population.name()));
  }

  /** A part of the population with the constants of now. */
  private Subgroup present(Subgroup part) {
    return part.of(member(part.group()).group);
  }

  /**
   * Records variables of a population in memory from the next run on: of all neurons in each step,
   * unless the monitor is told otherwise before that run.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public StateMonitor recordState(NeuronGroup group, String... variables) {
    return recordState(group.whole(), variables);
  }

  /**
   * Records variables of a part of a population in memory from the next run on: of all its neurons
   * in each step, unless the monitor is told otherwise before that run.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public StateMonitor recordState(Subgroup part, String... variables) {
    StateMonitor monitor = observe(part, List.of(variables));
    contents.add(monitor.blocks());
    listen(monitor);
    return monitor;
  }

  /** A monitor whose blocks go to listeners and are not kept. */
  StateMonitor observe(Subgroup part, List<String> variables) {
    Member member = member(part.group());
    variables.forEach(variable -> requireRecordable(member.group, variable));
    StateMonitor monitor = new StateMonitor(present(part), variables, stateMonitors.size());
    stateMonitors.add(monitor);
    member.discardSteps();
    return monitor;
  }

  /**
   * Sets a variable of each neuron by an expression, which is computed from the present values.
   *
   * @throws org.rheobase.syntax.ModelError if the expression is wrong
   */
  public void set(NeuronGroup group, String variable, String expression) {
    set(group, member(group).group.setting(variable, expression));
  }

  /**
   * Sets a variable neuron by neuron.
   *
   * @param values in SI base units, one for each neuron
   * @throws org.rheobase.syntax.ModelError if their number is not that of the neurons
   */
  public void set(NeuronGroup group, String variable, double[] values) {
    set(group, member(group).group.setting(variable, values));
  }

  /**
   * Sets a variable of each neuron of a part of a population by an expression, in which {@code i}
   * counts from 0 within the part and {@code N} is its size. Random numbers are those that the
   * neurons would get if the whole population were set.
   *
   * @throws org.rheobase.syntax.ModelError if the expression is wrong
   */
  public void set(Subgroup part, String variable, String expression) {
    set(part.group(), present(part).setting(variable, expression));
  }

  /**
   * Sets a variable neuron by neuron in a part of a population.
   *
   * @param values in SI base units, one for each neuron of the part
   * @throws org.rheobase.syntax.ModelError if their number is not that of the neurons
   */
  public void set(Subgroup part, String variable, double[] values) {
    set(part.group(), present(part).setting(variable, values));
  }

  /** Sets a variable as a checked setting says. */
  public void set(NeuronGroup group, Setting setting) {
    Member member = member(group);
    member.state.apply(member.group, setting, moment());
  }

  /**
   * Gives constants of a population other values from now on.
   *
   * @throws org.rheobase.syntax.ModelError if there is no such constant, or its dimension would
   *     change
   */
  public void setConstants(NeuronGroup group, Map<String, Constant> constants) {
    Member member = member(group);
    member.group = member.group.withConstants(constants);
    members.values().forEach(Member::discardSteps);
  }

  /**
   * Gives a constant of a population another value from now on.
   *
   * @param value a number with units, which may use constants of the population
   * @throws org.rheobase.syntax.ModelError if there is no such constant, or the value is wrong or
   *     of another dimension
   */
  public void constant(NeuronGroup group, String name, String value) {
    Problems problems = new Problems();
    Optional<Constant> constant =
        Quantities.parse(Source.of(name, value), member(group).group.constants(), problems);
    problems.throwIfErrors();
    setConstants(group, Map.of(name, constant.orElseThrow()));
  }

  /**
   * Gives a constant without unit another value from now on.
   *
   * @throws org.rheobase.syntax.ModelError if there is no such constant, or it has a unit
   */
  public void constant(NeuronGroup group, String name, double value) {
    setConstants(group, Map.of(name, new Constant(value, Dimension.NONE)));
  }

  /**
   * Changes the time step from now on; times, not step numbers, carry over.
   *
   * @param time a time with its unit, such as {@code 0.05*ms}
   * @throws org.rheobase.syntax.ModelError if given spikes do not fit it
   * @throws IllegalArgumentException if no step of the new length begins where the last one ended
   */
  public void setTimeStep(String time) {
    setTimeStep(Quantities.parseTime(Source.of("dt", time)));
  }

  /**
   * Changes the time step from now on, given in seconds.
   *
   * @throws IllegalArgumentException if no step of the new length begins where the last one ended
   */
  public void setTimeStep(double seconds) {
    if (seconds != clock.dt()) {
      Clock after = new Clock(seconds);
      generators().forEach(generator -> requireFits(generator, after));
      if (!clock.meets(after, now)) {
        throw new IllegalArgumentException(
            "the time step cannot become %s s at %s s, which is no multiple of it"
                .formatted(seconds, clock.time(clock.stepAt(now))));
      }
      Moment before = moment();
      for (Member member : members.values()) {
        member.state.changeClock(clock, after);
        member.discardSteps();
      }
      clock = after;
      epoch += stepsDone > 0 ? 1 : 0;
      generators.replaceAll((name, spikes) -> spikes.at(before, moment()));
    }
  }

  /**
   * Runs for a time.
   *
   * @param time a time with its unit, such as {@code 100*ms}
   */
  public void run(String time) {
    run(Quantities.parseTime(Source.of("run", time)));
  }

  /** Runs for a time in seconds. */
  public void run(double seconds) {
    prepare();
    int end = endStep(seconds);
    Moment start = moment();
    while (start.step() < end) {
      int windowEnd = windowEnd(start.step(), end);
      advance(start, windowEnd);
      deliver(start, windowEnd);
      start = start.at(windowEnd);
    }
    elapse(seconds);
  }

  /**
   * Waits until everything that was run is computed. A run whose results are read ends only then; a
   * device may go on after one whose results are not.
   */
  public void finish() {
    for (Member member : members.values()) {
      member.state.await();
      member.steps.ifPresent(PopulationSteps::await);
    }
  }

  /** The step at which a run of this time from now on ends. */
  int endStep(double seconds) {
    return clock.stepAt(now + seconds);
  }

  /** Notes that a run of this time is over. */
  void elapse(double seconds) {
    now += seconds;
  }

  /** From now on each window hashes all states that it goes through, for comparisons. */
  void takeDigests() {
    takesDigests = true;
    members.values().forEach(Member::discardSteps);
  }

  /** The hash of each neuron over the steps of the last window. */
  int[] digest(String group) {
    return steps(member(group)).digest();
  }

  /** Compiles what was not compiled yet for the present constants, time step and recordings. */
  void prepare() {
    for (Member member : members.values()) {
      if (member.steps.isEmpty()) {
        StepProgram program =
            new Lowering(member.group, precision, clock.dt(), neighbours::group)
                .steps(recordings(member));
        StepProgram run = takesDigests ? program.with(StateDigest.add(program.program())) : program;
        member.steps =
            Optional.of(
                new PopulationSteps(
                    engine, member.group, member.state, neighbours, run, windowSteps(member)));
      }
    }
  }

  private List<StateMonitor> monitors(Member member) {
    return stateMonitors.stream()
        .filter(m -> m.group().name().equals(member.group.name()))
        .toList();
  }

  private Recordings recordings(Member member) {
    List<Sampling> samplings =
        monitors(member).stream()
            .map(m -> new Sampling(m.variables(), m.selection(), ticks(m)))
            .toList();
    return new Recordings(samplings, member.events);
  }

  private Ticks ticks(StateMonitor monitor) {
    if (!Ticks.fits(monitor.interval(), clock.dt())) {
      throw new IllegalArgumentException(
          "%s of population '%s' is recorded every %s s, and the time step is longer: %s s"
              .formatted(
                  String.join(", ", monitor.variables()),
                  monitor.group().name(),
                  monitor.interval(),
                  clock.dt()));
    }
    return new Ticks(monitor.interval(), clock);
  }

  /** The largest window of all populations. */
  private int windowSteps() {
    IntStream ofGenerators =
        generators.values().stream()
            .mapToInt(spikes -> largestWindow.orElseGet(spikes::largestWindow));
    return IntStream.concat(members.values().stream().mapToInt(this::windowSteps), ofGenerators)
        .min()
        .orElse(WindowPlan.LONGEST);
  }

  private int windowSteps(Member member) {
    return largestWindow.orElseGet(
        () -> WindowPlan.steps(member.group, recordings(member), precision));
  }

  /** The end of the window that begins at a step: windows end where a word of spikes does. */
  int windowEnd(int start, int end) {
    return WindowPlan.end(start, end, windowSteps());
  }

  /** Advances all populations by a window. */
  void advance(Moment start, int windowEnd) {
    readersFirst.forEach(name -> steps(member(name)).advance(start, windowEnd));
    stepsDone += windowEnd - start.step();
  }

  private static PopulationSteps steps(Member member) {
    return member.steps.orElseThrow();
  }

  /** Hands the results of the window that ended at {@code windowEnd} to the listeners. */
  void deliver(Moment start, int windowEnd) {
    for (Member member : members.values()) {
      readSpikes(member, start, windowEnd);
      for (EventBlock block : steps(member).events(start, windowEnd)) {
        listeners.forEach(listener -> listener.onEvents(block));
      }
      for (TraceBlock block : traces(member, start, windowEnd)) {
        listeners.forEach(listener -> listener.onTraces(block));
      }
    }
    generators.values().forEach(spikes -> deliver(spikes.block(start, windowEnd)));
    listeners.forEach(listener -> listener.onWindow(clock.time(windowEnd)));
  }

  private void readSpikes(Member member, Moment start, int windowEnd) {
    switch (readout) {
      case NONE -> {}
      case COUNTS -> member.counter.ifPresent(c -> steps(member).countSpikes(start, windowEnd, c));
      case SPIKES -> steps(member).spikes(start, windowEnd).ifPresent(this::deliver);
    }
  }

  private List<TraceBlock> traces(Member member, Moment start, int windowEnd) {
    List<Integer> numbers = monitors(member).stream().map(StateMonitor::number).toList();
    return steps(member).traces(start, windowEnd, numbers);
  }

  private void deliver(EventBlock block) {
    spikeFingerprint.add(block);
    spikeCounts.merge(block.group(), (long) block.count(), Long::sum);
    listeners.forEach(listener -> listener.onSpikes(block));
  }

  /**
   * Number of spikes of a population so far.
   *
   * @throws IllegalStateException if spikes are not read
   */
  public long spikeCount(Population population) {
    return switch (population) {
      case NeuronGroup group when readout != SpikeReadout.SPIKES ->
          Arrays.stream(spikeCounts(group)).asLongStream().sum();
      default -> spikes(population) ? spikeCounts.getOrDefault(population.name(), 0L) : 0;
    };
  }

  /**
   * Number of spikes of each neuron so far, in a simulation that counts them.
   *
   * @throws IllegalStateException if it was not built with {@link SpikeReadout#COUNTS}
   */
  public int[] spikeCounts(NeuronGroup group) {
    if (readout != SpikeReadout.COUNTS) {
      throw new IllegalStateException(
          "the simulation was built with SpikeReadout.%s: it does not count each neuron's spikes"
              .formatted(readout));
    }
    return member(group).counter.map(SpikeCounter::counts).orElseGet(() -> new int[group.count()]);
  }

  /**
   * The names of the variables that {@link #values} knows, in the order of definition:
   * subexpressions too, but for those that contain noise, {@code lastspike} and {@code
   * not_refractory} last.
   */
  public List<String> variables(NeuronGroup group) {
    return member(group).group.recordable();
  }

  /**
   * The present values of a variable in SI base units, one for each neuron (or a single one, if it
   * is shared); truth values as 0 and 1.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public double[] values(NeuronGroup group, String variable) {
    return values(group.whole(), variable);
  }

  /**
   * The present values of a variable in SI base units, one for each neuron of a part of a
   * population (or a single one, if it is shared); truth values as 0 and 1.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public double[] values(Subgroup part, String variable) {
    HostArray values = read(part, variable);
    double[] numbers = new double[values.length()];
    for (int neuron = 0; neuron < numbers.length; neuron++) {
      numbers[neuron] = values.value(neuron);
    }
    return numbers;
  }

  /** The present values of a variable, with their bits. */
  public HostArray read(NeuronGroup group, String variable) {
    return read(group.whole(), variable);
  }

  /** The present values of a variable of a part of a population, with their bits. */
  public HostArray read(Subgroup part, String variable) {
    Member member = member(part.group());
    requireRecordable(member.group, variable);
    if (member.state.layout().holds(variable)) {
      return member.state.read(variable, part.first(), part.end());
    }
    Variable subexpression =
        Objects.requireNonNull(member.group.scope().variables().get(variable), variable);
    HostArray all = member.state.evaluate(member.group, subexpression, moment());
    HostArray own = HostArray.of(all.type(), part.count());
    all.copyTo(part.first(), own, 0, part.count());
    return own;
  }

  /** The state of a population, for comparison and for going back. */
  Map<String, HostArray> snapshot(String group) {
    return member(group).state.snapshot();
  }

  /** Goes back to a snapshot. */
  void restore(String group, Map<String, HostArray> snapshot) {
    member(group).state.restore(snapshot);
  }

  /** Spikes and recorded events of the window that ended at {@code windowEnd}. */
  List<EventBlock> events(String group, Moment start, int windowEnd) {
    PopulationSteps steps = steps(member(group));
    return Stream.concat(
            steps.spikes(start, windowEnd).stream(), steps.events(start, windowEnd).stream())
        .toList();
  }

  /** What is recorded of variables in the window that ended at {@code windowEnd}. */
  List<TraceBlock> traces(String group, Moment start, int windowEnd) {
    return traces(member(group), start, windowEnd);
  }

  /** Stores the present state under the name {@code default}. */
  public void store() {
    store(StoredStates.DEFAULT);
  }

  /**
   * Stores the present state under a name, in memory: variables, refractoriness, constants, time
   * and time step, spikes counted, and what monitors have recorded. A state of that name is
   * replaced.
   */
  public void store(String name) {
    List<Runnable> parts = new ArrayList<>();
    parts.add(keepTime());
    members.values().forEach(member -> parts.add(member.keep()));
    contents.forEach(content -> parts.add(content.keep()));
    Map<String, Long> counts = Map.copyOf(spikeCounts);
    parts.add(() -> spikeCounts.putAll(counts));
    parts.add(spikeFingerprint.keep());
    stored.put(name, parts);
  }

  private Runnable keepTime() {
    Clock presentClock = clock;
    int presentEpoch = epoch;
    double presentTime = now;
    long presentSteps = stepsDone;
    return () -> {
      if (!clock.equals(presentClock)) {
        members.values().forEach(Member::discardSteps);
      }
      clock = presentClock;
      epoch = presentEpoch;
      now = presentTime;
      stepsDone = presentSteps;
    };
  }

  /** Goes back to the state stored under the name {@code default}. */
  public void restore() {
    restore(StoredStates.DEFAULT);
  }

  /**
   * Goes back to a stored state; it may be done again. What is run then gives the same bits as when
   * it was run first, noise included: noise is a function of the seed and the step (in Brian2 only
   * with {@code restore_random_state=True}). Monitors that were made after storing are emptied, and
   * go on recording. Listeners have had what they were handed.
   *
   * @throws IllegalArgumentException if nothing is stored under the name
   */
  public void restore(String name) {
    List<Runnable> parts = stored.get(name);
    contents.forEach(Blocks::clear);
    parts.forEach(Runnable::run);
  }

  /** The program of a population's steps, as it is compiled now. */
  public StepProgram program(NeuronGroup group) {
    prepare();
    return steps(member(group)).program();
  }

  /**
   * A hash over all spikes so far and the present state: equal ones mean equal results.
   *
   * @throws IllegalStateException if spikes are not listed
   */
  public String fingerprint() {
    requireListed();
    Fingerprint fingerprint = spikeFingerprint.copy();
    for (Member member : members.values()) {
      for (StateLayout.Entry entry : member.state.layout().entries()) {
        fingerprint.add(member.group.name(), entry.name(), member.state.read(entry.name()));
      }
    }
    return fingerprint.text();
  }

  @Override
  public void close() {
    members.values().forEach(Member::close);
    engine.close();
  }
}
