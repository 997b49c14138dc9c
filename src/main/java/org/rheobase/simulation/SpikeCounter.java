package org.rheobase.simulation;

import java.util.List;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.lowering.LaunchArguments;
import org.rheobase.lowering.RasterCount;

/** Counts a population's spikes neuron by neuron in the engine's memory, without listing them. */
final class SpikeCounter implements AutoCloseable {
  private final Kernel kernel;
  private final Memory counts;

  /**
   * A counter at 0.
   *
   * @param neurons number of neurons
   */
  SpikeCounter(Engine engine, Precision precision, int neurons) {
    kernel = engine.compile(RasterCount.program(precision));
    counts = engine.allocate(Type.U32, neurons);
  }

  /** Adds the spikes of a raster's first rows. */
  void add(Memory raster, int rows) {
    long[] arguments = LaunchArguments.bits(0, rows, 0, counts.length(), 0, 0, 0);
    kernel.launch(arguments, List.of(raster, counts), counts.length());
  }

  /** The number of spikes of each neuron so far. */
  int[] counts() {
    HostArray values = HostArray.of(Type.U32, counts.length());
    counts.read(0, values, 0, values.length());
    return (int[]) values.elements();
  }

  /** What brings back the present counts. */
  Runnable keep() {
    HostArray present = new HostArray(Type.U32, counts());
    return () -> counts.write(0, present, 0, present.length());
  }

  @Override
  public void close() {
    counts.close();
  }
}
