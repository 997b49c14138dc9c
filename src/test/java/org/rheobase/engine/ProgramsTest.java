package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/** What programs with steps, registers and guarded stores leave in memory; on every engine. */
class ProgramsTest {
  private static final List<Expr.Argument> STEPS = List.of(Program.FIRST_STEP, Program.END_STEP);

  @OnEveryEngine
  void registersTakeTheirNextValuesAtOnce(EngineUnderTest on) {
    IrBuilder ir = new IrBuilder();
    Buffer x = new Buffer("x", Type.I32);
    Buffer y = new Buffer("y", Type.I32);
    Expr.Register a = new Expr.Register("a", Type.I32);
    Expr.Register b = new Expr.Register("b", Type.I32);
    Program swap =
        program(
            on,
            ir,
            STEPS,
            List.of(x, y),
            List.of(
                new Carried(a, ir.load(x, ir.position()), ir.register(b)),
                new Carried(b, ir.load(y, ir.position()), ir.register(a))),
            List.of(),
            List.of(
                new Store(ir.constant(true), x, ir.position(), ir.register(a)),
                new Store(ir.constant(true), y, ir.position(), ir.register(b))));
    assertThat(run(on, swap, new long[] {0, 3}, 2, ints(1, 2), ints(10, 20)))
        .isEqualTo("10 20 \n1 2 \n");
    assertThat(run(on, swap, new long[] {0, 4}, 2, ints(1, 2), ints(10, 20)))
        .isEqualTo("1 2 \n10 20 \n");
    assertThat(run(on, swap, new long[] {5, 5}, 2, ints(1, 2), ints(10, 20)))
        .isEqualTo("1 2 \n10 20 \n");
  }

  @OnEveryEngine
  void finalStoresReadWhatWasThereBefore(EngineUnderTest on) {
    IrBuilder ir = new IrBuilder();
    Buffer x = new Buffer("x", Type.I32);
    Buffer y = new Buffer("y", Type.I32);
    Expr odd = ir.equal(ir.and(ir.position(), ir.constant(1)), ir.constant(1));
    Program swap =
        program(
            on,
            ir,
            List.of(),
            List.of(x, y),
            List.of(),
            List.of(),
            List.of(
                new Store(ir.constant(true), x, ir.position(), ir.load(y, ir.position())),
                new Store(odd, y, ir.position(), ir.load(x, ir.position()))));
    assertThat(run(on, swap, new long[0], 2, ints(1, 2), ints(10, 20)))
        .isEqualTo("10 20 \n10 2 \n");
  }

  @OnEveryEngine
  void laterStoresWin(EngineUnderTest on) {
    IrBuilder ir = new IrBuilder();
    Buffer x = new Buffer("x", Type.I32);
    Expr first = ir.equal(ir.position(), ir.constant(0));
    Program program =
        program(
            on,
            ir,
            List.of(),
            List.of(x),
            List.of(),
            List.of(),
            List.of(
                new Store(first, x, ir.position(), ir.constant(1)),
                new Store(ir.constant(true), x, ir.position(), ir.constant(2)),
                new Store(first, x, ir.position(), ir.constant(3))));
    assertThat(run(on, program, new long[0], 2, ints(0, 0))).isEqualTo("3 2 \n");
  }

  @OnEveryEngine
  void blocksAreFourStepsWhereverALaunchBegins(EngineUnderTest on) {
    IrBuilder ir = new IrBuilder();
    Buffer trace = new Buffer("trace", Type.I32);
    Expr square = ir.multiply(ir.block(), ir.block());
    Expr used = ir.add(ir.multiply(square, ir.constant(100)), ir.step());
    Expr row = ir.subtract(ir.step(), ir.argument(Program.FIRST_STEP));
    Program program =
        program(
            on,
            ir,
            STEPS,
            List.of(trace),
            List.of(),
            List.of(new Store(ir.constant(true), trace, ir.add(row, ir.position()), used)),
            List.of());
    assertThat(run(on, program, new long[] {6, 13}, 1, ints(0, 0, 0, 0, 0, 0, 0)))
        .isEqualTo("106 107 408 409 410 411 912 \n");
  }

  @OnEveryEngine
  void storesAreGuarded(EngineUnderTest on) {
    IrBuilder ir = new IrBuilder();
    Buffer trace = new Buffer("trace", Type.I32);
    Expr.Register x = new Expr.Register("x", Type.I32);
    Expr doubled = ir.add(ir.register(x), ir.register(x));
    Expr third = ir.equal(ir.remainder(ir.step(), ir.constant(3)), ir.constant(2));
    Expr index =
        ir.add(ir.multiply(ir.divide(ir.step(), ir.constant(3)), ir.constant(2)), ir.position());
    Program program =
        program(
            on,
            ir,
            STEPS,
            List.of(trace),
            List.of(new Carried(x, ir.position(), ir.add(doubled, ir.constant(1)))),
            List.of(new Store(third, trace, index, ir.multiply(doubled, ir.register(x)))),
            List.of());
    assertThat(run(on, program, new long[] {0, 8}, 2, ints(-1, -1, -1, -1, -1, -1)))
        .isEqualTo("18 98 1922 7938 -1 -1 \n");
  }

  @OnEveryEngine
  void argumentsOfEveryTypeArrive(EngineUnderTest on) {
    boolean twice = on.precision() == Precision.DOUBLE;
    IrBuilder ir = new IrBuilder();
    Type real = on.precision().real();
    Expr.Argument truth = new Expr.Argument("truth", Type.BOOL);
    Expr.Argument word = new Expr.Argument("word", Type.U32);
    Expr.Argument number = new Expr.Argument("number", real);
    Expr.Argument wide = new Expr.Argument("wide", twice ? Type.I64 : Type.I32);
    Buffer x = new Buffer("x", real);
    Buffer y = new Buffer("y", Type.U32);
    Buffer z = new Buffer("z", wide.type());
    Program program =
        program(
            on,
            ir,
            List.of(truth, word, number, wide),
            List.of(x, y, z),
            List.of(),
            List.of(),
            List.of(
                new Store(ir.argument(truth), x, ir.position(), ir.argument(number)),
                new Store(ir.argument(truth), y, ir.position(), ir.argument(word)),
                new Store(ir.argument(truth), z, ir.position(), ir.argument(wide))));
    long bits = Programs.reals(real, -2.5).bits(0);
    long large = twice ? -(1L << 40) : -7;
    HostArray[] given = {
      Programs.reals(real, 0), Programs.integers(Type.U32, 0), HostArray.of(wide.type(), 1)
    };
    assertThat(run(on, program, new long[] {1, 0xFFFFFFFFL, bits, large}, 1, given))
        .isEqualTo("-0x1.4p1 \n4294967295 \n" + large + " \n");
    assertThat(run(on, program, new long[] {0, 0xFFFFFFFFL, bits, large}, 1, given))
        .isEqualTo("0x0.0p0 \n0 \n0 \n");
  }

  @OnEveryEngine
  void namesMayBeWordsOfAnyLanguage(EngineUnderTest on) {
    IrBuilder ir = new IrBuilder();
    Buffer half = new Buffer("half", Type.I32);
    Buffer position = new Buffer("position", Type.I32);
    Buffer infinity = new Buffer("INFINITY", Type.I32);
    Buffer math = new Buffer("Math", Type.I32);
    Buffer vector = new Buffer("float4", Type.I32);
    Expr sum =
        ir.label(ir.add(ir.load(half, ir.position()), ir.load(infinity, ir.position())), "double");
    Expr root =
        ir.convert(
            Type.I32, ir.sqrt(ir.convert(on.precision().real(), ir.load(math, ir.position()))));
    Expr label = ir.label(ir.add(root, ir.load(vector, ir.position())), "a value's name");
    Program program =
        Verifier.verify(
            new Program(
                "kernel",
                on.precision(),
                List.of(),
                List.of(half, position, infinity, math, vector),
                List.of(),
                List.of(),
                List.of(
                    new Store(ir.constant(true), half, ir.position(), ir.multiply(sum, sum)),
                    new Store(
                        ir.constant(true), position, ir.position(), ir.multiply(label, label))),
                ir.labels()));
    assertThat(run(on, program, new long[0], 1, ints(3), ints(0), ints(4), ints(16), ints(2)))
        .isEqualTo("49 \n36 \n4 \n16 \n2 \n");
  }

  @OnEveryEngine
  void neuronsFire(EngineUnderTest on) {
    Program program = Programs.integrateAndFire(on.precision());
    List<HostArray> arrays = Programs.integrateAndFireArrays(on.precision(), 37, 512);
    List<HostArray> results = on.run(program, new long[] {0, 512, 37}, arrays, 37);
    long spikes = 0;
    for (int k = 0; k < results.getLast().length(); k++) {
      spikes += Long.bitCount(results.getLast().bits(k));
    }
    assertThat(spikes).isEqualTo(81);
  }

  private static Program program(
      EngineUnderTest on,
      IrBuilder ir,
      List<Expr.Argument> arguments,
      List<Buffer> buffers,
      List<Carried> registers,
      List<Store> stepStores,
      List<Store> finalStores) {
    return Verifier.verify(
        new Program(
            "test",
            on.precision(),
            arguments,
            buffers,
            registers,
            stepStores,
            finalStores,
            ir.labels()));
  }

  private static String run(
      EngineUnderTest on, Program program, long[] arguments, int count, HostArray... given) {
    return Programs.text(on.run(program, arguments, List.of(given), count));
  }

  private static HostArray ints(long... values) {
    return Programs.integers(Type.I32, values);
  }
}
