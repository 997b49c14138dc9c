package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Programs;

/** Which constants {@link ConstantFactors} puts together. */
class ConstantFactorsTest {

  /** Values to build from, in double precision. */
  static final class Values {
    final IrBuilder ir = new IrBuilder();
    final Expr x = ir.load(new Buffer("x", Type.F64), ir.position());
    final Expr y = ir.load(new Buffer("y", Type.F64), ir.position());

    Expr number(double value) {
      return ir.real(Type.F64, value);
    }
  }

  record Case(String name, Function<Values, Expr> before, Function<Values, Expr> after) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case stays(String name, Function<Values, Expr> value) {
    return new Case(name + " stays", value, value);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "(x / 0.3) * 0.1",
            v -> v.ir.multiply(v.ir.divide(v.x, v.number(0.3)), v.number(0.1)),
            v -> v.ir.multiply(v.number(0x1.5555555555555p-2 + 0x1p-54), v.x)),
        new Case(
            "3 * (x * 5)",
            v -> v.ir.multiply(v.number(3), v.ir.multiply(v.x, v.number(5))),
            v -> v.ir.multiply(v.number(15), v.x)),
        new Case(
            "3 * -x",
            v -> v.ir.multiply(v.number(3), v.ir.negate(v.x)),
            v -> v.ir.multiply(v.number(-3), v.x)),
        new Case(
            "(x / 8) * 2 + y",
            v -> v.ir.fma(v.ir.divide(v.x, v.number(8)), v.number(2), v.y),
            v -> v.ir.fma(v.number(0.25), v.x, v.y)),
        stays("x / 0.3", v -> v.ir.divide(v.x, v.number(0.3))),
        stays("(x / y) * 3", v -> v.ir.multiply(v.ir.divide(v.x, v.y), v.number(3))),
        stays(
            "(x * 1e200) * 1e200",
            v -> v.ir.multiply(v.ir.multiply(v.x, v.number(1e200)), v.number(1e200))),
        stays(
            "(x * 1e-200) * 1e-200",
            v -> v.ir.multiply(v.ir.multiply(v.x, v.number(1e-200)), v.number(1e-200))),
        stays("x * 0 * 3", v -> v.ir.multiply(v.ir.multiply(v.x, v.number(0)), v.number(3))),
        stays(
            "step * dt * 3, in which step * dt is the time",
            v ->
                v.ir.multiply(
                    v.ir.multiply(v.ir.convert(Type.F64, v.ir.position()), v.number(1e-4)),
                    v.number(3))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomes(Case c) {
    Values values = new Values();
    Program program =
        Programs.ofValue(
            Precision.DOUBLE,
            c.before.apply(values),
            values.ir,
            new Buffer("x", Type.F64),
            new Buffer("y", Type.F64));
    assertThat(ExprText.of(ConstantFactors.apply(program).finalStores().getFirst().value()))
        .isEqualTo(ExprText.of(c.after.apply(values)));
  }
}
