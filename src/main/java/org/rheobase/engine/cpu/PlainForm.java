package org.rheobase.engine.cpu;

import java.lang.invoke.MethodHandle;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.rendering.JavaRenderer;

/** A program as Java code for one neuron after another. */
final class PlainForm implements Form {
  private static final CompiledPrograms COMPILED = new CompiledPrograms();

  /** Neurons go through all steps of a launch one by one: a few at once are enough. */
  private static final int TILE = 128;

  /**
   * The Java runtime interprets methods of more than 8,000 bytes for ever: so many values may pass
   * that.
   */
  private static final int LONGEST = 850;

  private final MethodHandle run;

  private PlainForm(MethodHandle run) {
    this.run = run;
  }

  /**
   * Compiles a program, or finds it compiled already. One that is too long for a single method goes
   * through the steps in passes instead, a neuron at a time in each of them.
   */
  static Form of(Program program) {
    Schedule schedule = Schedule.stepByStep(program);
    if (schedule.size() > LONGEST) {
      return PassForm.ofOneLane(schedule);
    }
    Class<?> compiled = COMPILED.find(JavaRenderer.render(schedule));
    return new PlainForm(
        GeneratedMethods.find(
            compiled, "run", void.class, long[].class, Object[].class, int.class, int.class));
  }

  @Override
  public void run(long[] arguments, Object[] arrays, int from, int to) {
    try {
      run.invokeExact(arguments, arrays, from, to);
    } catch (Throwable e) {
      throw GeneratedMethods.unchecked(e);
    }
  }

  @Override
  public int tile() {
    return TILE;
  }
}
