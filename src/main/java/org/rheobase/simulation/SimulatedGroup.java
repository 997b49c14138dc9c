package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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
 * A population in a simulation: its state, what is recorded of it, and its program once it was
 * compiled for the present circumstances.
 */
final class SimulatedGroup implements AutoCloseable {
  private final Engine engine;
  private final Precision precision;
  private final Neighbours neighbours;
  private final PopulationState state;
  private final SpikeReadout readout;
  private final Optional<SpikeCounter> counter;
  private final List<EventRecording> events = new ArrayList<>();
  private final List<StateMonitor> monitors = new ArrayList<>();
  private NeuronGroup group;
  private Optional<PopulationSteps> steps = Optional.empty();

  SimulatedGroup(
      Engine engine,
      Precision precision,
      NeuronGroup group,
      Clock clock,
      Neighbours neighbours,
      SpikeReadout readout) {
    this.engine = engine;
    this.precision = precision;
    this.group = group;
    this.neighbours = neighbours;
    this.readout = readout;
    state = new PopulationState(engine, precision, group, clock, neighbours);
    counter =
        readout == SpikeReadout.COUNTS && spikes()
            ? Optional.of(new SpikeCounter(engine, precision, group.count()))
            : Optional.empty();
  }

  /** The population with the constants of now. */
  NeuronGroup group() {
    return group;
  }

  PopulationState state() {
    return state;
  }

  /** Whether it has a threshold. */
  boolean spikes() {
    return group.threshold().isPresent();
  }

  /** Some of its neurons, with the constants of now. */
  Subgroup present(Subgroup part) {
    return part.of(group);
  }

  /**
   * A constant's value from a text.
   *
   * @throws org.rheobase.syntax.ModelError if the text is wrong
   */
  Constant constant(String name, String value) {
    Problems problems = new Problems();
    Optional<Constant> constant =
        Quantities.parse(Source.of(name, value), group.constants(), problems);
    problems.throwIfErrors();
    return constant.orElseThrow();
  }

  /** Gives constants other values; what was compiled for any population may no longer fit. */
  void setConstants(Map<String, Constant> constants) {
    group = group.withConstants(constants);
  }

  void set(Setting setting, Moment moment) {
    state.apply(group, setting, moment);
  }

  /**
   * Has an event recorded from now on.
   *
   * @throws IllegalArgumentException if a variable to be recorded at it cannot be read
   */
  void record(EventRecording recording) {
    requireRecordable(recording.variables());
    events.add(recording);
    discardSteps();
  }

  /**
   * Has variables recorded from now on, as a monitor says.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  void record(StateMonitor monitor) {
    requireRecordable(monitor.variables());
    monitors.add(monitor);
    discardSteps();
  }

  private void requireRecordable(List<String> variables) {
    for (String variable : variables) {
      if (!group.recordable().contains(variable)) {
        throw new IllegalArgumentException(
            "population '%s' has no variable '%s' whose values can be read; it has: %s"
                .formatted(group.name(), variable, String.join(", ", group.recordable())));
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

  /** The largest number of steps in a window of this population. */
  int windowSteps(Clock clock, OptionalInt largest) {
    return largest.orElseGet(() -> WindowPlan.steps(group, recordings(clock), precision));
  }

  /**
   * Compiles the steps, if that was not done yet.
   *
   * @param largestWindow the largest number of steps in a window, if one is wished
   * @param takesDigests whether each window hashes all states that it goes through
   */
  void prepare(Clock clock, OptionalInt largestWindow, boolean takesDigests) {
    if (steps.isEmpty()) {
      StepProgram program =
          new Lowering(group, precision, clock.dt(), neighbours::group).steps(recordings(clock));
      StepProgram run = takesDigests ? program.with(StateDigest.add(program.program())) : program;
      int windowSteps = windowSteps(clock, largestWindow);
      steps = Optional.of(new PopulationSteps(engine, group, state, neighbours, run, windowSteps));
    }
  }

  /** The compiled steps; {@link #prepare} comes before. */
  PopulationSteps steps() {
    return steps.orElseThrow();
  }

  /** Lists the spikes of the window that ended at {@code windowEnd}, or counts them, as wished. */
  void readSpikes(Moment start, int windowEnd, Results results) {
    switch (readout) {
      case NONE -> {}
      case COUNTS -> counter.ifPresent(c -> steps().countSpikes(start, windowEnd, c));
      case SPIKES -> steps().spikes(start, windowEnd).ifPresent(results::onSpikes);
    }
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
    return counter.map(SpikeCounter::counts).orElseGet(() -> new int[group.count()]);
  }

  /** Waits until state and results are those of the last window. */
  void await() {
    state.await();
    steps.ifPresent(PopulationSteps::await);
  }

  /** What is recorded of variables in the window that ended at {@code windowEnd}. */
  List<TraceBlock> traces(Moment start, int windowEnd) {
    List<Integer> numbers = monitors.stream().map(StateMonitor::number).toList();
    return steps().traces(start, windowEnd, numbers);
  }

  /**
   * The values of a variable of some neurons, or its single one if it is shared.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  HostArray read(Subgroup part, String variable, Moment moment) {
    requireRecordable(List.of(variable));
    if (state.layout().holds(variable)) {
      return state.read(variable, part.first(), part.end());
    }
    Variable subexpression =
        Objects.requireNonNull(group.scope().variables().get(variable), variable);
    HostArray all = state.evaluate(group, subexpression, moment);
    HostArray own = HostArray.of(all.type(), part.count());
    all.copyTo(part.first(), own, 0, part.count());
    return own;
  }

  /** Adds the present state to a hash. */
  void addTo(Fingerprint fingerprint) {
    for (StateLayout.Entry entry : state.layout().entries()) {
      fingerprint.add(group.name(), entry.name(), state.read(entry.name()));
    }
  }

  /** Goes on by another clock. */
  void changeClock(Clock before, Clock after) {
    state.changeClock(before, after);
    discardSteps();
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

  @Override
  public void close() {
    discardSteps();
    counter.ifPresent(SpikeCounter::close);
    state.close();
  }
}
