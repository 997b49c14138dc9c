package org.rheobase.engine.opencl;

import static org.rheobase.ir.Operator.ADD;
import static org.rheobase.ir.Operator.CONVERT;
import static org.rheobase.ir.Operator.DIVIDE;
import static org.rheobase.ir.Operator.EQUAL;
import static org.rheobase.ir.Operator.FMA;
import static org.rheobase.ir.Operator.LESS_EQUAL;
import static org.rheobase.ir.Operator.MULTIPLY;
import static org.rheobase.ir.Operator.MULTIPLY_HIGH;
import static org.rheobase.ir.Operator.NEGATE;
import static org.rheobase.ir.Operator.SELECT;
import static org.rheobase.ir.Operator.SQRT;
import static org.rheobase.ir.Operator.SUBTRACT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Interpreter;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Operator;
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
  private final List<Operator> operators = new ArrayList<>();
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
   * @param operator the operation that differs
   * @param example a case of it, in words
   */
  record Difference(Operator operator, String example) {}

  /**
   * What a device does otherwise: the first difference of each operation.
   *
   * @throws EngineException if the device cannot run the program at all
   */
  static List<Difference> differences(Engine engine, Precision precision) {
    return new Probe(precision).run(engine);
  }

  private Program program() {
    Expr a = ir.load(inputs.get(0), ir.position());
    Expr b = ir.load(inputs.get(1), ir.position());
    Expr c = ir.load(inputs.get(2), ir.position());
    result("sum", ADD, ir.add(a, b));
    result("difference", SUBTRACT, ir.subtract(a, b));
    result("product", MULTIPLY, ir.multiply(a, b));
    result("quotient", DIVIDE, ir.divide(a, b));
    result("square_root", SQRT, ir.sqrt(a));
    result("fused", FMA, ir.fma(a, b, c));
    result("unfused", ADD, ir.add(ir.multiply(a, b), c));
    result("negative", NEGATE, ir.negate(a));
    result("smaller", SELECT, ir.select(ir.less(a, b), a, b));
    result("order", LESS_EQUAL, truth(ir.lessEqual(a, b)));
    result("equality", EQUAL, truth(ir.equal(a, ir.real(real, 0))));
    result("of_integer", CONVERT, ir.convert(real, ir.bitcast(Type.I32, low(b))));
    result("to_integer", CONVERT, ir.convert(Type.I32, moderate(a)));
    result("high_product", MULTIPLY_HIGH, ir.multiplyHigh(low(a), low(b)));
    if (precision == Precision.DOUBLE) {
      result("to_single", CONVERT, ir.convert(Type.F32, a));
      result("of_single", CONVERT, ir.convert(real, ir.convert(Type.F32, b)));
      result("of_long", CONVERT, ir.convert(real, ir.bitcast(Type.I64, b)));
    }
    List<Buffer> buffers = new ArrayList<>(inputs);
    stores.forEach(store -> buffers.add(store.buffer()));
    return Verifier.verify(
        new Program(
            "probe", precision, List.of(), buffers, List.of(), List.of(), stores, ir.labels()));
  }

  private void result(String name, Operator operator, Expr value) {
    operators.add(operator);
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
    for (int k = 0; k < operators.size(); k++) {
      Operator operator = operators.get(k);
      example(inputs.size() + k, expected, actual)
          .ifPresent(text -> differences.add(new Difference(operator, text)));
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
