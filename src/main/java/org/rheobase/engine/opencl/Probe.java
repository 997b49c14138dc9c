package org.rheobase.engine.opencl;

import static org.rheobase.engine.opencl.Shortfall.ALGEBRA;
import static org.rheobase.engine.opencl.Shortfall.DIVISION;
import static org.rheobase.engine.opencl.Shortfall.FMA;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/**
 * Finds out whether a device computes by the rules: a program that does each operation once is run
 * on numbers of all kinds, subnormal ones among them, and its results are compared with the
 * interpreter's.
 */
final class Probe {
  private static final int COUNT = 8192;
  private static final int EXPONENT_BITS_SINGLE = 8;
  private static final int EXPONENT_BITS_DOUBLE = 11;

  private final Precision precision;
  private final Type real;
  private final IrBuilder ir = new IrBuilder();
  private final List<Buffer> inputs;
  private final List<Store> stores = new ArrayList<>();
  private final List<Shortfall> shortfalls = new ArrayList<>();
  private final Program program;

  private Probe(Precision precision) {
    this.precision = precision;
    real = precision.real();
    inputs = List.of(new Buffer("a", real), new Buffer("b", real), new Buffer("c", real));
    program = program();
  }

  /**
   * A difference between a device and the rules.
   *
   * @param shortfall what kind of difference it is
   * @param example a case of it, in words
   */
  record Difference(Shortfall shortfall, String example) {}

  /**
   * What a device does otherwise: the first difference of each operation.
   *
   * @throws EngineException if the device cannot run the program at all
   */
  static List<Difference> differences(Engine engine, Precision precision) {
    return new Probe(precision).run(engine);
  }

  /**
   * Whether a loop of many turns is run to its end. Mesa's llvmpipe gives up after 65,535 turns.
   *
   * @param turns how many
   */
  static boolean finishesLoops(Engine engine, Precision precision, int turns) {
    IrBuilder ir = new IrBuilder();
    Buffer count = new Buffer("count", Type.I32);
    Expr.Register counted = new Expr.Register("counted", Type.I32);
    Expr next = ir.add(ir.register(counted), ir.constant(1));
    Program program =
        new Program(
            "turns",
            precision,
            List.of(Program.FIRST_STEP, Program.END_STEP),
            List.of(count),
            List.of(new Carried(counted, ir.load(count, ir.position()), next)),
            List.of(),
            List.of(new Store(ir.constant(true), count, ir.position(), ir.register(counted))),
            ir.labels());
    HostArray result = HostArray.of(Type.I32, 1);
    try (Memory memory = engine.allocate(Type.I32, 1)) {
      engine.compile(program).launch(new long[] {0, turns}, List.of(memory), 1);
      memory.read(0, result, 0, 1);
    }
    return result.bits(0) == turns;
  }

  private Program program() {
    Expr a = ir.load(inputs.get(0), ir.position());
    Expr b = ir.load(inputs.get(1), ir.position());
    Expr c = ir.load(inputs.get(2), ir.position());
    operations(a, b, c);
    conversions(a, b);
    temptations(a, b, c);
    List<Buffer> buffers = new ArrayList<>(inputs);
    stores.forEach(store -> buffers.add(store.buffer()));
    return Verifier.verify(
        new Program(
            "probe", precision, List.of(), buffers, List.of(), List.of(), stores, ir.labels()));
  }

  private void operations(Expr a, Expr b, Expr c) {
    result("sum", ALGEBRA, ir.add(a, b));
    result("difference", ALGEBRA, ir.subtract(a, b));
    result("product", ALGEBRA, ir.multiply(a, b));
    result("quotient", DIVISION, ir.divide(a, b));
    result("square_root", DIVISION, ir.sqrt(a));
    result("fused", FMA, ir.fma(a, b, c));
    result("negative", ALGEBRA, ir.negate(a));
    result("smaller", ALGEBRA, ir.select(ir.less(a, b), a, b));
    result("larger", ALGEBRA, ir.select(ir.less(a, b), b, a));
    result("order", ALGEBRA, truth(ir.lessEqual(a, b)));
    result("equality", ALGEBRA, truth(ir.equal(a, ir.real(real, 0))));
    result("high_product", ALGEBRA, ir.multiplyHigh(low(a), low(b)));
  }

  private void conversions(Expr a, Expr b) {
    result("of_integer", ALGEBRA, ir.convert(real, ir.bitcast(Type.I32, low(b))));
    result("to_integer", ALGEBRA, ir.convert(Type.I32, moderate(a)));
    if (precision == Precision.DOUBLE) {
      result("to_single", ALGEBRA, ir.convert(Type.F32, a));
      result("of_single", ALGEBRA, ir.convert(real, ir.convert(Type.F32, b)));
      result("of_long", ALGEBRA, ir.convert(real, ir.bitcast(Type.I64, b)));
    }
  }

  /** Formulas that are simpler in exact numbers. */
  private void temptations(Expr a, Expr b, Expr c) {
    Expr zero = ir.real(real, 0);
    Expr one = ir.real(real, 1);
    Expr large = ir.real(real, real == Type.F32 ? 0x1.8p23 : 0x1.8p52);
    Expr third = ir.real(real, 1.0 / 3);
    result("product_and_sum", ALGEBRA, ir.add(ir.multiply(a, b), c));
    result("rounded_to_integer", ALGEBRA, ir.subtract(ir.add(a, large), large));
    result("sum_less_summand", ALGEBRA, ir.subtract(ir.add(a, b), a));
    result("times_zero", ALGEBRA, ir.multiply(a, zero));
    result("plus_zero", ALGEBRA, ir.add(a, zero));
    result("difference_to_itself", ALGEBRA, ir.subtract(a, a));
    result("equality_to_itself", ALGEBRA, truth(ir.equal(a, a)));
    result("common_factor", ALGEBRA, ir.add(ir.multiply(a, b), ir.multiply(a, c)));
    result("product_of_constants", ALGEBRA, ir.multiply(ir.multiply(a, third), third));
    result("negative_difference", ALGEBRA, ir.negate(ir.subtract(a, b)));
    result("sign_of_difference", ALGEBRA, truth(ir.less(zero, ir.subtract(a, b))));
    result("order_of_sum", ALGEBRA, truth(ir.less(ir.add(a, third), one)));
    result("denied_order", ALGEBRA, truth(ir.not(ir.less(a, b))));
    result("root_of_square", ALGEBRA, ir.sqrt(ir.multiply(a, a)));
    result("square_of_root", ALGEBRA, ir.multiply(ir.sqrt(a), ir.sqrt(a)));
    result("reciprocal_twice", ALGEBRA, ir.divide(one, ir.divide(one, a)));
  }

  private void result(String name, Shortfall shortfall, Expr value) {
    shortfalls.add(shortfall);
    stores.add(new Store(ir.constant(true), new Buffer(name, value.type()), ir.position(), value));
  }

  private Expr truth(Expr condition) {
    return ir.select(condition, ir.constant(1), ir.constant(0));
  }

  /** The low 32 bits of a number. */
  private Expr low(Expr x) {
    return precision == Precision.SINGLE
        ? ir.bitcast(Type.U32, x)
        : ir.convert(Type.U32, ir.bitcast(Type.I64, x));
  }

  /** A number, or zero if it is none that an integer can hold. */
  private Expr moderate(Expr x) {
    Expr small = ir.and(ir.less(x, ir.real(real, 1e9)), ir.less(ir.real(real, -1e9), x));
    return ir.select(small, x, ir.real(real, 0));
  }

  private List<Difference> run(Engine engine) {
    List<HostArray> expected = arrays();
    List<HostArray> actual = arrays();
    fill(expected);
    new Interpreter(program).run(new long[0], expected, 0, COUNT);
    launch(engine, expected, actual);
    return compare(expected, actual);
  }

  private List<HostArray> arrays() {
    return program.buffers().stream().map(buffer -> HostArray.of(buffer.type(), COUNT)).toList();
  }

  private void launch(Engine engine, List<HostArray> given, List<HostArray> results) {
    List<Memory> memories =
        program.buffers().stream().map(buffer -> engine.allocate(buffer.type(), COUNT)).toList();
    for (int k = 0; k < inputs.size(); k++) {
      memories.get(k).write(0, given.get(k), 0, COUNT);
    }
    engine.compile(program).launch(new long[0], memories, COUNT);
    for (int k = inputs.size(); k < memories.size(); k++) {
      memories.get(k).read(0, results.get(k), 0, COUNT);
    }
    memories.forEach(Memory::close);
  }

  /**
   * All pairs of special numbers, then random bits, then numbers close to each other and to the
   * ends of the range.
   */
  private void fill(List<HostArray> arrays) {
    List<Long> special = specialNumbers();
    SplittableRandom random = new SplittableRandom(20260101);
    for (int k = 0; k < COUNT; k++) {
      boolean pair = k < special.size() * special.size();
      arrays.get(0).setBits(k, pair ? special.get(k / special.size()) : randomNumber(random));
      arrays.get(1).setBits(k, pair ? special.get(k % special.size()) : randomNumber(random));
      arrays.get(2).setBits(k, randomNumber(random));
    }
  }

  private List<Long> specialNumbers() {
    List<Long> numbers = new ArrayList<>();
    long infinity = exponentField((1 << exponentBits()) - 1);
    long smallestNormal = exponentField(1);
    long one = exponentField((1 << (exponentBits() - 1)) - 1);
    for (long bits : new long[] {0, 1, smallestNormal, one, infinity}) {
      for (long near = Math.max(0, bits - 2); near <= bits + 2; near++) {
        numbers.add(near);
        numbers.add(negative(near));
      }
    }
    for (int exponent = 1;
        exponent < (1 << exponentBits()) - 1;
        exponent += 1 << (exponentBits() - 4)) {
      numbers.add(exponentField(exponent) | (exponentField(1) / 3));
    }
    return numbers;
  }

  private long randomNumber(SplittableRandom random) {
    long bits = random.nextLong();
    int exponent =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> (1 << (exponentBits() - 1)) - 2 + random.nextInt(4);
          default -> random.nextInt(1 << exponentBits());
        };
    long magnitude = exponentField(exponent) | (bits & (exponentField(1) - 1));
    return (bits < 0) ? negative(magnitude) : magnitude;
  }

  private int exponentBits() {
    return precision == Precision.SINGLE ? EXPONENT_BITS_SINGLE : EXPONENT_BITS_DOUBLE;
  }

  private long exponentField(int exponent) {
    return (long) exponent << (real.bytes() * Byte.SIZE - 1 - exponentBits());
  }

  private long negative(long magnitude) {
    return magnitude | 1L << (real.bytes() * Byte.SIZE - 1);
  }

  private List<Difference> compare(List<HostArray> expected, List<HostArray> actual) {
    List<Difference> differences = new ArrayList<>();
    for (int k = 0; k < shortfalls.size(); k++) {
      Shortfall shortfall = shortfalls.get(k);
      example(inputs.size() + k, expected, actual)
          .ifPresent(text -> differences.add(new Difference(shortfall, text)));
    }
    return differences;
  }

  private Optional<String> example(int buffer, List<HostArray> expected, List<HostArray> actual) {
    HostArray right = expected.get(buffer);
    HostArray found = actual.get(buffer);
    for (int k = 0; k < COUNT; k++) {
      boolean bothNaN = Double.isNaN(right.value(k)) && Double.isNaN(found.value(k));
      if (right.bits(k) != found.bits(k) && !bothNaN) {
        String what =
            "%s of %s, %s, %s"
                .formatted(
                    name(buffer),
                    text(expected.get(0), k),
                    text(expected.get(1), k),
                    text(expected.get(2), k));
        return Optional.of(what + " is " + text(found, k) + " instead of " + text(right, k));
      }
    }
    return Optional.empty();
  }

  private String name(int buffer) {
    return program.buffers().get(buffer).name().replace('_', ' ');
  }

  private static String text(HostArray array, int at) {
    return array.type().isReal()
        ? Double.toHexString(array.value(at))
        : Long.toString(array.bits(at));
  }
}
