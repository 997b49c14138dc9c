package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of well-formed programs, broken once. */
class VerifierTest {
  private static final IrBuilder IR = new IrBuilder();
  private static final Expr YES = IR.constant(true);
  private static final Expr HERE = IR.position();
  private static final Buffer X = new Buffer("x", Type.I32);
  private static final Buffer Y = new Buffer("y", Type.I32);
  private static final Expr.Register R = new Expr.Register("r", Type.I32);
  private static final Expr.Argument A = new Expr.Argument("a", Type.I32);
  private static final List<Expr.Argument> STEPS = List.of(Program.FIRST_STEP, Program.END_STEP, A);

  record Broken(String rule, Program program) {
    @Override
    public String toString() {
      return rule;
    }
  }

  static Stream<Broken> broken() {
    Expr zero = IR.constant(0);
    Expr stranger = new Expr.Operation(Operator.ADD, Type.I32, List.of(zero, YES));
    return Stream.of(
        new Broken("not an identifier", named("1st", List.of(X))),
        new Broken("a name stands for two things", named("x", List.of(X))),
        new Broken(
            "a name stands for two things", named("p", List.of(X, new Buffer("x", Type.F32)))),
        new Broken("guard of", stores(List.of(new Store(zero, X, HERE, zero)), List.of())),
        new Broken("index of", stores(List.of(new Store(YES, X, IR.unsigned(0), zero)), List.of())),
        new Broken("value for", stores(List.of(new Store(YES, X, HERE, YES)), List.of())),
        new Broken(
            "unknown buffer",
            stores(List.of(new Store(YES, new Buffer("z", Type.I32), HERE, zero)), List.of())),
        new Broken("unknown buffer", value(IR.load(new Buffer("z", Type.I32), HERE))),
        new Broken("64 bits in single precision", value(IR.convert(Type.I32, IR.constant(0L)))),
        new Broken("unknown argument", value(IR.argument(new Expr.Argument("b", Type.I32)))),
        new Broken("step outside of steps", value(IR.step())),
        new Broken("block outside of steps", value(IR.block())),
        new Broken("step outside of steps", carried(IR.step(), zero)),
        new Broken("register before it has a value", carried(IR.register(R), zero)),
        new Broken("unknown register", value(IR.register(new Expr.Register("s", Type.I32)))),
        new Broken("initial value of", carried(YES, zero)),
        new Broken("next value of", carried(zero, YES)),
        new Broken(
            "read and written in a step",
            stores(List.of(new Store(YES, X, HERE, IR.load(X, HERE))), List.of())),
        new Broken("ill-typed", value(stranger)),
        new Broken(
            "no step arguments",
            new Program(
                "p",
                Precision.SINGLE,
                List.of(A),
                List.of(X, Y),
                List.of(new Carried(R, zero, zero)),
                List.of(),
                List.of(),
                IR.labels())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void refuses(Broken broken) {
    assertThatThrownBy(() -> Verifier.verify(broken.program()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(broken.rule());
  }

  @Test
  void passesWhatIsWellFormed() {
    Program program = carried(IR.load(X, HERE), IR.add(IR.register(R), IR.step()));
    assertThat(Verifier.verify(program)).isSameAs(program);
  }

  private static Program named(String name, List<Buffer> buffers) {
    return new Program(
        name, Precision.SINGLE, STEPS, buffers, List.of(), List.of(), List.of(), IR.labels());
  }

  private static Program stores(List<Store> steps, List<Store> last) {
    return new Program(
        "p", Precision.SINGLE, STEPS, List.of(X, Y), List.of(), steps, last, IR.labels());
  }

  private static Program value(Expr value) {
    return stores(List.of(), List.of(new Store(YES, Y, HERE, value)));
  }

  private static Program carried(Expr initial, Expr next) {
    List<Carried> registers = List.of(new Carried(R, initial, next));
    return new Program(
        "p", Precision.SINGLE, STEPS, List.of(X, Y), registers, List.of(), List.of(), IR.labels());
  }
}
