package org.rheobase.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.model.NeuronGroup;
import org.rheobase.rendering.JavaRenderer;
import org.rheobase.rendering.OpenClRenderer;

/** The way from a population to source text, stage by stage. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls begin() first.
public class RenderingBenchmark {
  private NeuronGroup group;
  private Program program;
  private Schedule schedule;

  /** Makes what the later stages start from. */
  @Setup
  public void begin() {
    group = build();
    program = lower();
    schedule = schedule();
  }

  /** Text to a checked population. */
  @Benchmark
  public NeuronGroup build() {
    return NeuronGroup.builder("G", 1000)
        .equations(
            """
            dv/dt = (v0-v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
            v0 : 1
            """)
        .threshold("v > 1")
        .reset("v = 0")
        .refractory("5*ms")
        .method("euler")
        .constant("tau", "10*ms")
        .constant("sigma", 0.2)
        .build();
  }

  /** Population to program. */
  @Benchmark
  public Program lower() {
    return new Lowering(group, Precision.SINGLE, 1e-4).steps(Recordings.none()).program();
  }

  /** Program to schedule. */
  @Benchmark
  public Schedule schedule() {
    return Schedule.of(program);
  }

  /** Schedule to Java. */
  @Benchmark
  public String java() {
    return JavaRenderer.render(schedule).source();
  }

  /** Schedule to OpenCL C. */
  @Benchmark
  public String openCl() {
    return OpenClRenderer.render(schedule).source();
  }
}
