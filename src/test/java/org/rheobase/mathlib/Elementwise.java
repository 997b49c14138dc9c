package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/** Applies a piece of a program to all elements of arrays, on one engine. */
final class Elementwise implements AutoCloseable {
  private final Engine engine;
  private final Kernel kernel;
  private final List<Memory> memories = new ArrayList<>();
  private final int length;
  private final int inputs;

  /** What is applied: results for one element of each input. */
  interface Body {
    List<Expr> results(IrBuilder b, List<Expr> inputs);
  }

  /**
   * Compiles a body.
   *
   * @param length length of the arrays
   */
  Elementwise(Backend backend, Precision precision, List<Type> inputs, int length, Body body) {
    this.length = length;
    this.inputs = inputs.size();
    Program program = program(precision, inputs, body);
    engine = Engines.open(backend, precision, EngineOptions.defaults().withThreads(1));
    kernel = engine.compile(program);
    program.buffers().forEach(buffer -> memories.add(engine.allocate(buffer.type(), length)));
  }

  static Program program(Precision precision, List<Type> inputs, Body body) {
    IrBuilder b = new IrBuilder();
    List<Buffer> buffers = new ArrayList<>();
    IntStream.range(0, inputs.size()).forEach(k -> buffers.add(new Buffer("x" + k, inputs.get(k))));
    List<Expr> loads = buffers.stream().map(buffer -> b.load(buffer, b.position())).toList();
    List<Store> stores = new ArrayList<>();
    for (Expr result : body.results(b, loads)) {
      Buffer buffer = new Buffer("y" + stores.size(), result.type());
      buffers.add(buffer);
      stores.add(new Store(b.constant(true), buffer, b.position(), result));
    }
    return Verifier.verify(
        new Program(
            "elementwise",
            precision,
            List.of(),
            buffers,
            List.of(),
            List.of(),
            stores,
            b.labels()));
  }

  /** An array for input or output. */
  HostArray array(Type type) {
    return HostArray.of(type, length);
  }

  /** Applies the body; arrays are the inputs and then the outputs. */
  void apply(List<HostArray> arrays) {
    for (int k = 0; k < inputs; k++) {
      memories.get(k).write(0, arrays.get(k), 0, length);
    }
    kernel.launch(new long[0], memories, length);
    for (int k = inputs; k < arrays.size(); k++) {
      memories.get(k).read(0, arrays.get(k), 0, length);
    }
  }

  @Override
  public void close() {
    memories.forEach(Memory::close);
    engine.close();
  }
}
