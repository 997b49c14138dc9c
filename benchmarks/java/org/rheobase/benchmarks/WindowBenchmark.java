package org.rheobase.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.rheobase.engine.Backend;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/** Whole windows of the models of {@code rheobase bench}: one operation is 320 steps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls begin() first.
public class WindowBenchmark {
  private static final int STEPS = 320;

  /** The model. */
  @Param({"lif", "noisy-lif", "izhikevich", "hodgkin-huxley"})
  public String model = "";

  /** Number of neurons. */
  @Param({"100000"})
  public int count;

  /** Precision of real variables. */
  @Param({"single", "double"})
  public String precision = "";

  /** The engine. */
  @Param({"cpu"})
  public String backend = "";

  private PlanRun run;

  /** Builds the simulation and sets the initial values. */
  @Setup
  public void begin() throws IOException {
    run = new PlanRun(plan(), Simulation.builder().backend(Backend.parse(backend)));
    run.prepare();
  }

  private RunPlan plan() throws IOException {
    String resource = "/bench/" + model + ".yaml";
    try (InputStream stream = WindowBenchmark.class.getResourceAsStream(resource)) {
      String text =
          new String(
              Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
      Overrides overrides =
          new Overrides(
              Map.of(),
              Map.of("G", count),
              OptionalLong.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(precision));
      return ModelFile.parse(model, text, overrides);
    }
  }

  /** Runs the steps. */
  @Benchmark
  public long steps() {
    run.simulation().run(STEPS * run.plan().phases().getFirst().dt());
    return run.simulation().steps();
  }

  /** Releases the engine. */
  @TearDown
  public void end() {
    run.close();
  }
}
