package org.rheobase.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.lowering.TimedArrayLowering;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.TimedArray;

/**
 * The timed arrays of a population in an engine's memory. They are no state, since nothing changes
 * them; only those that are read take memory.
 */
final class TimedArrayMemories implements AutoCloseable {
  private final Engine engine;
  private final Map<String, TimedArray> arrays = new HashMap<>();
  private final Map<String, Memory> memories = new HashMap<>();

  TimedArrayMemories(Engine engine, NeuronGroup group) {
    this.engine = engine;
    group
        .scope()
        .definitions()
        .timedArrays()
        .values()
        .forEach(array -> arrays.put(TimedArrayLowering.bufferName(array), array));
  }

  /** The memory of the timed array that a buffer stands for. */
  Memory memory(Buffer buffer) {
    TimedArray array = Objects.requireNonNull(arrays.get(buffer.name()), buffer.name());
    return memories.computeIfAbsent(buffer.name(), name -> upload(array, buffer));
  }

  private Memory upload(TimedArray array, Buffer buffer) {
    return Slab.upload(engine, TimedArrayLowering.contents(array, buffer.type()));
  }

  /** Whether a buffer stands for a timed array. */
  boolean holds(Buffer buffer) {
    return arrays.containsKey(buffer.name());
  }

  @Override
  public void close() {
    memories.values().forEach(Memory::close);
    memories.clear();
  }
}
