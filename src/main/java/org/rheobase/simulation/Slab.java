package org.rheobase.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StateProgram;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.Setting;

/**
 * Neighbouring neurons of a population that one engine advances by themselves. Neurons do not talk
 * to each other within a window, so nobody can tell from a result how a population was cut.
 */
final class Slab implements AutoCloseable {
  private final Engine engine;
  private final NeuronRange range;
  private final SlabState state;
  private final TimedArrayMemories inputs;
  private final Neighbours neighbours;
  private final SpikeReadout readout;
  private final Optional<SpikeCounter> counter;
  private Optional<SlabSteps> steps = Optional.empty();

  /**
   * Takes memory for the state.
   *
   * @param range the neurons
   * @param isStowed whether the state rests in Java's memory when it is not in use
   * @param inputs the timed arrays of the population on the engine
   * @param neighbours the populations that it may read from
   * @param spikes whether the neurons can spike
   */
  Slab(
      Engine engine,
      Precision precision,
      StateLayout layout,
      NeuronRange range,
      Clock clock,
      boolean isStowed,
      TimedArrayMemories inputs,
      Neighbours neighbours,
      SpikeReadout readout,
      boolean spikes) {
    this.engine = engine;
    this.range = range;
    this.inputs = inputs;
    this.neighbours = neighbours;
    this.readout = readout;
    state = new SlabState(engine, layout, range, clock, isStowed);
    counter =
        readout == SpikeReadout.COUNTS && spikes
            ? Optional.of(new SpikeCounter(engine, precision, range.count()))
            : Optional.empty();
  }

  NeuronRange range() {
    return range;
  }

  SlabState state() {
    return state;
  }

  /** The memory of a buffer of the state, or of a timed array. */
  Memory memory(Buffer buffer) {
    return inputs.holds(buffer) ? inputs.memory(buffer) : state.memory(buffer);
  }

  /** Compiles the steps of the population for these neurons. */
  void prepare(String group, StepProgram program, WindowMemory results) {
    steps =
        Optional.of(
            new SlabSteps(engine, group, range, state, inputs, neighbours, program, results));
  }

  /** What was compiled no longer fits. */
  void discardSteps() {
    steps.ifPresent(SlabSteps::close);
    steps = Optional.empty();
  }

  /**
   * Advances the neurons from the moment's step up to but without {@code endStep}.
   *
   * @param monitors number of the monitor of each sampling
   */
  WindowResults advance(Moment start, int endStep, List<Integer> monitors) {
    state.load();
    SlabSteps present = steps.orElseThrow();
    present.advance(start, endStep);
    counter.ifPresent(c -> present.countSpikes(start, endStep, c));
    WindowResults results =
        present.results(start, endStep, readout == SpikeReadout.SPIKES, monitors);
    state.rest();
    return results;
  }

  /** Carries out a program that sets a variable, for the {@code number}-th time from 0. */
  void set(StateProgram program, Setting.ByExpression setting, Moment moment, int number) {
    boolean isShared = state.layout().entry(setting.variable().name()).isShared();
    state.load();
    launch(
        program,
        moment,
        isShared ? NeuronRange.all(1) : range,
        number,
        buffer -> memory(buffer, program));
    state.rest();
  }

  private Memory memory(Buffer buffer, StateProgram program) {
    return state.holds(buffer) || inputs.holds(buffer)
        ? memory(buffer)
        : neighbours.memory(buffer, program.borrowed());
  }

  /** Carries out a program whose last buffer takes a value for each neuron. */
  HostArray evaluate(StateProgram program, Moment moment) {
    Buffer result = program.program().buffers().getLast();
    HostArray values = HostArray.of(result.type(), range.count());
    state.load();
    try (Memory memory = engine.allocate(result.type(), range.count())) {
      launch(
          program,
          moment,
          range,
          0,
          buffer -> buffer.equals(result) ? memory : memory(buffer, program));
      memory.read(0, values, 0, values.length());
    }
    state.rest();
    return values;
  }

  private void launch(
      StateProgram program,
      Moment moment,
      NeuronRange positions,
      int number,
      Function<Buffer, Memory> memories) {
    Map<Buffer, Memory> tables = new HashMap<>();
    program.tables().forEach((buffer, contents) -> tables.put(buffer, upload(engine, contents)));
    List<Memory> buffers =
        program.program().buffers().stream()
            .map(buffer -> tables.containsKey(buffer) ? tables.get(buffer) : memories.apply(buffer))
            .toList();
    engine
        .compile(program.program())
        .launch(moment.arguments(moment.step(), positions, number), buffers, positions.count());
    tables.values().forEach(Memory::close);
  }

  /** Memory with a content. */
  static Memory upload(Engine engine, HostArray contents) {
    Memory memory = engine.allocate(contents.type(), contents.length());
    memory.write(0, contents, 0, contents.length());
    return memory;
  }

  /** The number of spikes of each neuron so far; zeros where they cannot spike. */
  int[] spikeCounts() {
    return counter.map(SpikeCounter::counts).orElseGet(() -> new int[range.count()]);
  }

  /** Goes back to numbers of spikes, one for each neuron of the population. */
  void restoreCounts(int[] population) {
    counter.ifPresent(c -> c.restore(population, range.first()));
  }

  /** Waits until all launches so far have had their effect. */
  void await() {
    state.await();
  }

  @Override
  public void close() {
    discardSteps();
    counter.ifPresent(SpikeCounter::close);
    state.close();
  }
}
