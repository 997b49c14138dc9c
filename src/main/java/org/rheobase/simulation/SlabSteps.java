package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.rheobase.model.EventRecording;

/** The steps of some neurons of a population: advances them by windows, and reads the results. */
final class SlabSteps implements AutoCloseable {
  private final Engine engine;
  private final String group;
  private final NeuronRange range;
  private final SlabState state;
  private final Neighbours neighbours;
  private final TimedArrayMemories inputs;
  private final StepProgram steps;
  private final Kernel kernel;
  private final WindowMemory results;

  /** What launches read and write besides, by the buffers' names. */
  private final Map<String, Memory> own = new HashMap<>();

  /**
   * Compiles a program.
   *
   * @param group name of the population
   * @param range the neurons
   * @param inputs the timed arrays of the population
   * @param neighbours the populations that it may read from
   * @param results takes the results of a window
   */
  SlabSteps(
      Engine engine,
      String group,
      NeuronRange range,
      SlabState state,
      TimedArrayMemories inputs,
      Neighbours neighbours,
      StepProgram steps,
      WindowMemory results) {
    this.engine = engine;
    this.group = group;
    this.range = range;
    this.state = state;
    this.inputs = inputs;
    this.neighbours = neighbours;
    this.steps = steps;
    this.results = results;
    kernel = engine.compile(steps.program());
    steps.successors().forEach(s -> own.put(s.next().name(), engine.allocate(s.next().type(), 1)));
    steps
        .tables()
        .forEach((buffer, contents) -> own.put(buffer.name(), Slab.upload(engine, contents)));
    for (StepProgram.Traces traces : steps.traces()) {
      traces.slots().ifPresent(slots -> own.put(slots.name(), slots(engine, traces.sampling())));
    }
  }

  /** For each neuron its column among the recorded ones, and the number of columns. */
  private Memory slots(Engine engine, Sampling sampling) {
    int before = sampling.neurons().countBelow(range.first());
    int[] slots = new int[range.count() + 1];
    for (int k = 0; k < range.count(); k++) {
      int slot = sampling.neurons().slot(range.first() + k);
      slots[k] = slot < 0 ? -1 : slot - before;
    }
    slots[range.count()] = columns(sampling);
    return Slab.upload(engine, new HostArray(Type.I32, slots));
  }

  private int columns(Sampling sampling) {
    return sampling.neurons().countBelow(range.end())
        - sampling.neurons().countBelow(range.first());
  }

  /** Advances the neurons from the moment's step up to but without {@code endStep}. */
  void advance(Moment moment, int endStep) {
    if (steps.program().hasSteps()) {
      steps.traces().forEach(traces -> writeRows(traces, moment.step(), endStep));
      List<Memory> buffers = steps.program().buffers().stream().map(this::operand).toList();
      kernel.launch(moment.arguments(endStep, range, 0), buffers, range.count());
      steps.successors().forEach(this::succeed);
    }
  }

  /** The memory that stands for a buffer of the program. */
  private Memory operand(Buffer buffer) {
    if (state.holds(buffer)) {
      return state.memory(buffer);
    }
    if (results.holds(buffer)) {
      return results.memory(buffer);
    }
    if (inputs.holds(buffer)) {
      return inputs.memory(buffer);
    }
    Memory memory = own.get(buffer.name());
    return memory == null ? neighbours.memory(buffer, steps.borrowed()) : memory;
  }

  private void succeed(StepProgram.Successor successor) {
    Memory next = Objects.requireNonNull(own.get(successor.next().name()));
    own.put(successor.next().name(), state.exchange(successor.state(), next));
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
      results.memory(traces.rows().get()).write(0, new HostArray(Type.I32, rows), 0, rows.length);
    }
  }

  /** Counts the spikes of the window that ended at {@code endStep}, where there is a threshold. */
  void countSpikes(Moment start, int endStep, SpikeCounter counter) {
    int rows = StepProgram.rasterRows(start.step(), endStep);
    steps.events().stream()
        .filter(events -> events.recording().isOfSpikes())
        .forEach(events -> counter.add(results.memory(events.raster()), rows));
  }

  /**
   * The results of the window that ended at {@code endStep}.
   *
   * @param listsSpikes whether spikes are among them
   * @param monitors number of the monitor of each sampling
   */
  WindowResults results(Moment start, int endStep, boolean listsSpikes, List<Integer> monitors) {
    Optional<EventBlock> spikes = Optional.empty();
    List<EventBlock> events = new ArrayList<>();
    for (StepProgram.Events recorded : steps.events()) {
      if (!recorded.recording().isOfSpikes()) {
        events.add(block(recorded, start, endStep));
      } else if (listsSpikes) {
        spikes = Optional.of(block(recorded, start, endStep));
      }
    }
    List<TraceBlock> traces = new ArrayList<>();
    for (int k = 0; k < monitors.size(); k++) {
      traces.add(traces(monitors.get(k), steps.traces().get(k), start, endStep));
    }
    return new WindowResults(spikes, events, traces, digest());
  }

  private int[] digest() {
    return results.holds(StateDigest.BUFFER)
        ? (int[]) read(StateDigest.BUFFER, range.count()).elements()
        : new int[0];
  }

  private EventBlock block(StepProgram.Events events, Moment start, int endStep) {
    int rows = StepProgram.rasterRows(start.step(), endStep);
    Raster raster = new Raster(results.memory(events.raster()), rows, range.count(), start.step());
    EventList found = engine.events(raster, events.values().stream().map(results::memory).toList());
    EventRecording recording = events.recording();
    EventBlock block =
        new EventBlock(
            group,
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
    block.renumber(range.first());
    return block;
  }

  private TraceBlock traces(int monitor, StepProgram.Traces traces, Moment start, int endStep) {
    Sampling sampling = traces.sampling();
    int[] sampled = sampling.ticks().steps(start.step(), endStep);
    int columns = columns(sampling);
    List<HostArray> values =
        traces.buffers().stream().map(buffer -> read(buffer, sampled.length * columns)).toList();
    return new TraceBlock(
        monitor,
        group,
        start.clock().dt(),
        sampled,
        sampling.neurons(),
        columns,
        sampling.variables(),
        values);
  }

  private HostArray read(Buffer buffer, int length) {
    HostArray values = HostArray.of(buffer.type(), length);
    results.memory(buffer).read(0, values, 0, length);
    return values;
  }

  @Override
  public void close() {
    own.values().forEach(Memory::close);
  }
}
