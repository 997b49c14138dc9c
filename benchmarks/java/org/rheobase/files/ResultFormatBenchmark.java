package org.rheobase.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.rheobase.ir.Type;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.simulation.EventBlock;

/**
 * Writing the spikes of a long run to a folder, from the first window to the whole file: one
 * operation is all of them. {@code megabytes} are those of the file a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls begin() first.
public class ResultFormatBenchmark {
  private static final int WINDOW = 1_000_000;
  private static final int NEURONS = 1_000_000;
  private static final double TIME_STEP = 1e-4;

  /** Spikes in a step. */
  private static final int IN_STEP = 2_500;

  /** The format. */
  @Param({"CSV", "NPZ", "SONATA"})
  public ResultFormat format = ResultFormat.CSV;

  /** Number of spikes. */
  @Param({"100000000"})
  public int spikes;

  /** What is recorded of each. */
  @Param({"", "F32", "F64"})
  public String value = "";

  private final List<HostArray> values = new ArrayList<>();
  private final int[] neurons = new int[WINDOW];
  private Path folder;

  /** Counts what is written. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Written {
    /** Size of the file in units of 10^6 bytes. */
    public double megabytes;
  }

  /** Makes up a window of spikes. */
  @Setup
  public void begin() throws IOException {
    folder = Files.createTempDirectory("results");
    Random random = new Random(1);
    for (int step = 0; step < WINDOW; step += IN_STEP) {
      int[] sorted = random.ints(IN_STEP, 0, NEURONS).sorted().toArray();
      System.arraycopy(sorted, 0, neurons, step, IN_STEP);
    }
    if (!value.isEmpty()) {
      HostArray array = HostArray.of(Type.valueOf(value), WINDOW);
      for (int k = 0; k < WINDOW; k++) {
        double volts = -0.07 + 0.02 * random.nextDouble();
        array.setBits(
            k,
            array.type() == Type.F32
                ? Float.floatToRawIntBits((float) volts)
                : Double.doubleToRawLongBits(volts));
      }
      values.add(array);
    }
  }

  /** Writes the spikes. */
  @Benchmark
  public void write(Written written) throws IOException {
    List<String> names = values.stream().map(array -> "v").toList();
    List<ColumnHead> heads =
        values.stream().map(array -> new ColumnHead("v", array.type(), "volt")).toList();
    FormatWriter writer = format.writer(folder);
    EventRecording recording = new EventRecording(Event.SPIKE, names);
    try (EventResults results = new EventResults(writer, "G", recording, heads)) {
      for (int window = 0; window < spikes / WINDOW; window++) {
        results.onSpikes(block(window, names));
      }
      results.complete();
      writer.complete();
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        written.megabytes += Files.size(file) / 1e6;
      }
    }
  }

  private EventBlock block(int window, List<String> names) {
    int first = window * (WINDOW / IN_STEP);
    int[] steps = new int[WINDOW];
    for (int step = 0; step < WINDOW / IN_STEP; step++) {
      Arrays.fill(steps, step * IN_STEP, (step + 1) * IN_STEP, first + step);
    }
    return new EventBlock(
        "G",
        Event.SPIKE,
        TIME_STEP,
        0,
        first,
        first + WINDOW / IN_STEP,
        steps,
        neurons,
        WINDOW,
        names,
        values);
  }

  /** Removes the files. */
  @TearDown
  public void end() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
