package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.ir.Type.I32;
import static org.rheobase.ir.Type.I64;
import static org.rheobase.ir.Type.U32;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/** What each operator gives, as a table; on every engine, in every form. */
class OperatorsTest {
  /** Cases are repeated, so that there are vectors, and something left over. */
  private static final int ROWS = 21;

  /**
   * An expression of two operands, which are elements of buffers so that nobody can compute it
   * beforehand.
   */
  private interface Formula {
    Expr of(IrBuilder ir, Expr a, Expr b);
  }

  private record Case(String name, HostArray a, HostArray b, Formula formula, HostArray expected) {}

  private static List<Case> integers() {
    return List.of(
        new Case(
            "i32 +",
            ints(Integer.MAX_VALUE, 2),
            ints(1, 3),
            IrBuilder::add,
            ints(Integer.MIN_VALUE, 5)),
        new Case(
            "i32 -",
            ints(Integer.MIN_VALUE, 2),
            ints(1, 3),
            IrBuilder::subtract,
            ints(Integer.MAX_VALUE, -1)),
        new Case(
            "i32 *", ints(0x10001, -7), ints(0x10001, 3), IrBuilder::multiply, ints(0x20001, -21)),
        new Case("i32 /", ints(-7, 7), ints(2, -2), IrBuilder::divide, ints(-3, -3)),
        new Case("i32 %", ints(-7, 7), ints(2, -2), IrBuilder::remainder, ints(-1, 1)),
        new Case(
            "i32 neg",
            ints(Integer.MIN_VALUE, 7),
            ints(0, 0),
            (ir, a, b) -> ir.negate(a),
            ints(Integer.MIN_VALUE, -7)),
        new Case(
            "i32 <<", ints(-1, 3), ints(31, 1), IrBuilder::shiftLeft, ints(Integer.MIN_VALUE, 6)),
        new Case("i32 >>", ints(-8, 8), ints(1, 2), IrBuilder::shiftRight, ints(-4, 2)),
        new Case("i32 not", ints(0, -1), ints(0, 0), (ir, a, b) -> ir.not(a), ints(-1, 0)),
        new Case("i32 &", ints(12, -1), ints(10, 5), IrBuilder::and, ints(8, 5)),
        new Case("i32 |", ints(12, 0), ints(10, 5), IrBuilder::or, ints(14, 5)),
        new Case("i32 ^", ints(12, -1), ints(10, 5), IrBuilder::xor, ints(6, -6)),
        new Case("i32 <", ints(-1, 1, 1), ints(1, -1, 1), truth(IrBuilder::less), ints(1, 0, 0)),
        new Case(
            "i32 <=", ints(-1, 1, 1), ints(1, -1, 1), truth(IrBuilder::lessEqual), ints(1, 0, 1)),
        new Case("u32 +", words(0xFFFFFFFFL, 2), words(2, 3), IrBuilder::add, words(1, 5)),
        new Case("u32 -", words(0, 5), words(1, 3), IrBuilder::subtract, words(0xFFFFFFFFL, 2)),
        new Case(
            "u32 *",
            words(0xFFFFFFFFL, 5),
            words(2, 3),
            IrBuilder::multiply,
            words(0xFFFFFFFEL, 15)),
        new Case(
            "u32 high",
            words(0xFFFFFFFFL, 0x80000000L),
            words(0xFFFFFFFFL, 2),
            IrBuilder::multiplyHigh,
            words(0xFFFFFFFEL, 1)),
        new Case(
            "u32 >>",
            words(0x80000000L, 5),
            words(0, 0),
            (ir, a, b) -> ir.shiftRight(a, 31),
            words(1, 0)),
        new Case(
            "u32 <",
            words(0x80000000L, 1),
            words(1, 0x80000000L),
            truth(IrBuilder::less),
            ints(0, 1)),
        new Case(
            "u32 <=", words(0x80000000L, 7), words(1, 7), truth(IrBuilder::lessEqual), ints(0, 1)),
        new Case(
            "u32 as i32",
            words(0xFFFFFFFFL),
            words(0),
            (ir, a, b) -> ir.bitcast(I32, a),
            ints(-1)));
  }

  private static List<Case> reals(Type real) {
    double tiny = real == Type.F32 ? Float.MIN_VALUE : Double.MIN_VALUE;
    double ulp = real == Type.F32 ? 0x1p-23 : 0x1p-52;
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    BiFunction<double[], double[], HostArray[]> pair =
        (x, y) -> new HostArray[] {Programs.reals(real, x), Programs.reals(real, y)};
    List<Case> cases = new ArrayList<>();
    cases.add(
        real(
            "+",
            pair.apply(new double[] {1, infinity, tiny}, new double[] {ulp / 2, -infinity, tiny}),
            IrBuilder::add,
            1,
            nan,
            2 * tiny));
    cases.add(
        real(
            "-",
            pair.apply(new double[] {1, 0, tiny}, new double[] {1, 0, 2 * tiny}),
            IrBuilder::subtract,
            0,
            0,
            -tiny));
    cases.add(
        real(
            "*",
            pair.apply(new double[] {3, -0.0, tiny}, new double[] {-2, 5, 0.5}),
            IrBuilder::multiply,
            -6,
            -0.0,
            0));
    cases.add(
        real(
            "/",
            pair.apply(new double[] {6, 1, 0, 3 * tiny}, new double[] {-2, 0, 0, 2}),
            IrBuilder::divide,
            -3,
            infinity,
            nan,
            2 * tiny));
    cases.add(
        real(
            "sqrt",
            pair.apply(new double[] {4, -1, -0.0}, new double[] {0, 0, 0}),
            (ir, a, b) -> ir.sqrt(a),
            2,
            nan,
            -0.0));
    cases.add(
        real(
            "fma",
            pair.apply(new double[] {1 + ulp, tiny, 2}, new double[] {1 - ulp, 0.5, 3}),
            (ir, a, b) -> ir.fma(a, b, ir.real(real, -1)),
            -ulp * ulp,
            -1,
            5));
    cases.add(
        real(
            "neg",
            pair.apply(new double[] {0, -3, infinity}, new double[] {0, 0, 0}),
            (ir, a, b) -> ir.negate(a),
            -0.0,
            3,
            -infinity));
    cases.add(
        real(
            "select",
            pair.apply(new double[] {1, nan, 2}, new double[] {2, 1, 1}),
            (ir, a, b) -> ir.select(ir.less(a, b), a, b),
            1,
            1,
            1));
    cases.add(
        compared(
            "==",
            pair.apply(new double[] {nan, 0, 1}, new double[] {nan, -0.0, 2}),
            IrBuilder::equal,
            0,
            1,
            0));
    cases.add(
        compared(
            "!=",
            pair.apply(new double[] {nan, 0, 1}, new double[] {nan, -0.0, 2}),
            IrBuilder::notEqual,
            1,
            0,
            1));
    cases.add(
        compared(
            "<",
            pair.apply(new double[] {nan, -0.0, tiny}, new double[] {1, 0, 2 * tiny}),
            IrBuilder::less,
            0,
            0,
            1));
    cases.add(
        compared(
            "<=",
            pair.apply(new double[] {nan, 0, 1}, new double[] {1, -0.0, 2}),
            IrBuilder::lessEqual,
            0,
            1,
            1));
    cases.add(
        new Case(
            "cut off",
            Programs.reals(real, 1.75, -1.75, -0.0),
            Programs.reals(real, 0, 0, 0),
            (ir, a, b) -> ir.convert(I32, a),
            ints(1, -1, 0)));
    cases.add(
        new Case(
            "of i32",
            ints(16777217, -1),
            ints(0, 0),
            (ir, a, b) -> ir.convert(real, a),
            Programs.reals(real, 16777217, -1)));
    return cases;
  }

  private static List<Case> longs() {
    return List.of(
        new Case("i64 +", longs(Long.MAX_VALUE), longs(1), IrBuilder::add, longs(Long.MIN_VALUE)),
        new Case(
            "i64 -", longs(Long.MIN_VALUE), longs(1), IrBuilder::subtract, longs(Long.MAX_VALUE)),
        new Case("i64 *", longs(1L << 62), longs(6), IrBuilder::multiply, longs(1L << 63)),
        new Case(
            "i64 neg",
            longs(Long.MIN_VALUE, 3),
            longs(0, 0),
            (ir, a, b) -> ir.negate(a),
            longs(Long.MIN_VALUE, -3)),
        new Case("i64 >>", longs(-16), longs(0), (ir, a, b) -> ir.shiftRight(a, 2), longs(-4)),
        new Case(
            "i64 <<",
            longs(-1),
            longs(0),
            (ir, a, b) -> ir.shiftLeft(a, 63),
            longs(Long.MIN_VALUE)),
        new Case("i64 not", longs(5), longs(0), (ir, a, b) -> ir.not(a), longs(-6)),
        new Case("i64 <", longs(-1, 1), longs(1, -1), truth(IrBuilder::less), ints(1, 0)),
        new Case(
            "i64 as u32",
            longs(-1),
            longs(0),
            (ir, a, b) -> ir.convert(U32, a),
            words(0xFFFFFFFFL)),
        new Case(
            "i64 as i32",
            longs(0x180000000L),
            longs(0),
            (ir, a, b) -> ir.convert(I32, a),
            ints(Integer.MIN_VALUE)),
        new Case(
            "u32 as i64",
            words(0xFFFFFFFFL),
            words(0),
            (ir, a, b) -> ir.convert(I64, a),
            longs(0xFFFFFFFFL)),
        new Case("i32 as i64", ints(-1), ints(0), (ir, a, b) -> ir.convert(I64, a), longs(-1)),
        new Case(
            "i64 as f64",
            longs((1L << 53) + 1),
            longs(0),
            (ir, a, b) -> ir.convert(Type.F64, a),
            Programs.reals(Type.F64, 0x1p53)),
        new Case(
            "f64 as f32",
            Programs.reals(Type.F64, 1 + 0x1p-24, 1e300, 0x1p-149),
            Programs.reals(Type.F64, 0, 0, 0),
            (ir, a, b) -> ir.convert(Type.F32, a),
            Programs.reals(Type.F32, 1, Double.POSITIVE_INFINITY, 0x1p-149)),
        new Case(
            "f64 as i64",
            Programs.reals(Type.F64, -1.5e15, 2.75),
            Programs.reals(Type.F64, 0, 0),
            (ir, a, b) -> ir.convert(I64, a),
            longs(-1_500_000_000_000_000L, 2)),
        new Case(
            "bits of f64",
            Programs.reals(Type.F64, 1, -0.0),
            Programs.reals(Type.F64, 0, 0),
            (ir, a, b) -> ir.bitcast(I64, a),
            longs(0x3FF0000000000000L, Long.MIN_VALUE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.rheobase.engine.EveryEngine#inAllForms")
  void integersAreTheSame(EngineUnderTest on) {
    check(on, integers());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.rheobase.engine.EveryEngine#inAllForms")
  void realNumbersAreTheSame(EngineUnderTest on) {
    check(on, reals(on.precision().real()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.rheobase.engine.EveryEngine#inAllForms")
  void longNumbersAreTheSame(EngineUnderTest on) {
    check(on, on.precision() == Precision.DOUBLE ? longs() : List.of());
  }

  /** All cases are one program, because compiling takes longer than running. */
  private static void check(EngineUnderTest on, List<Case> cases) {
    if (cases.isEmpty()) {
      return;
    }
    IrBuilder ir = new IrBuilder();
    List<Buffer> buffers = new ArrayList<>();
    List<HostArray> given = new ArrayList<>();
    List<Store> stores = new ArrayList<>();
    for (Case c : cases) {
      Buffer a = new Buffer("a" + buffers.size(), c.a.type());
      Buffer b = new Buffer("b" + buffers.size(), c.b.type());
      Buffer result = new Buffer("result" + buffers.size(), c.expected.type());
      buffers.addAll(List.of(a, b, result));
      given.addAll(List.of(padded(c.a), padded(c.b), padded(c.expected)));
      Expr value = c.formula.of(ir, ir.load(a, ir.position()), ir.load(b, ir.position()));
      stores.add(new Store(ir.constant(true), result, ir.position(), value));
    }
    Program program =
        new Program(
            "table", on.precision(), List.of(), buffers, List.of(), List.of(), stores, ir.labels());
    List<HostArray> results = on.run(Verifier.verify(program), new long[0], given, ROWS);
    assertThat(table(cases, results)).isEqualTo(table(cases, given));
  }

  /** The third array of each case, by the case's name. */
  private static Map<String, String> table(List<Case> cases, List<HostArray> arrays) {
    Map<String, String> table = new LinkedHashMap<>();
    for (int k = 0; k < cases.size(); k++) {
      table.put(cases.get(k).name, Programs.text(List.of(arrays.get(3 * k + 2))));
    }
    return table;
  }

  private static HostArray padded(HostArray array) {
    HostArray padded = HostArray.of(array.type(), ROWS);
    for (int k = 0; k < ROWS; k++) {
      padded.setBits(k, array.bits(k % array.length()));
    }
    return padded;
  }

  private static Case real(String name, HostArray[] operands, Formula formula, double... expected) {
    return new Case(
        name, operands[0], operands[1], formula, Programs.reals(operands[0].type(), expected));
  }

  private static Case compared(
      String name, HostArray[] operands, Formula formula, long... expected) {
    return new Case(name, operands[0], operands[1], truth(formula), ints(expected));
  }

  private static Formula truth(Formula formula) {
    return (ir, a, b) -> ir.select(formula.of(ir, a, b), ir.constant(1), ir.constant(0));
  }

  private static HostArray ints(long... values) {
    return Programs.integers(I32, values);
  }

  private static HostArray words(long... values) {
    return Programs.integers(U32, values);
  }

  private static HostArray longs(long... values) {
    return Programs.integers(I64, values);
  }
}
