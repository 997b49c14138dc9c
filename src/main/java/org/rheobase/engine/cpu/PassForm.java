package org.rheobase.engine.cpu;

import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.rendering.Rendering;
import org.rheobase.rendering.VectorRenderer;

/** A program as Java code whose methods go over the neurons of a tile, step after step. */
final class PassForm implements Form {
  private static final String VECTORS = "jdk.incubator.vector";
  private static final CompiledPrograms COMPILED = new CompiledPrograms();
  private static final CompiledPrograms COMPILED_VECTORS = new CompiledPrograms(VECTORS);

  private final MethodHandle run;
  private final MethodHandle scratch;
  private final int lanes;
  private final int tile;

  /** What runs the neurons that do not fill a vector. */
  private final Optional<Form> rest;

  /** What threads have for themselves while they run: handed round, so that it is made once. */
  private final ConcurrentLinkedQueue<Object[]> unused = new ConcurrentLinkedQueue<>();

  private PassForm(Class<?> compiled, Optional<Form> rest) {
    this.rest = rest;
    lanes = GeneratedMethods.number(compiled, "LANES");
    tile = GeneratedMethods.number(compiled, "TILE");
    scratch = GeneratedMethods.find(compiled, "scratch", Object[].class);
    run =
        GeneratedMethods.find(
            compiled,
            "run",
            void.class,
            long[].class,
            Object[].class,
            Object[].class,
            int.class,
            int.class);
  }

  /** Whether this Java runtime has vectors, and was started so that they can be used. */
  static boolean hasVectors() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent();
  }

  /**
   * A program for as many neurons at once as there are lanes in a vector.
   *
   * @param rest for the neurons that are left over, with the same results
   */
  static PassForm ofVectors(Program program, Form rest) {
    Rendering rendering = VectorRenderer.render(Schedule.of(program));
    return new PassForm(COMPILED_VECTORS.find(rendering), Optional.of(rest));
  }

  /** A program for one neuron after another. */
  static PassForm ofOneLane(Schedule schedule) {
    Rendering rendering = VectorRenderer.renderOneLane(schedule);
    return new PassForm(COMPILED.find(rendering), Optional.empty());
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void run(long[] arguments, Object[] arrays, int from, int to) {
    int end = to - (to - from) % lanes;
    if (end > from) {
      runVectors(arguments, arrays, from, end);
    }
    if (to > end) {
      rest.orElseThrow().run(arguments, arrays, end, to);
    }
  }

  private void runVectors(long[] arguments, Object[] arrays, int from, int end) {
    Object[] taken = unused.poll();
    try {
      Object[] own = taken == null ? (Object[]) scratch.invokeExact() : taken;
      run.invokeExact(arguments, arrays, own, from, end);
      unused.add(own);
    } catch (Throwable e) {
      throw GeneratedMethods.unchecked(e);
    }
  }

  @Override
  public int tile() {
    return tile;
  }
}
