package org.rheobase.benchmarks;

import java.util.Optional;
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
import org.rheobase.bench.BenchModel;
import org.rheobase.engine.Backend;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeReadout;

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
  @Param({"SINGLE", "DOUBLE"})
  public Precision precision = Precision.SINGLE;

  /** What is made of spikes. */
  @Param({"COUNTS", "SPIKES"})
  public SpikeReadout readout = SpikeReadout.SPIKES;

  /** The engine. */
  @Param({"cpu"})
  public String backend = "";

  private PlanRun run;

  /** Builds the simulation and sets the initial values. */
  @Setup
  public void begin() {
    RunPlan plan = BenchModel.of(model).plan(Optional.of(count), Optional.of(precision));
    run =
        new PlanRun(
            plan, Simulation.builder().backend(Backend.parse(backend)).spikes(readout));
    run.prepare();
  }

  /** Runs the steps. */
  @Benchmark
  public long steps() {
    run.simulation().run(STEPS * run.simulation().timeStep());
    run.simulation().finish();
    return run.simulation().steps();
  }

  /** Releases the engine. */
  @TearDown
  public void end() {
    run.close();
  }
}
