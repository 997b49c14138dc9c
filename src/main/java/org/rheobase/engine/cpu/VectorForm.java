package org.rheobase.engine.cpu;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.rendering.VectorRenderer;

/**
 * A program as Java code for as many neurons at once as there are lanes in a vector. The neurons
 * that are left over go to the plain form, whose results are the same.
 */
final class VectorForm implements Form {
  private static final String MODULE = "jdk.incubator.vector";
  private static final CompiledPrograms COMPILED = new CompiledPrograms(MODULE);

  private final MethodHandle run;
  private final MethodHandle scratch;
  private final int lanes;
  private final int tile;
  private final Form plain;

  /** What threads have for themselves while they run: handed round, so that it is made once. */
  private final ConcurrentLinkedQueue<Object[]> unused = new ConcurrentLinkedQueue<>();

  private VectorForm(Class<?> compiled, Form plain) {
    this.plain = plain;
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
  static boolean isPossible() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** Compiles a program, or finds it compiled already. */
  static VectorForm of(Program program, Form plain) {
    return new VectorForm(COMPILED.find(VectorRenderer.render(Schedule.of(program))), plain);
  }

  @Override
  public void run(long[] arguments, Object[] arrays, int from, int to) {
    int end = to - (to - from) % lanes;
    if (end > from) {
      runVectors(arguments, arrays, from, end);
    }
    if (to > end) {
      plain.run(arguments, arrays, end, to);
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
