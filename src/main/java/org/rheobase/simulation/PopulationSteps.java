package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EventList;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.engine.Raster;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateDigest;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;

/** The program of a population's steps, compiled, and the memory for the results of one window. */
final class PopulationSteps implements AutoCloseable {
  private final Engine engine;
  private final NeuronGroup group;
  private final PopulationState state;
  private final Neighbours neighbours;
  private final StepProgram steps;
  private final Kernel kernel;
  private final Map<String, Memory> results = new HashMap<>();

  /**
   * Compiles a program and takes memory for windows.
   *
   * @param windowSteps the largest number of steps in a window
   */
  PopulationSteps(
      Engine engine,
      NeuronGroup group,
      PopulationState state,
      Neighbours neighbours,
      StepProgram steps,
      int windowSteps) {
    this.engine = engine;
    this.group = group;
    this.state = state;
    this.neighbours = neighbours;
    this.steps = steps;
    kernel = engine.compile(steps.program());
    if (hasDigest()) {
      allocate(StateDigest.BUFFER, group.count());
    }
    steps.successors().forEach(successor -> allocate(successor.next(), 1));
    steps.events().forEach(events -> allocate(events, windowSteps));
    steps.traces().forEach(traces -> allocate(traces, windowSteps));
  }

  private void allocate(StepProgram.Events events, int windowSteps) {
    allocate(events.raster(), (long) rasterRows(windowSteps) * group.count());
    events.values().forEach(buffer -> allocate(buffer, (long) windowSteps * group.count()));
  }

  /** Rows that a window may touch wherever it begins. */
  private static int rasterRows(int windowSteps) {
    return (windowSteps + 62) / 32;
  }

  private void allocate(StepProgram.Traces traces, int windowSteps) {
    long rows = traces.sampling().ticks().most(windowSteps);
    traces.buffers().forEach(buffer -> allocate(buffer, rows * width(traces)));
    traces.slots().ifPresent(slots -> allocateSlots(slots, traces.sampling().neurons()));
    traces.rows().ifPresent(buffer -> allocate(buffer, windowSteps));
  }

  private void allocate(Buffer buffer, long length) {
    results.put(
        buffer.name(), engine.allocate(buffer.type(), Math.toIntExact(Math.max(length, 1))));
  }

  private void allocateSlots(Buffer buffer, NeuronSelection neurons) {
    int[] slots = new int[group.count()];
    for (int neuron = 0; neuron < slots.length; neuron++) {
      slots[neuron] = neurons.slot(neuron);
    }
    allocate(buffer, slots.length);
    memory(buffer).write(0, new HostArray(Type.I32, slots), 0, slots.length);
  }

  private Memory memory(Buffer buffer) {
    return Objects.requireNonNull(results.get(buffer.name()), buffer.name());
  }

  private int width(StepProgram.Traces traces) {
    return traces.sampling().neurons().size(group.count());
  }

  private boolean hasDigest() {
    return steps.program().buffers().contains(StateDigest.BUFFER);
  }

  /** The hash of each neuron over the steps of the last window; empty where none is taken. */
  int[] digest() {
    return hasDigest() ? (int[]) read(StateDigest.BUFFER, group.count()).elements() : new int[0];
  }

  /** The program that is run. */
  StepProgram program() {
    return steps;
  }

  /** Advances the population from the moment's step up to but without {@code endStep}. */
  void advance(Moment moment, int endStep) {
    if (steps.program().hasSteps()) {
      steps.traces().forEach(traces -> writeRows(traces, moment.step(), endStep));
      List<Memory> buffers = steps.program().buffers().stream().map(this::operand).toList();
      kernel.launch(moment.arguments(endStep, group.count(), 0), buffers, group.count());
      steps.successors().forEach(this::succeed);
    }
  }

  /** The memory that stands for a buffer of the program. */
  private Memory operand(Buffer buffer) {
    if (state.holds(buffer)) {
      return state.memory(buffer);
    }
    return results.containsKey(buffer.name())
        ? memory(buffer)
        : neighbours.memory(buffer, steps.borrowed());
  }

  private void succeed(StepProgram.Successor successor) {
    Memory before = state.exchange(successor.state(), memory(successor.next()));
    results.put(successor.next().name(), before);
  }

  /** Notes in which steps of a window samples are taken, where the program has no rule for it. */
  private void writeRows(StepProgram.Traces traces, int firstStep, int endStep) {
    if (traces.rows().isPresent()) {
      int[] rows = new int[endStep - firstStep];
      Arrays.fill(rows, -1);
      int[] due = traces.sampling().ticks().steps(firstStep, endStep);
      for (int row = 0; row < due.length; row++) {
        rows[due[row] - firstStep] = row;
      }
      memory(traces.rows().get()).write(0, new HostArray(Type.I32, rows), 0, rows.length);
    }
  }

  /** Waits until the results are those of the last window. */
  void await() {
    results.values().forEach(Memory::await);
  }

  /** The spikes of the window that ended at {@code endStep}; absent where there is no threshold. */
  Optional<EventBlock> spikes(Moment start, int endStep) {
    return steps.events(Event.SPIKE).map(events -> block(events, start, endStep));
  }

  /** Counts the spikes of the window that ended at {@code endStep}, where there is a threshold. */
  void countSpikes(Moment start, int endStep, SpikeCounter counter) {
    int rows = StepProgram.rasterRows(start.step(), endStep);
    steps.events(Event.SPIKE).ifPresent(events -> counter.add(memory(events.raster()), rows));
  }

  /** The recorded custom events of the window that ended at {@code endStep}. */
  List<EventBlock> events(Moment start, int endStep) {
    return steps.events().stream()
        .filter(events -> !events.recording().isOfSpikes())
        .map(events -> block(events, start, endStep))
        .toList();
  }

  /** Spikes and recorded events of the window that ended at {@code endStep}. */
  List<EventBlock> blocks(Moment start, int endStep) {
    return Stream.concat(spikes(start, endStep).stream(), events(start, endStep).stream()).toList();
  }

  private EventBlock block(StepProgram.Events events, Moment start, int endStep) {
    int rows = StepProgram.rasterRows(start.step(), endStep);
    Raster raster = new Raster(memory(events.raster()), rows, group.count(), start.step());
    EventList found = engine.events(raster, events.values().stream().map(this::memory).toList());
    EventRecording recording = events.recording();
    return new EventBlock(
        group.name(),
        recording.event(),
        start.clock().dt(),
        start.epoch(),
        start.step(),
        endStep,
        found.steps(),
        found.neurons(),
        found.length(),
        recording.variables(),
        found.values());
  }

  /** The recorded variables of the window that ended at {@code endStep}, for each sampling. */
  List<TraceBlock> traces(Moment start, int endStep, List<Integer> monitors) {
    List<TraceBlock> blocks = new ArrayList<>();
    for (int k = 0; k < monitors.size(); k++) {
      blocks.add(traces(monitors.get(k), steps.traces().get(k), start, endStep));
    }
    return blocks;
  }

  private TraceBlock traces(int monitor, StepProgram.Traces traces, Moment start, int endStep) {
    Sampling sampling = traces.sampling();
    int[] sampled = sampling.ticks().steps(start.step(), endStep);
    List<HostArray> values =
        traces.buffers().stream().map(b -> read(b, sampled.length * width(traces))).toList();
    return new TraceBlock(
        monitor,
        group.name(),
        start.clock().dt(),
        sampled,
        sampling.neurons(),
        width(traces),
        sampling.variables(),
        values);
  }

  private HostArray read(Buffer buffer, int length) {
    HostArray values = HostArray.of(buffer.type(), length);
    memory(buffer).read(0, values, 0, length);
    return values;
  }

  @Override
  public void close() {
    results.values().forEach(Memory::close);
  }
}
