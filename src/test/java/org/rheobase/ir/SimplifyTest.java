package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Programs;

/** What {@link Simplify} makes of values, and what it must leave as it is. */
class SimplifyTest {

  /** Values to build from. */
  static final class Values {
    final IrBuilder ir = new IrBuilder();
    final Expr number = ir.load(new Buffer("number", Type.I32), ir.position());
    final Expr word = ir.load(new Buffer("word", Type.U32), ir.position());
    final Expr real = ir.load(new Buffer("real", Type.F32), ir.position());
    final Expr other = ir.load(new Buffer("other", Type.F32), ir.position());
    final Expr truth = ir.less(ir.constant(5), number);
    final Expr doubt = ir.less(real, other);
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
        new Case("2 + 3", v -> v.ir.add(v.ir.constant(2), v.ir.constant(3)), v -> v.ir.constant(5)),
        new Case(
            "(n + 1) + 2",
            v -> v.ir.add(v.ir.add(v.number, v.ir.constant(1)), v.ir.constant(2)),
            v -> v.ir.add(v.number, v.ir.constant(3))),
        new Case("n + 0", v -> v.ir.add(v.number, v.ir.constant(0)), v -> v.number),
        stays("x + 0, which makes 0 of -0", v -> v.ir.add(v.real, real(v, 0))),
        new Case("n - 0", v -> v.ir.subtract(v.number, v.ir.constant(0)), v -> v.number),
        new Case("1 * x", v -> v.ir.multiply(real(v, 1), v.real), v -> v.real),
        stays("0 * x, which may be NaN", v -> v.ir.multiply(real(v, 0), v.real)),
        new Case(
            "n * 8",
            v -> v.ir.multiply(v.number, v.ir.constant(8)),
            v -> v.ir.shiftLeft(v.number, 3)),
        new Case(
            "x / 4",
            v -> v.ir.divide(v.real, real(v, 4)),
            v -> v.ir.multiply(v.real, real(v, 0.25))),
        stays("x / 3", v -> v.ir.divide(v.real, real(v, 3))),
        stays(
            "x / 2^-128, whose inverse is too large", v -> v.ir.divide(v.real, real(v, 0x1p-128))),
        stays("x / 2^127, whose inverse is subnormal", v -> v.ir.divide(v.real, real(v, 0x1p127))),
        new Case("- - x", v -> v.ir.negate(v.ir.negate(v.real)), v -> v.real),
        new Case("w | 0", v -> v.ir.or(v.word, v.ir.unsigned(0)), v -> v.word),
        new Case("w & ~0", v -> v.ir.and(v.word, v.ir.unsigned(-1)), v -> v.word),
        new Case("w & 0", v -> v.ir.and(v.word, v.ir.unsigned(0)), v -> v.ir.unsigned(0)),
        new Case("w ^ 0", v -> v.ir.xor(v.word, v.ir.unsigned(0)), v -> v.word),
        new Case("w << 0", v -> v.ir.shiftLeft(v.word, 0), v -> v.word),
        new Case("c ? x : x", v -> v.ir.select(v.truth, v.real, v.real), v -> v.real),
        new Case(
            "not c ? x : y",
            v -> v.ir.select(v.ir.not(v.truth), v.real, v.other),
            v -> v.ir.select(v.truth, v.other, v.real)),
        new Case(
            "n != 3 ? x : y",
            v -> v.ir.select(v.ir.notEqual(v.number, v.ir.constant(3)), v.real, v.other),
            v -> v.ir.select(v.ir.equal(v.number, v.ir.constant(3)), v.other, v.real)),
        new Case(
            "c ? true : d",
            v -> v.ir.select(v.truth, v.ir.constant(true), v.doubt),
            v -> v.ir.or(v.truth, v.doubt)),
        new Case(
            "c ? d : false",
            v -> v.ir.select(v.truth, v.doubt, v.ir.constant(false)),
            v -> v.ir.and(v.truth, v.doubt)),
        new Case(
            "true ? x : y", v -> v.ir.select(v.ir.constant(true), v.real, v.other), v -> v.real),
        new Case(
            "c and not (c and d)",
            v -> v.ir.and(v.truth, v.ir.not(v.ir.and(v.truth, v.doubt))),
            v -> v.ir.and(v.truth, v.ir.not(v.doubt))),
        new Case(
            "(c ? 1 : 0) != 0",
            v ->
                v.ir.notEqual(
                    v.ir.select(v.truth, v.ir.constant(1), v.ir.constant(0)), v.ir.constant(0)),
            v -> v.truth),
        new Case(
            "6 <= n",
            v -> v.ir.lessEqual(v.ir.constant(6), v.number),
            v -> v.ir.less(v.ir.constant(5), v.number)),
        stays("lowest <= n", v -> v.ir.lessEqual(v.ir.constant(Integer.MIN_VALUE), v.number)),
        new Case(
            "5 < w",
            v -> v.ir.less(v.ir.unsigned(5), v.word),
            v -> v.ir.lessEqual(v.ir.unsigned(6), v.word)),
        stays("w < 0", v -> v.ir.less(v.word, v.ir.unsigned(0))),
        new Case(
            "4 n + 1 == 2",
            v ->
                v.ir.equal(
                    v.ir.add(v.ir.shiftLeft(v.number, 2), v.ir.constant(1)), v.ir.constant(2)),
            v -> v.ir.constant(false)),
        new Case(
            "(4 n + 1) & 3",
            v ->
                v.ir.and(v.ir.add(v.ir.shiftLeft(v.number, 2), v.ir.constant(1)), v.ir.constant(3)),
            v -> v.ir.constant(1)),
        stays("x < x, which a program may well ask of NaN", v -> v.ir.less(v.real, v.real)));
  }

  private static Expr real(Values v, double value) {
    return v.ir.real(Type.F32, value);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomes(Case c) {
    Values values = new Values();
    Expr before = truthAsNumber(values, c.before.apply(values));
    Program program = Programs.ofValue(Precision.SINGLE, before, values.ir, buffers());
    Expr after = truthAsNumber(values, c.after.apply(values));
    assertThat(ExprText.of(Simplify.apply(program).finalStores().getFirst().value()))
        .isEqualTo(ExprText.of(after));
  }

  /** Truth values are not stored; what is made of them here is not simplified further. */
  private static Expr truthAsNumber(Values v, Expr value) {
    if (value.type() != Type.BOOL) {
      return value;
    }
    return value instanceof Expr.Constant c
        ? v.ir.constant(c.bits() != 0 ? 7 : 8)
        : v.ir.select(value, v.ir.constant(7), v.ir.constant(8));
  }

  private static Buffer[] buffers() {
    return List.of(
            new Buffer("number", Type.I32),
            new Buffer("word", Type.U32),
            new Buffer("real", Type.F32),
            new Buffer("other", Type.F32))
        .toArray(Buffer[]::new);
  }
}
