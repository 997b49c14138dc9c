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

  /**
   * Goes back to counts.
   *
   * @param all the counts of these neurons and others
   * @param first the place of the first of these neurons
   */
  void restore(int[] all, int first) {
    counts.write(0, new HostArray(Type.U32, all), first, counts.length());
  }

  @Override
  public void close() {
    counts.close();
  }
}
