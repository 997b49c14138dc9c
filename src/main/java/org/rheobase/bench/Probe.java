package org.rheobase.bench;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/** A program that needs one thing of a device alone, and how fast the device does it. */
final class Probe {
  /** Bytes of an array that no cache holds. */
  private static final int ARRAY_BYTES = 128 << 20;

  /** Enough neurons to occupy a GPU. */
  private static final int NEURONS = 1 << 20;

  /** Chains that a neuron works on at once: enough to hide how long one operation takes. */
  private static final int CHAINS = 8;

  /** Links of each chain in a step, so that the loop over steps costs little. */
  private static final int LINKS = 4;

  private static final int STEPS = 256;

  private static final int FIRST_POSITIONS = 256;

  /** Positions become more as long as a trial takes less than this. */
  private static final double PATIENCE_SECONDS = 0.3;

  /** Launches are timed together for about this long, the shortest of several times counts. */
  private static final double BATCH_SECONDS = 0.02;

  private static final int BATCHES = 5;

  private final Engine engine;
  private final Program program;
  private final long[] arguments;
  private final int positions;
  private final double workPerPosition;

  private Probe(
      Engine engine, Program program, long[] arguments, int positions, double workPerPosition) {
    this.engine = engine;
    this.program = program;
    this.arguments = arguments;
    this.positions = positions;
    this.workPerPosition = workPerPosition;
  }

  /** Copies an array: the work is bytes, read and written. */
  static Probe copy(Engine engine, Precision precision) {
    int bytes = precision.real().bytes();
    long share = engine.device().memoryBytes() / 8;
    int positions = Math.clamp(share, 1 << 20, ARRAY_BYTES) / bytes;
    return new Probe(engine, copy(precision), new long[0], positions, 2 * bytes);
  }

  private static Program copy(Precision precision) {
    IrBuilder ir = new IrBuilder();
    Buffer from = new Buffer("from", precision.real());
    Buffer to = new Buffer("to", precision.real());
    Store store = new Store(ir.constant(true), to, ir.position(), ir.load(from, ir.position()));
    return program("copy", precision, List.of(from, to), List.of(), store, ir);
  }

  /** Adds products in chains: the work is operations. */
  static Probe arithmetic(Engine engine, Precision precision) {
    double operations = (double) CHAINS * LINKS * STEPS;
    return new Probe(engine, arithmetic(precision), new long[] {0, STEPS}, NEURONS, operations);
  }

  private static Program arithmetic(Precision precision) {
    IrBuilder ir = new IrBuilder();
    Type real = precision.real();
    List<Carried> chains = new ArrayList<>();
    Expr start = ir.convert(real, ir.position());
    Expr sum = ir.real(real, 0);
    for (int k = 0; k < CHAINS; k++) {
      Expr.Register register = new Expr.Register("chain" + k, real);
      Expr link = ir.register(register);
      for (int n = 0; n < LINKS; n++) {
        link = ir.fma(link, ir.real(real, 0.999), ir.real(real, 0.001));
      }
      chains.add(new Carried(register, ir.add(start, ir.real(real, k)), link));
      sum = ir.add(sum, ir.register(register));
    }
    Buffer result = new Buffer("result", real);
    Store store = new Store(ir.constant(true), result, ir.position(), sum);
    return program("arithmetic", precision, List.of(result), chains, store, ir);
  }

  private static Program program(
      String name,
      Precision precision,
      List<Buffer> buffers,
      List<Carried> registers,
      Store last,
      IrBuilder ir) {
    List<Expr.Argument> arguments =
        registers.isEmpty() ? List.of() : List.of(Program.FIRST_STEP, Program.END_STEP);
    return Verifier.verify(
        new Program(
            name, precision, arguments, buffers, registers, List.of(), List.of(last), ir.labels()));
  }

  /**
   * The most work a second that was seen, of as many positions as there are, or as an engine does
   * in reasonable time.
   *
   * @param warmUpSeconds how long the program is run beforehand
   */
  double workPerSecond(double warmUpSeconds) {
    Kernel kernel = engine.compile(program);
    int count = Math.min(FIRST_POSITIONS, positions);
    warmUp(kernel, count, warmUpSeconds);
    while (count < positions && secondsOfTrial(kernel, count) < PATIENCE_SECONDS) {
      count = (int) Math.min(count * 2L, positions);
    }
    return workPerSecond(kernel, count);
  }

  private void warmUp(Kernel kernel, int count, double seconds) {
    try (Arrays arrays = arrays(count)) {
      long begin = System.nanoTime();
      while (secondsSince(begin) < seconds) {
        launch(kernel, arrays, 1);
      }
    }
  }

  /** How long it takes to have memory, and to launch once. */
  private double secondsOfTrial(Kernel kernel, int count) {
    long begin = System.nanoTime();
    try (Arrays arrays = arrays(count)) {
      launch(kernel, arrays, 1);
      return secondsSince(begin);
    }
  }

  private double workPerSecond(Kernel kernel, int count) {
    try (Arrays arrays = arrays(count)) {
      int launches = (int) Math.ceil(BATCH_SECONDS / launch(kernel, arrays, 1));
      double shortest = Double.POSITIVE_INFINITY;
      for (int batch = 0; batch < BATCHES; batch++) {
        shortest = Math.min(shortest, launch(kernel, arrays, launches));
      }
      return workPerPosition * count * launches / shortest;
    }
  }

  /** Launches several times; returns how long that took. */
  private double launch(Kernel kernel, Arrays arrays, int launches) {
    long begin = System.nanoTime();
    for (int launch = 0; launch < launches; launch++) {
      kernel.launch(arguments, arrays.memories(), arrays.length());
    }
    arrays.memories().getLast().await();
    return secondsSince(begin);
  }

  /** The memory of the program's buffers. */
  private record Arrays(int length, List<Memory> memories) implements AutoCloseable {
    @Override
    public void close() {
      memories.forEach(Memory::close);
    }
  }

  private Arrays arrays(int length) {
    return new Arrays(
        length,
        program.buffers().stream().map(buffer -> engine.allocate(buffer.type(), length)).toList());
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
