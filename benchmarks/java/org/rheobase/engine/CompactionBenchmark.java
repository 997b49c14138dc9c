package org.rheobase.engine;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/** From a raster of spikes in an engine's memory to sorted lists: one operation is 320 steps of 100,000 neurons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompactionBenchmark {
  private static final int ROWS = 10;
  private static final int NEURONS = 100_000;

  /** Spikes a neuron and step: with steps of 0.1 ms, 10 Hz and 100 Hz. */
  @Param({"0.001", "0.01"})
  public double rate;

  /** Where the raster is; OpenCL fails where there is none. */
  @Param({"cpu", "opencl"})
  public String backend;

  private Engine engine;
  private Raster raster;

  /** Lets neurons fire at random. */
  @Setup
  public void begin() {
    SplittableRandom random = new SplittableRandom(1);
    int[] words = new int[ROWS * NEURONS];
    for (int at = 0; at < words.length; at++) {
      for (int step = 0; step < Integer.SIZE; step++) {
        words[at] |= random.nextDouble() < rate ? 1 << step : 0;
      }
    }
    engine = Engines.open(Backend.parse(backend), Precision.SINGLE, EngineOptions.defaults());
    Memory memory = engine.allocate(Type.U32, words.length);
    memory.write(0, new HostArray(Type.U32, words), 0, words.length);
    raster = new Raster(memory, ROWS, NEURONS, 0);
  }

  /** Gives the device back. */
  @TearDown
  public void end() {
    engine.close();
  }

  /** Lists the spikes. */
  @Benchmark
  public Object lists() {
    return engine.events(raster, List.of());
  }
}
