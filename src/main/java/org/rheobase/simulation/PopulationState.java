package org.rheobase.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StateProgram;
import org.rheobase.lowering.TimedArrayLowering;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Setting;
import org.rheobase.model.TimedArray;
import org.rheobase.model.Variable;

/**
 * The state of a population in an engine's memory. All variables are 0 at first; no neuron is
 * refractory.
 */
final class PopulationState implements AutoCloseable {
  /** The time of the last spike before there was one, in seconds. */
  private static final double NEVER = -1e4;

  private final Engine engine;
  private final Precision precision;
  private final Neighbours neighbours;
  private final int count;
  private final StateLayout layout;
  private final Map<String, Memory> memories = new LinkedHashMap<>();
  private final Map<String, TimedArray> timedArrays = new HashMap<>();
  private final Map<String, Memory> timedArrayMemories = new HashMap<>();
  private final Map<String, Integer> settings = new HashMap<>();

  PopulationState(
      Engine engine, Precision precision, NeuronGroup group, Clock clock, Neighbours neighbours) {
    this.engine = engine;
    this.precision = precision;
    this.neighbours = neighbours;
    count = group.count();
    layout = StateLayout.of(group, precision);
    group
        .scope()
        .definitions()
        .timedArrays()
        .values()
        .forEach(array -> timedArrays.put(TimedArrayLowering.bufferName(array), array));
    layout.entries().forEach(entry -> allocate(entry.buffer(), entry.isShared() ? 1 : count));
    if (hasRefractoriness()) {
      allocate(layout.lastSpikeStep(), count);
      fill(layout.entry(Special.NOT_REFRACTORY.text()).buffer(), 1);
      fill(layout.entry(Special.LAST_SPIKE.text()).buffer(), NEVER);
      fill(layout.lastSpikeStep(), clock.firstStepAfter(NEVER));
    }
  }

  private boolean hasRefractoriness() {
    return layout.holds(Special.LAST_SPIKE.text());
  }

  private void allocate(Buffer buffer, int length) {
    memories.put(buffer.name(), engine.allocate(buffer.type(), length));
  }

  private void fill(Buffer buffer, double value) {
    HostArray values = HostArray.of(buffer.type(), count);
    switch (values.elements()) {
      case int[] ints -> Arrays.fill(ints, (int) value);
      case float[] floats -> Arrays.fill(floats, (float) value);
      case double[] doubles -> Arrays.fill(doubles, value);
      default -> throw new IllegalStateException("buffer of " + buffer.type());
    }
    memory(buffer).write(0, values, 0, count);
  }

  /** The memory of one of the layout's buffers, or of a timed array. */
  Memory memory(Buffer buffer) {
    TimedArray array = timedArrays.get(buffer.name());
    return array == null
        ? Objects.requireNonNull(memories.get(buffer.name()), buffer.name())
        : timedArrayMemories.computeIfAbsent(buffer.name(), name -> upload(array, buffer.type()));
  }

  /**
   * Puts another memory in the place of a buffer's.
   *
   * @return the memory that it had
   */
  Memory exchange(Buffer buffer, Memory memory) {
    return Objects.requireNonNull(memories.put(buffer.name(), memory), buffer.name());
  }

  /**
   * Timed arrays are no state, since nothing changes them; only those that are read take memory.
   */
  private Memory upload(TimedArray array, Type type) {
    HostArray contents = TimedArrayLowering.contents(array, type);
    Memory memory = engine.allocate(type, contents.length());
    memory.write(0, contents, 0, contents.length());
    return memory;
  }

  /** Waits until the state is that after all launches so far. */
  void await() {
    memories.values().forEach(Memory::await);
  }

  /** Whether a buffer belongs to the state, or holds a timed array. */
  boolean holds(Buffer buffer) {
    return memories.containsKey(buffer.name()) || timedArrays.containsKey(buffer.name());
  }

  StateLayout layout() {
    return layout;
  }

  /** The values of a variable, one for each neuron, or a single one if it is shared. */
  HostArray read(String variable) {
    return read(memory(layout.entry(variable).buffer()));
  }

  /** The values of a variable of neighbouring neurons, or its single one if it is shared. */
  HostArray read(String variable, int first, int end) {
    StateLayout.Entry entry = layout.entry(variable);
    if (entry.isShared()) {
      return read(variable);
    }
    HostArray values = HostArray.of(entry.buffer().type(), end - first);
    memory(entry.buffer()).read(first, values, 0, end - first);
    return values;
  }

  private static HostArray read(Memory memory) {
    HostArray values = HostArray.of(memory.type(), memory.length());
    memory.read(0, values, 0, memory.length());
    return values;
  }

  /** A copy of everything that the future depends on. */
  Map<String, HostArray> snapshot() {
    Map<String, HostArray> copies = new LinkedHashMap<>();
    memories.forEach((name, memory) -> copies.put(name, read(memory)));
    return copies;
  }

  /** What brings back the present state. */
  Runnable keep() {
    Map<String, HostArray> values = snapshot();
    Map<String, Integer> numbers = Map.copyOf(settings);
    return () -> {
      restore(values);
      settings.clear();
      settings.putAll(numbers);
    };
  }

  /** Goes back to a snapshot. */
  void restore(Map<String, HostArray> snapshot) {
    snapshot.forEach((name, values) ->
        Objects.requireNonNull(memories.get(name)).write(0, values, 0, values.length()));
  }

  /**
   * Numbers the steps anew because the time step changes: the step of the last spike becomes the
   * first step of the new clock from which the spike counts as past, so that elapsed steps are
   * those of {@link Clock#steps}.
   *
   * @param before the clock so far
   * @param after the new clock
   */
  void changeClock(Clock before, Clock after) {
    if (hasRefractoriness()) {
      HostArray times = read(Special.LAST_SPIKE.text());
      HostArray steps = read(memory(layout.lastSpikeStep()));
      int[] numbers = (int[]) steps.elements();
      for (int neuron = 0; neuron < count; neuron++) {
        numbers[neuron] =
            after.firstStepAfter(spikeTime(times.value(neuron), numbers[neuron], before));
      }
      memory(layout.lastSpikeStep()).write(0, steps, 0, count);
    }
  }

  /**
   * The spike's time without the rounding of single precision, where its step is known in the clock
   * so far.
   */
  private static double spikeTime(double rounded, int step, Clock clock) {
    boolean isOnGrid = (float) clock.time(step) == (float) rounded;
    return isOnGrid ? clock.time(step) : rounded;
  }

  /**
   * Sets a variable.
   *
   * @param group the population with the constants of now
   * @param moment when it is set
   */
  void apply(NeuronGroup group, Setting setting, Moment moment) {
    switch (setting) {
      case Setting.ByExpression byExpression -> apply(group, byExpression, moment);
      case Setting.ByValues byValues -> apply(byValues);
    }
  }

  private void apply(NeuronGroup group, Setting.ByExpression setting, Moment moment) {
    int before = settings.merge(setting.variable().name(), 1, Integer::sum) - 1;
    StateProgram program = lowering(group, moment).setting(setting);
    boolean shared = layout.entry(setting.variable().name()).isShared();
    launch(
        program,
        moment.arguments(moment.step(), shared ? 1 : count, before),
        shared ? 1 : count,
        buffer -> memory(buffer, program));
  }

  private Lowering lowering(NeuronGroup group, Moment moment) {
    return new Lowering(group, precision, moment.clock().dt(), neighbours::group);
  }

  private Memory memory(Buffer buffer, StateProgram program) {
    return holds(buffer) ? memory(buffer) : neighbours.memory(buffer, program.borrowed());
  }

  private void launch(
      StateProgram program, long[] arguments, int positions, Function<Buffer, Memory> memories) {
    List<Memory> buffers = program.program().buffers().stream().map(memories).toList();
    engine.compile(program.program()).launch(arguments, buffers, positions);
  }

  private void apply(Setting.ByValues setting) {
    Memory memory = memory(layout.entry(setting.variable().name()).buffer());
    HostArray values = HostArray.of(memory.type(), setting.values().size());
    for (int neuron = 0; neuron < values.length(); neuron++) {
      values.setBits(neuron, bits(memory.type(), setting.values().get(neuron)));
    }
    memory.write(setting.first(), values, 0, values.length());
  }

  private static long bits(Type type, double value) {
    return switch (type) {
      case F32 -> Float.floatToRawIntBits((float) value);
      case F64 -> Double.doubleToRawLongBits(value);
      case I32, U32, I64, BOOL -> (int) value;
    };
  }

  /** The present values of a variable that is not held here, one for each neuron. */
  HostArray evaluate(NeuronGroup group, Variable variable, Moment moment) {
    StateProgram program = lowering(group, moment).values(List.of(variable));
    Buffer result = program.program().buffers().getLast();
    try (Memory memory = engine.allocate(result.type(), count)) {
      launch(
          program,
          moment.arguments(moment.step(), count, 0),
          count,
          buffer -> buffer.equals(result) ? memory : memory(buffer, program));
      return read(memory);
    }
  }

  @Override
  public void close() {
    memories.values().forEach(Memory::close);
    timedArrayMemories.values().forEach(Memory::close);
  }
}
