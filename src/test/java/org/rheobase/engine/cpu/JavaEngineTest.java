package org.rheobase.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.Engines;
import org.rheobase.engine.Programs;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

class JavaEngineTest {

  @Test
  void aReadOutsideOfABufferIsTold() {
    IrBuilder ir = new IrBuilder();
    Buffer x = new Buffer("x", Type.I32);
    Program program =
        Programs.ofValue(
            Precision.SINGLE, ir.load(x, ir.add(ir.position(), ir.constant(1))), ir, x);
    List<HostArray> given = List.of(HostArray.of(Type.I32, 2), HostArray.of(Type.I32, 2));
    try (Engine engine = Engines.open(Backend.cpu(), Precision.SINGLE, EngineOptions.defaults())) {
      assertThatThrownBy(() -> EngineUnderTest.run(engine, program, new long[0], given, 2))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("program value reaches outside of a buffer")
          .hasStackTraceContaining("org.rheobase.generated.Value.neuron(Value.java:");
    }
  }

  @Test
  void whatTheCompilerRefusesIsToldWithTheLine() {
    assertThatThrownBy(
            () -> JavaCompilation.compile("Bad", "class Bad {\n  int x = 0.5;\n}\n", List.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("2: int x = 0.5;");
  }

  @Test
  void anEngineThatIsClosedRefuses() {
    Engine engine = Engines.open(Backend.cpu(), Precision.SINGLE, EngineOptions.defaults());
    engine.close();
    assertThatThrownBy(() -> engine.allocate(Type.I32, 1)).hasMessageContaining("closed");
  }

  @Test
  void tilesCoverAllPositionsOnce() {
    for (int threads : new int[] {1, 2, 7}) {
      try (Tiles tiles = new Tiles(threads)) {
        for (int count : new int[] {0, 1, 15, 16, 17, 1000, 50_001}) {
          int[] visits = new int[count];
          tiles.run(
              count,
              work((from, to) -> {
                for (int k = from; k < to; k++) {
                  visits[k]++;
                }
              }));
          assertThat(visits).containsOnly(count == 0 ? new int[0] : new int[] {1});
        }
      }
    }
  }

  @Test
  void aFailureInAnyTileIsThrown() {
    try (Tiles tiles = new Tiles(3)) {
      assertThatThrownBy(() ->
              tiles.run(
                  10_000,
                  work((from, to) -> {
                    if (to > 9_000) {
                      throw new IndexOutOfBoundsException(from);
                    }
                  })))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static Tiles.Work work(BiConsumer<Integer, Integer> range) {
    return new Tiles.Work() {
      @Override
      public int tile() {
        return 100;
      }

      @Override
      public void run(int from, int to) {
        range.accept(from, to);
      }
    };
  }
}
