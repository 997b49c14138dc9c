package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Simplify;
import org.rheobase.rendering.IrRenderer;
import org.rheobase.rendering.OpenClRenderer;

/**
 * Programs made by chance give the same bits on every engine as on the interpreter. More of them
 * than usual are run with {@code -Drheobase.random.programs=100000}.
 */
class RandomProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("rheobase.random.programs", 300);
  private static final int TRIES = 50;

  /** PoCL takes ten times as long as the others to compile: it is given one program in so many. */
  private static final int SLOW = 3;

  private static final List<Engine> OPEN = new ArrayList<>();

  /** Each try is several programs, so that their number can be chosen when tests are run. */
  @Property(tries = TRIES)
  void everyEngineAgreesWithTheInterpreter(
      @ForAll long seed,
      @ForAll Precision precision,
      @ForAll @IntRange(min = 1, max = 60) int size) {
    reopen();
    for (int k = 0; k < Math.ceilDiv(PROGRAMS, TRIES); k++) {
      check(new RandomProgram(seed + k, precision, size), precision, k);
    }
  }

  @Property(tries = TRIES)
  void simplifyingKeepsEveryBit(
      @ForAll long seed,
      @ForAll Precision precision,
      @ForAll @IntRange(min = 1, max = 60) int size) {
    for (int k = 0; k < Math.ceilDiv(PROGRAMS, TRIES); k++) {
      RandomProgram random = new RandomProgram(seed + k, precision, size);
      assertThat(interpreted(random, Simplify.apply(random.program())))
          .as(() -> IrRenderer.render(Schedule.stepByStep(random.program())))
          .isEqualTo(interpreted(random, random.program()));
    }
  }

  private static String interpreted(RandomProgram random, Program program) {
    List<HostArray> arrays = random.arrays().stream().map(RandomProgramsTest::copy).toList();
    new Interpreter(program).run(random.arguments(), arrays, 0, RandomProgram.COUNT);
    return Programs.text(arrays);
  }

  private static HostArray copy(HostArray array) {
    HostArray copy = HostArray.of(array.type(), array.length());
    array.copyTo(0, copy, 0, array.length());
    return copy;
  }

  private static void check(RandomProgram random, Precision precision, int number) {
    String expected = "";
    for (Engine engine : OPEN) {
      boolean turn = number % SLOW == 0 || !engine.device().platformName().contains("Portable");
      if (turn && engine.device().precisions().contains(precision)) {
        String found = run(engine, random);
        expected = expected.isEmpty() ? found : expected;
        assertThat(found)
            .as(() ->
                engine.device().title()
                    + "\n"
                    + OpenClRenderer.render(Schedule.stepByStep(random.program())).source())
            .isEqualTo(expected);
      }
    }
  }

  private static String run(Engine engine, RandomProgram random) {
    List<HostArray> results =
        EngineUnderTest.run(
            engine, random.program(), random.arguments(), random.arrays(), RandomProgram.COUNT);
    return Programs.text(results);
  }

  /**
   * Engines keep what they have compiled; so they are opened anew for each try. The interpreter
   * comes first.
   */
  private static void reopen() {
    close();
    OPEN.add(Engines.open(Backend.interpreter(), Precision.SINGLE, EngineOptions.defaults()));
    EveryEngine.inAllForms().stream()
        .map(EngineUnderTest::device)
        .distinct()
        .filter(device -> !device.backend().equals("interpreter"))
        .forEach(device -> OPEN.add(Engines.open(device, EngineOptions.defaults())));
  }

  @AfterContainer
  static void close() {
    OPEN.forEach(Engine::close);
    OPEN.clear();
  }
}
