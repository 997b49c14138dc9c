package org.rheobase.simulation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.StateLayout;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.Setting;

/**
 * The state of some neurons of a population: in an engine's memory, or stowed in Java's while the
 * engine needs its own for other neurons. All variables are 0 at first; no neuron is refractory.
 */
final class SlabState implements AutoCloseable {
  /** The time of the last spike before there was one, in seconds. */
  private static final double NEVER = -1e4;

  private final Engine engine;
  private final StateLayout layout;
  private final NeuronRange range;
  private final boolean isStowed;
  private final Set<String> shared;
  private final Map<String, Memory> memories = new LinkedHashMap<>();
  private final Map<String, HostArray> stowed = new LinkedHashMap<>();

  /**
   * Takes memory for the state.
   *
   * @param range the neurons
   * @param isStowed whether it rests in Java's memory when it is not in use
   */
  SlabState(Engine engine, StateLayout layout, NeuronRange range, Clock clock, boolean isStowed) {
    this.engine = engine;
    this.layout = layout;
    this.range = range;
    this.isStowed = isStowed;
    shared =
        layout.entries().stream()
            .filter(StateLayout.Entry::isShared)
            .map(entry -> entry.buffer().name())
            .collect(Collectors.toUnmodifiableSet());
    layout.entries().forEach(entry -> add(entry.buffer(), entry.isShared() ? 1 : range.count()));
    if (hasRefractoriness()) {
      add(layout.lastSpikeStep(), range.count());
      fill(layout.entry(Special.NOT_REFRACTORY.text()).buffer(), 1);
      fill(layout.entry(Special.LAST_SPIKE.text()).buffer(), NEVER);
      fill(layout.lastSpikeStep(), clock.firstStepAfter(NEVER));
    }
  }

  private boolean hasRefractoriness() {
    return layout.holds(Special.LAST_SPIKE.text());
  }

  private void add(Buffer buffer, int length) {
    if (isStowed) {
      stowed.put(buffer.name(), HostArray.of(buffer.type(), length));
    } else {
      memories.put(buffer.name(), engine.allocate(buffer.type(), length));
    }
  }

  private void fill(Buffer buffer, double value) {
    HostArray values = HostArray.of(buffer.type(), range.count());
    switch (values.elements()) {
      case int[] ints -> Arrays.fill(ints, (int) value);
      case float[] floats -> Arrays.fill(floats, (float) value);
      case double[] doubles -> Arrays.fill(doubles, value);
      default -> throw new IllegalStateException("buffer of " + buffer.type());
    }
    write(buffer.name(), 0, values);
  }

  /** Brings the state into the engine's memory, if it is not there. */
  void load() {
    stowed.forEach((name, values) -> {
      Memory memory = engine.allocate(values.type(), values.length());
      memories.put(name, memory);
      memory.write(0, values, 0, values.length());
    });
    stowed.clear();
  }

  /** Gives the engine's memory back, if the state is to rest in Java's. */
  void rest() {
    if (isStowed) {
      memories.forEach((name, memory) -> {
        stowed.put(name, read(memory, 0, memory.length()));
        memory.close();
      });
      memories.clear();
    }
  }

  /** The memory of one of the layout's buffers; the state is loaded. */
  Memory memory(Buffer buffer) {
    return Objects.requireNonNull(memories.get(buffer.name()), buffer.name());
  }

  /**
   * Puts another memory in the place of a buffer's; the state is loaded.
   *
   * @return the memory that it had
   */
  Memory exchange(Buffer buffer, Memory memory) {
    return Objects.requireNonNull(memories.put(buffer.name(), memory), buffer.name());
  }

  /** Waits until the state is that after all launches so far. */
  void await() {
    memories.values().forEach(Memory::await);
  }

  /** Whether a buffer belongs to the state. */
  boolean holds(Buffer buffer) {
    return memories.containsKey(buffer.name()) || stowed.containsKey(buffer.name());
  }

  StateLayout layout() {
    return layout;
  }

  /**
   * The values of a buffer for some of the neurons, or its single one if it is shared.
   *
   * @param part the neurons by their numbers in the population; they are among those held here
   */
  HostArray read(StateLayout.Entry entry, NeuronRange part) {
    return entry.isShared()
        ? read(entry.buffer().name(), 0, 1)
        : read(entry.buffer().name(), part.first() - range.first(), part.count());
  }

  private HostArray read(String buffer, int from, int length) {
    HostArray resting = stowed.get(buffer);
    if (resting == null) {
      return read(Objects.requireNonNull(memories.get(buffer), buffer), from, length);
    }
    HostArray values = HostArray.of(resting.type(), length);
    resting.copyTo(from, values, 0, length);
    return values;
  }

  private static HostArray read(Memory memory, int from, int length) {
    HostArray values = HostArray.of(memory.type(), length);
    memory.read(from, values, 0, length);
    return values;
  }

  private void write(String buffer, int at, HostArray values) {
    HostArray resting = stowed.get(buffer);
    if (resting == null) {
      Objects.requireNonNull(memories.get(buffer), buffer).write(at, values, 0, values.length());
    } else {
      values.copyTo(0, resting, at, values.length());
    }
  }

  /**
   * A copy of everything that the future of some of its neurons depends on: for each buffer a value
   * of each neuron, or a single one if it is shared.
   */
  Map<String, HostArray> snapshot(NeuronRange part) {
    Map<String, HostArray> copies = new LinkedHashMap<>();
    for (String buffer :
        Stream.concat(memories.keySet().stream(), stowed.keySet().stream()).toList()) {
      boolean isShared = shared.contains(buffer);
      int from = isShared ? 0 : part.first() - range.first();
      copies.put(buffer, read(buffer, from, isShared ? 1 : part.count()));
    }
    return copies;
  }

  /**
   * Goes back to a snapshot of the population, or of a part of it that holds these neurons.
   *
   * @param first number of the neuron that comes first in the snapshot
   */
  void restore(Map<String, HostArray> snapshot, int first) {
    snapshot.forEach((buffer, all) -> {
      boolean isShared = shared.contains(buffer);
      HostArray values = HostArray.of(all.type(), isShared ? 1 : range.count());
      all.copyTo(isShared ? 0 : range.first() - first, values, 0, values.length());
      write(buffer, 0, values);
    });
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
      String buffer = layout.entry(Special.LAST_SPIKE.text()).buffer().name();
      HostArray times = read(buffer, 0, range.count());
      HostArray steps = read(layout.lastSpikeStep().name(), 0, range.count());
      int[] numbers = (int[]) steps.elements();
      for (int neuron = 0; neuron < numbers.length; neuron++) {
        numbers[neuron] =
            after.firstStepAfter(spikeTime(times.value(neuron), numbers[neuron], before));
      }
      write(layout.lastSpikeStep().name(), 0, steps);
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

  /** Sets a variable of those of its neurons for which there are values. */
  void apply(Setting.ByValues setting) {
    StateLayout.Entry entry = layout.entry(setting.variable().name());
    int end = setting.first() + setting.values().size();
    NeuronRange part = entry.isShared() ? NeuronRange.all(1) : range.within(setting.first(), end);
    HostArray values = HostArray.of(entry.buffer().type(), part.count());
    for (int k = 0; k < values.length(); k++) {
      double value = setting.values().get(part.first() - setting.first() + k);
      values.setBits(k, bits(values.type(), value));
    }
    write(entry.buffer().name(), entry.isShared() ? 0 : part.first() - range.first(), values);
  }

  private static long bits(Type type, double value) {
    return switch (type) {
      case F32 -> Float.floatToRawIntBits((float) value);
      case F64 -> Double.doubleToRawLongBits(value);
      case I32, U32, I64, BOOL -> (int) value;
    };
  }

  @Override
  public void close() {
    memories.values().forEach(Memory::close);
    stowed.clear();
  }
}
