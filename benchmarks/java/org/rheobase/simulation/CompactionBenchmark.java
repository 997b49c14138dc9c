package org.rheobase.simulation;

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
import org.openjdk.jmh.annotations.Warmup;

/** From a raster of spikes to sorted lists: one operation is 320 steps of 100,000 neurons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompactionBenchmark {
  private static final int ROWS = 10;
  private static final int NEURONS = 100_000;
  private static final int STEPS_OF_ROW = 32;

  /** Spikes a neuron and step: with steps of 0.1 ms, 10 Hz and 100 Hz. */
  @Param({"0.001", "0.01"})
  public double rate;

  private int[] words = new int[0];

  /** Lets neurons fire at random. */
  @Setup
  public void begin() {
    SplittableRandom random = new SplittableRandom(1);
    words = new int[ROWS * NEURONS];
    for (int at = 0; at < words.length; at++) {
      for (int step = 0; step < STEPS_OF_ROW; step++) {
        words[at] |= random.nextDouble() < rate ? 1 << step : 0;
      }
    }
  }

  /** Lists the spikes. */
  @Benchmark
  public Object lists() {
    return RasterDecoder.decode(words, ROWS, NEURONS, 0);
  }
}
