package org.rheobase.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.lowering.StateDigest;
import org.rheobase.lowering.StepProgram;

/**
 * An engine's memory for what a window of a population's steps hands out. The slabs of a population
 * use it one after another: each one's results are read before the next is advanced.
 */
final class WindowMemory implements AutoCloseable {
  private final Engine engine;
  private final int neurons;
  private final int windowSteps;
  private final Map<String, Memory> memories = new HashMap<>();

  /**
   * Takes memory.
   *
   * @param neurons number of neurons of the largest slab
   * @param windowSteps the largest number of steps in a window
   */
  WindowMemory(Engine engine, StepProgram steps, int neurons, int windowSteps) {
    this.engine = engine;
    this.neurons = neurons;
    this.windowSteps = windowSteps;
    if (steps.program().buffers().contains(StateDigest.BUFFER)) {
      allocate(StateDigest.BUFFER, neurons);
    }
    steps.events().forEach(this::allocate);
    steps.traces().forEach(this::allocate);
  }

  private void allocate(StepProgram.Events events) {
    allocate(events.raster(), (long) rasterRows(windowSteps) * neurons);
    events.values().forEach(buffer -> allocate(buffer, (long) windowSteps * neurons));
  }

  /** Rows that a window may touch wherever it begins. */
  private static int rasterRows(int windowSteps) {
    return (windowSteps + 62) / 32;
  }

  private void allocate(StepProgram.Traces traces) {
    long rows = traces.sampling().ticks().most(windowSteps);
    int columns = Math.min(neurons, traces.sampling().neurons().size(neurons));
    traces.buffers().forEach(buffer -> allocate(buffer, rows * columns));
    traces.rows().ifPresent(buffer -> allocate(buffer, windowSteps));
  }

  private void allocate(Buffer buffer, long length) {
    memories.put(
        buffer.name(), engine.allocate(buffer.type(), Math.toIntExact(Math.max(length, 1))));
  }

  /** Whether a buffer is among those of results. */
  boolean holds(Buffer buffer) {
    return memories.containsKey(buffer.name());
  }

  /** The memory of a buffer. */
  Memory memory(Buffer buffer) {
    return Objects.requireNonNull(memories.get(buffer.name()), buffer.name());
  }

  /** Waits until the results are those of the last window. */
  void await() {
    memories.values().forEach(Memory::await);
  }

  @Override
  public void close() {
    memories.values().forEach(Memory::close);
  }
}
