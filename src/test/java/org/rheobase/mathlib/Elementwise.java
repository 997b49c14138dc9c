package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.Collections;
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
  private final List<Type> types = new ArrayList<>();
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
    program.buffers().forEach(buffer -> types.add(buffer.type()));
    types.forEach(type -> memories.add(engine.allocate(type, length)));
  }

  /** Compiles a function. */
  static Elementwise of(FunctionCase function, Backend backend, Precision precision, int length) {
    return new Elementwise(
        backend,
        precision,
        Collections.nCopies(function.arity(), precision.real()),
        length,
        (b, x) -> List.of(function.body().of(b, x)));
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

  /** An array for each input and output. */
  List<HostArray> arrays() {
    return types.stream().map(type -> HostArray.of(type, length)).toList();
  }

  /** Sets real arguments, which are the first arrays. */
  static void put(List<HostArray> arrays, int place, double... arguments) {
    for (int k = 0; k < arguments.length; k++) {
      switch (arrays.get(k).elements()) {
        case float[] floats -> floats[place] = (float) arguments[k];
        case double[] doubles -> doubles[place] = arguments[k];
        default -> throw new IllegalArgumentException("not real: " + arrays.get(k).type());
      }
    }
  }

  /** Reads the arguments that were put. */
  static void take(List<HostArray> arrays, int place, double[] arguments) {
    for (int k = 0; k < arguments.length; k++) {
      arguments[k] = arrays.get(k).value(place);
    }
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
