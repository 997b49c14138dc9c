package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateDigest;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StateProgram;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.Constant;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Quantities;
import org.rheobase.model.Setting;
import org.rheobase.model.Subgroup;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/**
 * A population in a simulation: its slabs, what is recorded of it, and its program once it was
 * compiled for the present circumstances.
 */
final class SimulatedGroup implements AutoCloseable {
  private final EngineTeam team;
  private final Precision precision;
  private final Neighbours neighbours;
  private final String name;
  private final SpikeReadout readout;
  private final StateLayout layout;
  private final List<TimedArrayMemories> inputs = new ArrayList<>();
  private final List<EventRecording> events = new ArrayList<>();
  private final List<StateMonitor> monitors = new ArrayList<>();

  /** How often each variable has been set by an expression. */
  private final Map<String, Integer> settings = new HashMap<>();

  private final List<WindowMemory> results = new ArrayList<>();
  private Programs programs;
  private List<MemoryPlan.Piece> pieces = List.of();
  private List<Slab> slabs = List.of();
  private Optional<Compiled> compiled = Optional.empty();

  /** The program that is in use, and what it was made for. */
  private record Compiled(StepProgram program, Recordings recordings, int windowSteps) {}

  /** A population without memory: {@link #cut} comes next. */
  SimulatedGroup(
      EngineTeam team,
      Precision precision,
      Programs programs,
      Neighbours neighbours,
      SpikeReadout readout) {
    this.team = team;
    this.precision = precision;
    this.programs = programs;
    name = programs.group().name();
    this.neighbours = neighbours;
    this.readout = readout;
    layout = programs.layout();
    for (int engine = 0; engine < team.size(); engine++) {
      inputs.add(new TimedArrayMemories(team.engine(engine), programs.group()));
    }
  }

  /** The population with the constants of now. */
  NeuronGroup group() {
    return programs.group();
  }

  /** The number of its neurons, those of all its copies. */
  int neurons() {
    return programs.neurons();
  }

  /** Its slabs, in the order of the neurons. */
  List<Slab> slabs() {
    return slabs;
  }

  /** Whether it has a threshold. */
  boolean spikes() {
    return group().threshold().isPresent();
  }

  /** Some of its neurons, with the constants of now. */
  Subgroup present(Subgroup part) {
    return part.of(group());
  }

  /** How much memory it needs, with what is recorded of it now. */
  MemoryDemand demand(Clock clock, Set<String> linked) {
    return MemoryDemand.of(
        group(), programs.copies(), linked, recordings(clock), precision, clock.dt(), readout);
  }

  /** Cuts the population into these slabs, to which its state goes over. */
  void cut(List<MemoryPlan.Piece> wished, Clock clock) {
    if (wished.equals(pieces)) {
      return;
    }
    Optional<Runnable> present = slabs.isEmpty() ? Optional.empty() : Optional.of(keep());
    closeSlabs();
    pieces = wished;
    slabs = wished.stream().map(piece -> slab(piece, clock)).toList();
    present.ifPresent(Runnable::run);
  }

  private Slab slab(MemoryPlan.Piece piece, Clock clock) {
    return new Slab(
        team.engine(piece.engine()),
        precision,
        layout,
        piece.range(),
        clock,
        piece.isStowed(),
        inputs.get(piece.engine()),
        neighbours,
        readout,
        spikes());
  }

  /**
   * A constant's value from a text.
   *
   * @throws org.rheobase.syntax.ModelError if the text is wrong
   */
  Constant constant(String name, String value) {
    Problems problems = new Problems();
    Optional<Constant> constant =
        Quantities.parse(Source.of(name, value), group().constants(), problems);
    problems.throwIfErrors();
    return constant.orElseThrow();
  }

  /** Gives constants other values; what was compiled for any population may no longer fit. */
  void setConstants(Map<String, Constant> constants) {
    programs = programs.with(constants);
  }

  /** Sets a variable. */
  void set(Setting setting, Moment moment) {
    switch (setting) {
      case Setting.ByValues byValues -> {
        for (Setting.ByValues own : programs.settings(byValues)) {
          slabs.forEach(slab -> slab.state().apply(own));
        }
      }
      case Setting.ByExpression byExpression -> {
        int before = settings.merge(setting.variable().name(), 1, Integer::sum) - 1;
        StateProgram program = programs.setting(byExpression, moment.clock());
        slabs.forEach(slab -> slab.set(program, byExpression, moment, before));
      }
    }
  }

  /**
   * Has an event recorded from now on.
   *
   * @throws IllegalArgumentException if a variable to be recorded at it cannot be read
   */
  void record(EventRecording recording) {
    requireRecordable(recording.variables());
    events.add(recording);
  }

  /**
   * Has variables recorded from now on, as a monitor says.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  void record(StateMonitor monitor) {
    requireRecordable(monitor.variables());
    monitors.add(monitor);
  }

  private void requireRecordable(List<String> variables) {
    for (String variable : variables) {
      if (!group().recordable().contains(variable)) {
        throw new IllegalArgumentException(
            "population '%s' has no variable '%s' whose values can be read; it has: %s"
                .formatted(name, variable, String.join(", ", group().recordable())));
      }
    }
  }

  private Recordings recordings(Clock clock) {
    List<Sampling> samplings =
        monitors.stream()
            .map(m -> new Sampling(m.variables(), m.selection(), m.ticks(clock)))
            .toList();
    return new Recordings(samplings, events);
  }

  /**
   * Compiles the steps, unless that was done for what is recorded now and windows of this length.
   *
   * @param windowSteps the largest number of steps in a window
   * @param takesDigests whether each window hashes all states that it goes through
   */
  void prepare(Clock clock, int windowSteps, boolean takesDigests) {
    Recordings recordings = recordings(clock);
    if (compiled.isPresent()
        && compiled.get().recordings().equals(recordings)
        && compiled.get().windowSteps() == windowSteps) {
      return;
    }
    discardSteps();
    StepProgram program = programs.steps(recordings, clock);
    StepProgram run = takesDigests ? program.with(StateDigest.add(program.program())) : program;
    for (int engine = 0; engine < team.size(); engine++) {
      prepare(engine, run, windowSteps);
    }
    compiled = Optional.of(new Compiled(run, recordings, windowSteps));
  }

  private void prepare(int engine, StepProgram program, int windowSteps) {
    List<Slab> own = slabs(engine);
    int largest = own.stream().mapToInt(slab -> slab.range().count()).max().orElse(0);
    if (largest > 0) {
      WindowMemory memory = new WindowMemory(team.engine(engine), program, largest, windowSteps);
      results.add(memory);
      own.forEach(slab -> slab.prepare(name, program, memory));
    }
  }

  private List<Slab> slabs(int engine) {
    return IntStream.range(0, slabs.size())
        .filter(k -> pieces.get(k).engine() == engine)
        .mapToObj(slabs::get)
        .toList();
  }

  /** The program of its steps; {@link #prepare} comes before. */
  StepProgram program() {
    return compiled.orElseThrow().program();
  }

  /** Advances the slabs of an engine by a window; returns their results in order. */
  List<WindowResults> advance(int engine, Moment start, int windowEnd) {
    List<Integer> numbers = monitors.stream().map(StateMonitor::number).toList();
    return slabs(engine).stream().map(slab -> slab.advance(start, windowEnd, numbers)).toList();
  }

  /**
   * The number of spikes of each neuron so far.
   *
   * @throws IllegalStateException if they are not counted
   */
  int[] spikeCounts() {
    if (readout != SpikeReadout.COUNTS) {
      throw new IllegalStateException(
          "the simulation was built with SpikeReadout.%s: it does not count each neuron's spikes"
              .formatted(readout));
    }
    return counts();
  }

  private int[] counts() {
    return slabs.stream().flatMapToInt(slab -> IntStream.of(slab.spikeCounts())).toArray();
  }

  /** Waits until state and results are those of the last window. */
  void await() {
    slabs.forEach(Slab::await);
    results.forEach(WindowMemory::await);
  }

  /**
   * The values of a variable of some neurons, or its single one if it is shared.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  HostArray read(Subgroup part, String variable, Moment moment) {
    return read(new NeuronRange(part.first(), part.end()), variable, moment);
  }

  /** The values of a variable of some neurons, which count on from copy to copy. */
  HostArray read(NeuronRange part, String variable, Moment moment) {
    requireRecordable(List.of(variable));
    if (layout.holds(variable)) {
      return read(layout.entry(variable), part.first(), part.end());
    }
    Variable subexpression =
        Objects.requireNonNull(group().scope().variables().get(variable), variable);
    HostArray own = all(evaluate(subexpression, moment));
    HostArray values = HostArray.of(own.type(), part.count());
    own.copyTo(part.first(), values, 0, part.count());
    return values;
  }

  private HostArray read(StateLayout.Entry entry, int first, int end) {
    if (entry.isShared()) {
      return slabs.getFirst().state().read(entry, NeuronRange.all(1));
    }
    List<HostArray> parts = new ArrayList<>();
    for (Slab slab : slabs) {
      NeuronRange part = slab.range().within(first, end);
      if (part.count() > 0) {
        parts.add(slab.state().read(entry, part));
      }
    }
    return all(parts);
  }

  private List<HostArray> evaluate(Variable subexpression, Moment moment) {
    StateProgram program = programs.values(subexpression, moment.clock());
    return slabs.stream().map(slab -> slab.evaluate(program, moment)).toList();
  }

  /** The parts as one array. */
  private static HostArray all(List<HostArray> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int length = parts.stream().mapToInt(HostArray::length).sum();
    HostArray all = HostArray.of(parts.getFirst().type(), length);
    int at = 0;
    for (HostArray part : parts) {
      part.copyTo(0, all, at, part.length());
      at += part.length();
    }
    return all;
  }

  /** Adds the present state to a hash. */
  void addTo(Fingerprint fingerprint) {
    for (StateLayout.Entry entry : layout.entries()) {
      List<Slab> parts = entry.isShared() ? slabs.subList(0, 1) : slabs;
      for (Slab slab : parts) {
        int first = entry.isShared() ? 0 : slab.range().first();
        fingerprint.add(name, entry.name(), first, slab.state().read(entry, slab.range()));
      }
    }
  }

  /** Goes on by another clock. */
  void changeClock(Clock before, Clock after) {
    slabs.forEach(slab -> slab.state().changeClock(before, after));
    discardSteps();
  }

  /**
   * A copy of everything that the future depends on: for each buffer a value of each neuron, or a
   * single one if it is shared.
   */
  Map<String, HostArray> snapshot() {
    return snapshot(NeuronRange.all(neurons()));
  }

  private Map<String, HostArray> snapshot(NeuronRange range) {
    List<Map<String, HostArray>> parts =
        slabs.stream()
            .map(slab -> slab.state().snapshot(slab.range().within(range.first(), range.end())))
            .toList();
    Map<String, HostArray> whole = new LinkedHashMap<>(parts.getFirst());
    whole.replaceAll((buffer, first) ->
        isShared(buffer)
            ? first
            : all(parts.stream().map(part -> Objects.requireNonNull(part.get(buffer))).toList()));
    return whole;
  }

  private boolean isShared(String buffer) {
    return layout.entries().stream()
        .anyMatch(entry -> entry.isShared() && entry.buffer().name().equals(buffer));
  }

  /** Goes back to a snapshot. */
  void restore(Map<String, HostArray> snapshot) {
    slabs.forEach(slab -> slab.state().restore(snapshot, 0));
  }

  /**
   * Neurons times steps a second that an engine makes of the first neurons, which stay as they are:
   * copies of them are advanced.
   *
   * @param trial what advances a prepared slab and takes the time
   */
  double speed(int engine, Moment moment, SpeedTrial trial) {
    NeuronRange range = NeuronRange.all(Math.min(neurons(), SpeedTrial.NEURONS));
    StepProgram program = programs.steps(Recordings.none(), moment.clock());
    try (Slab slab = slab(new MemoryPlan.Piece(engine, range, false), moment.clock());
        WindowMemory memory =
            new WindowMemory(
                team.engine(engine), program, range.count(), SpeedTrial.WINDOW_STEPS)) {
      slab.state().restore(snapshot(range), 0);
      slab.prepare(name, program, memory);
      return trial.speed(slab, moment);
    }
  }

  /** What brings back the present constants and state. */
  Runnable keep() {
    Programs present = programs;
    Map<String, HostArray> values = snapshot();
    Map<String, Integer> numbers = Map.copyOf(settings);
    int[] counts = readout == SpikeReadout.COUNTS ? counts() : new int[0];
    return () -> {
      programs = present;
      discardSteps();
      restore(values);
      settings.clear();
      settings.putAll(numbers);
      slabs.forEach(slab -> slab.restoreCounts(counts));
    };
  }

  /** What was compiled no longer fits. */
  void discardSteps() {
    slabs.forEach(Slab::discardSteps);
    results.forEach(WindowMemory::close);
    results.clear();
    compiled = Optional.empty();
  }

  private void closeSlabs() {
    discardSteps();
    slabs.forEach(Slab::close);
    slabs = List.of();
  }

  @Override
  public void close() {
    closeSlabs();
    inputs.forEach(TimedArrayMemories::close);
  }
}
