package org.rheobase.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/**
 * A well-typed program that means nothing, with arrays and arguments to run it on: registers,
 * loads, guarded stores in steps and after them, values of all levels, and any operator. What
 * programs must not do, such as dividing an integer by zero, it does not do.
 */
final class RandomProgram {
  static final int COUNT = 21;
  private static final int LONGEST = 9;

  private final SplittableRandom random;
  private final Precision precision;
  private final List<Type> types;
  private final IrBuilder ir = new IrBuilder();
  private final List<Buffer> buffers = new ArrayList<>();
  private final List<HostArray> arrays = new ArrayList<>();
  private final List<Expr.Argument> arguments = new ArrayList<>();
  private final long[] argumentBits;
  private final Program program;

  /** Values to choose operands from, by their type. */
  private static final class Pool {
    private final Map<Type, List<Expr>> values = new EnumMap<>(Type.class);

    Pool() {
      for (Type type : Type.values()) {
        values.put(type, new ArrayList<>());
      }
    }

    Pool(Pool other) {
      this();
      other.values.forEach((type, list) -> of(type).addAll(list));
    }

    List<Expr> of(Type type) {
      return values.getOrDefault(type, List.of());
    }

    void add(Expr value) {
      of(value.type()).add(value);
    }
  }

  RandomProgram(long seed, Precision precision, int size) {
    this.precision = precision;
    random = new SplittableRandom(seed);
    types =
        precision == Precision.SINGLE
            ? List.of(Type.BOOL, Type.I32, Type.U32, Type.F32)
            : List.of(Type.BOOL, Type.I32, Type.U32, Type.I64, Type.F32, Type.F64);
    arguments.add(Program.FIRST_STEP);
    arguments.add(Program.END_STEP);
    types.forEach(type -> arguments.add(new Expr.Argument("argument_" + type, type)));
    argumentBits = arguments.stream().mapToLong(argument -> bits(argument.type())).toArray();
    argumentBits[0] = random.nextInt(10);
    argumentBits[1] = argumentBits[0] + random.nextInt(LONGEST + 1);
    program = build(size);
  }

  Program program() {
    return program;
  }

  long[] arguments() {
    return argumentBits;
  }

  List<HostArray> arrays() {
    return arrays;
  }

  private Program build(int size) {
    Pool window = new Pool();
    types.forEach(type -> window.add(constant(type)));
    arguments.subList(2, arguments.size()).forEach(argument -> window.add(ir.argument(argument)));
    window.add(ir.position());
    List<Buffer> inputs =
        types.stream().filter(type -> type != Type.BOOL).map(this::input).toList();
    inputs.forEach(input -> window.add(ir.load(input, ir.position())));
    grow(window, inputs, size / 4);

    List<Expr.Register> registers = new ArrayList<>();
    int wanted = random.nextInt(4);
    for (int k = 0; k < wanted; k++) {
      registers.add(new Expr.Register("register_" + k, one(types)));
    }
    Pool step = new Pool(window);
    step.add(ir.block());
    grow(step, inputs, size / 4);
    step.add(ir.step());
    registers.forEach(register -> step.add(ir.register(register)));
    grow(step, inputs, size);
    Pool last = new Pool(window);
    registers.forEach(register -> last.add(ir.register(register)));
    grow(last, inputs, size / 4);

    List<Carried> carried = new ArrayList<>();
    for (Expr.Register register : registers) {
      carried.add(
          new Carried(register, value(window, register.type()), value(step, register.type())));
    }
    List<Store> stepStores = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      stepStores(step, stepStores);
    }
    List<Store> finalStores = new ArrayList<>();
    registers.forEach(
        register -> finalStore(ir.constant(true), ir.register(register), finalStores));
    for (int k = 0; k < 3; k++) {
      finalStore(value(last, Type.BOOL), value(last, one(types)), finalStores);
      finalStores.add(
          new Store(
              value(last, Type.BOOL), inputs.getFirst(), ir.position(), value(last, Type.I32)));
    }
    return Verifier.verify(
        new Program(
            "random",
            precision,
            arguments,
            buffers,
            carried,
            stepStores,
            finalStores,
            ir.labels()));
  }

  private Buffer input(Type type) {
    return buffer("input_" + type, type, COUNT, true);
  }

  private Buffer buffer(String name, Type type, int length, boolean filled) {
    Buffer buffer = new Buffer(name, type);
    HostArray array = HostArray.of(type, length);
    for (int k = 0; filled && k < length; k++) {
      array.setBits(k, bits(type));
    }
    buffers.add(buffer);
    arrays.add(array);
    return buffer;
  }

  /** One or two stores in each step, under guards of their own, to the same buffer. */
  private void stepStores(Pool pool, List<Store> stores) {
    Expr value = stored(value(pool, one(types)));
    Buffer trace = buffer("trace_" + buffers.size(), value.type(), COUNT * LONGEST, false);
    Expr row = ir.subtract(ir.step(), ir.argument(Program.FIRST_STEP));
    Expr index = ir.add(ir.multiply(row, ir.constant(COUNT)), ir.position());
    stores.add(new Store(guard(pool), trace, index, value));
    if (random.nextBoolean()) {
      stores.add(new Store(guard(pool), trace, index, value(pool, value.type())));
    }
  }

  private Expr guard(Pool pool) {
    return random.nextInt(3) == 0 ? ir.constant(true) : value(pool, Type.BOOL);
  }

  private void finalStore(Expr guard, Expr value, List<Store> stores) {
    Expr stored = stored(value);
    Buffer result = buffer("result_" + buffers.size(), stored.type(), COUNT, false);
    stores.add(new Store(guard, result, ir.position(), stored));
  }

  /** A value as buffers can hold it. */
  private Expr stored(Expr value) {
    return value.type() == Type.BOOL ? ir.select(value, ir.constant(1), ir.constant(0)) : value;
  }

  private void grow(Pool pool, List<Buffer> inputs, int number) {
    for (int k = 0; k < number; k++) {
      Expr value = random.nextInt(12) == 0 ? load(pool, inputs) : operation(pool);
      pool.add(random.nextInt(6) == 0 ? ir.label(value, "label " + random.nextInt(5)) : value);
    }
  }

  private Expr load(Pool pool, List<Buffer> inputs) {
    return ir.load(
        one(inputs.subList(1, inputs.size())),
        ir.and(value(pool, Type.I32), ir.constant(COUNT - 1)));
  }

  /** An operation that its operands' types allow; tried until one fits. */
  private Expr operation(Pool pool) {
    while (true) {
      Operator operator = one(List.of(Operator.values()));
      Type result = one(types);
      List<Type> operandTypes = new ArrayList<>();
      for (int k = 0; k < operator.arity(); k++) {
        operandTypes.add(random.nextBoolean() ? result : one(types));
      }
      if (operator.accepts(result, operandTypes)) {
        return careful(
            operator, result, operandTypes.stream().map(type -> value(pool, type)).toList());
      }
    }
  }

  /** The operation, with operands changed where its result would not be defined. */
  private Expr careful(Operator operator, Type result, List<Expr> given) {
    Expr a = given.getFirst();
    return switch (operator) {
      case DIVIDE, REMAINDER ->
          ir.operation(
              operator, result, a, result == Type.I32 ? divisor(given.get(1)) : given.get(1));
      case SHIFT_LEFT, SHIFT_RIGHT ->
          ir.operation(
              operator,
              result,
              a,
              ir.and(given.get(1), ir.constant(a.type().bytes() * Byte.SIZE - 1)));
      case CONVERT -> ir.convert(result, a.type().isReal() && result.isInteger() ? moderate(a) : a);
      case BITCAST -> ir.bitcast(result, a.type().isReal() ? ordered(a) : a);
      case ADD,
          SUBTRACT,
          MULTIPLY,
          MULTIPLY_HIGH,
          NEGATE,
          FMA,
          SQRT,
          AND,
          OR,
          XOR,
          NOT,
          LESS,
          LESS_EQUAL,
          EQUAL,
          NOT_EQUAL,
          SELECT ->
          ir.operation(operator, result, given.toArray(Expr[]::new));
    };
  }

  /** From 1 to 65535. */
  private Expr divisor(Expr x) {
    return ir.or(ir.and(x, ir.constant(0xFFFF)), ir.constant(1));
  }

  private Expr moderate(Expr x) {
    Expr limit = ir.real(x.type(), 2e9);
    return ir.select(
        ir.and(ir.less(x, limit), ir.less(ir.negate(limit), x)), x, ir.real(x.type(), -1.75));
  }

  /** Never NaN: which bits that has is not defined. */
  private Expr ordered(Expr x) {
    return ir.select(ir.equal(x, x), x, ir.real(x.type(), 0.1));
  }

  private Expr value(Pool pool, Type type) {
    List<Expr> values = pool.of(type);
    int recent = Math.max(0, values.size() - 8);
    return random.nextInt(8) == 0
        ? constant(type)
        : values.get(
            random.nextBoolean()
                ? random.nextInt(values.size())
                : random.nextInt(recent, values.size()));
  }

  private Expr constant(Type type) {
    return ir.constant(type, bits(type));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The bits of a number: a small one, an extreme one or any. */
  private long bits(Type type) {
    return switch (type) {
      case BOOL -> random.nextInt(2);
      case I32 -> integer();
      case U32 -> Integer.toUnsignedLong(integer());
      case I64 -> random.nextBoolean() ? integer() : random.nextLong();
      case F32 -> Float.floatToRawIntBits(single());
      case F64 -> Double.doubleToRawLongBits(twice());
    };
  }

  private int integer() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(-4, 5);
      case 1 -> one(List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 31, 0xFFFF));
      default -> random.nextInt();
    };
  }

  private float single() {
    return switch (random.nextInt(8)) {
      case 0 ->
          one(
              List.of(
                  0f,
                  -0f,
                  Float.MIN_VALUE,
                  Float.MIN_NORMAL,
                  Float.MAX_VALUE,
                  Float.POSITIVE_INFINITY,
                  Float.NaN));
      case 1 -> Float.intBitsToFloat(random.nextInt() & 0x807FFFFF);
      case 2 -> Float.intBitsToFloat(random.nextInt());
      default -> (float) twice();
    };
  }

  private double twice() {
    return switch (random.nextInt(8)) {
      case 0 ->
          one(
              List.of(
                  0d,
                  -0d,
                  Double.MIN_VALUE,
                  Double.MIN_NORMAL,
                  Double.MAX_VALUE,
                  Double.NEGATIVE_INFINITY,
                  Double.NaN));
      case 1 -> Double.longBitsToDouble(random.nextLong() & 0x800FFFFFFFFFFFFFL);
      case 2 -> Double.longBitsToDouble(random.nextLong());
      case 3 -> random.nextInt(-9, 10);
      default -> random.nextDouble(-10, 10);
    };
  }
}
