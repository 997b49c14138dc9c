package org.rheobase.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Engines;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.mathlib.Draws;
import org.rheobase.mathlib.Functions;
import org.rheobase.mathlib.Philox;

/** A function, or the generator of random numbers, applied to arrays: nanoseconds an element. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls begin() first.
public class MathlibBenchmark {
  private static final int COUNT = 1 << 16;

  /** What is applied: a function of the language, {@code philox} or {@code normal}. */
  @Param({"philox", "normal", "exp", "log", "sin", "tanh", "exprel"})
  public String function = "";

  /** Precision of real numbers. */
  @Param({"SINGLE", "DOUBLE"})
  public Precision precision = Precision.SINGLE;

  /** The engine. */
  @Param({"cpu"})
  public String backend = "";

  private Engine engine;
  private Kernel kernel;
  private final List<Memory> memories = new ArrayList<>();

  /** Compiles the program and fills its argument. */
  @Setup
  public void begin() {
    engine =
        Engines.open(
            Backend.parse(backend), precision, EngineOptions.defaults().withThreads(1));
    Program program = program();
    kernel = engine.compile(program);
    program
        .buffers()
        .forEach(buffer -> memories.add(engine.allocate(buffer.type(), COUNT)));
    HostArray arguments = HostArray.of(precision.real(), COUNT);
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < COUNT; k++) {
      double x = random.nextDouble(0.1, 10);
      arguments.setBits(
          k,
          precision == Precision.SINGLE
              ? Float.floatToRawIntBits((float) x)
              : Double.doubleToRawLongBits(x));
    }
    memories.getFirst().write(0, arguments, 0, COUNT);
  }

  private Program program() {
    IrBuilder b = new IrBuilder();
    Buffer x = new Buffer("x", precision.real());
    Expr result = result(b, b.load(x, b.position()));
    Buffer y = new Buffer("y", result.type());
    Store store = new Store(b.constant(true), y, b.position(), result);
    return new Program(
        "elementwise",
        precision,
        List.of(),
        List.of(x, y),
        List.of(),
        List.of(),
        List.of(store),
        b.labels());
  }

  private Expr result(IrBuilder b, Expr x) {
    return switch (function) {
      case "philox" -> xor(b, words(b));
      case "normal" -> sum(b, Draws.normals(b, precision.real(), words(b)));
      case "exp" -> Functions.exp(b, x);
      case "log" -> Functions.log(b, x);
      case "sin" -> Functions.sin(b, x);
      case "tanh" -> Functions.tanh(b, x);
      case "exprel" -> Functions.exprel(b, x);
      default -> throw new IllegalArgumentException("no benchmark of " + function);
    };
  }

  private static List<Expr> words(IrBuilder b) {
    Expr neuron = b.bitcast(org.rheobase.ir.Type.U32, b.position());
    Expr zero = b.unsigned(0);
    return Philox.words(b, b.unsigned(42), zero, neuron, zero, b.unsigned(7), zero);
  }

  private static Expr xor(IrBuilder b, List<Expr> words) {
    return words.stream().reduce(b::xor).orElseThrow();
  }

  private static Expr sum(IrBuilder b, List<Expr> values) {
    return values.stream().reduce(b::add).orElseThrow();
  }

  /** Applies it to all elements; one call of the generator gives four numbers. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void apply() {
    kernel.launch(new long[0], memories, COUNT);
  }

  /** Releases the engine. */
  @TearDown
  public void end() {
    memories.forEach(Memory::close);
    engine.close();
  }
}
