package org.rheobase.ir;

import static org.rheobase.ir.Type.BOOL;
import static org.rheobase.ir.Type.I32;
import static org.rheobase.ir.Type.U32;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the nodes of one program. The same operation on the same operands is the same node, so that
 * common subexpressions are found by construction. Every method checks types: an {@link
 * IllegalArgumentException} is a mistake in the caller. Not safe for use by several threads.
 */
public final class IrBuilder {
  private static final Expr.Position POSITION = new Expr.Position();
  private static final Expr.Step STEP = new Expr.Step();
  private static final Expr.Block BLOCK = new Expr.Block();

  private final Map<Object, Expr> nodes = new HashMap<>();
  private final IdentityHashMap<Expr, String> labels = new IdentityHashMap<>();

  /** What an operation is known by; operands and buffers count by identity and value. */
  private record Key(Object head, Type type, List<Integer> operandIds) {}

  private final IdentityHashMap<Expr, Integer> ids = new IdentityHashMap<>();

  /**
   * A builder of values beside those of a program: the same operation on the same operands is the
   * program's node.
   */
  static IrBuilder beside(Program program) {
    IrBuilder builder = new IrBuilder();
    program.registers().forEach(carried -> builder.adopt(carried.initial()));
    Schedule.rootsOfSteps(program).forEach(builder::adopt);
    Schedule.rootsOf(program.finalStores()).forEach(builder::adopt);
    return builder;
  }

  private void adopt(Expr node) {
    if (!ids.containsKey(node)) {
      node.operands().forEach(this::adopt);
      id(node);
      switch (node) {
        case Expr.Operation operation ->
            nodes.putIfAbsent(
                key(operation.operator(), operation.type(), operation.operands()), operation);
        case Expr.Load load ->
            nodes.putIfAbsent(key(load.buffer(), load.type(), load.operands()), load);
        case Expr.Constant c -> nodes.putIfAbsent(c, c);
        case Expr.Argument a -> nodes.putIfAbsent(a, a);
        case Expr.Register r -> nodes.putIfAbsent(r, r);
        case Expr.Position p -> {}
        case Expr.Step s -> {}
        case Expr.Block b -> {}
      }
    }
  }

  private Key key(Object head, Type type, List<Expr> operands) {
    return new Key(head, type, operands.stream().map(this::id).toList());
  }

  /** The place of the neuron in the buffers of the launch. */
  public Expr position() {
    return POSITION;
  }

  /** The number of the current step. */
  public Expr step() {
    return STEP;
  }

  /** The number of the current block of four steps. */
  public Expr block() {
    return BLOCK;
  }

  /** A launch argument. */
  public Expr argument(Expr.Argument argument) {
    return leaf(argument);
  }

  /** The value of a register at the start of the step. */
  public Expr register(Expr.Register register) {
    return leaf(register);
  }

  /** An element of a buffer. */
  public Expr load(Buffer buffer, Expr index) {
    require(index.type() == I32, "index of " + buffer.name());
    return nodes.computeIfAbsent(
        key(buffer, buffer.type(), List.of(index)), k -> new Expr.Load(buffer, index));
  }

  /** A truth value. */
  public Expr constant(boolean value) {
    return constant(BOOL, value ? 1 : 0);
  }

  /** An {@code I32}. */
  public Expr constant(int value) {
    return constant(I32, value);
  }

  /** A {@code U32}, given as the int of the same bits. */
  public Expr unsigned(int bits) {
    return constant(U32, Integer.toUnsignedLong(bits));
  }

  /** An {@code I64}. */
  public Expr constant(long value) {
    return constant(Type.I64, value);
  }

  /** A real number of the given type; for {@code F32} it is rounded to nearest. */
  public Expr real(Type type, double value) {
    require(type.isReal(), "real type");
    return constant(
        type,
        type == Type.F64
            ? Double.doubleToRawLongBits(value)
            : Float.floatToRawIntBits((float) value));
  }

  /** A constant of any type, by its bits as {@link Expr.Constant} has them. */
  public Expr constant(Type type, long bits) {
    return leaf(new Expr.Constant(type, bits));
  }

  /** a + b. */
  public Expr add(Expr a, Expr b) {
    return like(Operator.ADD, a, b);
  }

  /** a − b. */
  public Expr subtract(Expr a, Expr b) {
    return like(Operator.SUBTRACT, a, b);
  }

  /** a · b. */
  public Expr multiply(Expr a, Expr b) {
    return like(Operator.MULTIPLY, a, b);
  }

  /** a / b. */
  public Expr divide(Expr a, Expr b) {
    return like(Operator.DIVIDE, a, b);
  }

  /** The rest of integer division. */
  public Expr remainder(Expr a, Expr b) {
    return like(Operator.REMAINDER, a, b);
  }

  /** Upper half of the product of two {@code U32}. */
  public Expr multiplyHigh(Expr a, Expr b) {
    return like(Operator.MULTIPLY_HIGH, a, b);
  }

  /** −x. */
  public Expr negate(Expr x) {
    return like(Operator.NEGATE, x);
  }

  /** a · b + c, rounded once. */
  public Expr fma(Expr a, Expr b, Expr c) {
    return like(Operator.FMA, a, b, c);
  }

  /** Square root. */
  public Expr sqrt(Expr x) {
    return like(Operator.SQRT, x);
  }

  /** a and b. */
  public Expr and(Expr a, Expr b) {
    return like(Operator.AND, a, b);
  }

  /** a or b. */
  public Expr or(Expr a, Expr b) {
    return like(Operator.OR, a, b);
  }

  /** a exclusive-or b. */
  public Expr xor(Expr a, Expr b) {
    return like(Operator.XOR, a, b);
  }

  /** not x. */
  public Expr not(Expr x) {
    return like(Operator.NOT, x);
  }

  /** a shifted left by a constant number of bits. */
  public Expr shiftLeft(Expr a, int bits) {
    return shiftLeft(a, constant(bits));
  }

  /** a shifted left. */
  public Expr shiftLeft(Expr a, Expr bits) {
    return operation(Operator.SHIFT_LEFT, a.type(), a, bits);
  }

  /** a shifted right by a constant number of bits. */
  public Expr shiftRight(Expr a, int bits) {
    return shiftRight(a, constant(bits));
  }

  /** a shifted right; {@code U32} filled with zeros, the others with the sign. */
  public Expr shiftRight(Expr a, Expr bits) {
    return operation(Operator.SHIFT_RIGHT, a.type(), a, bits);
  }

  /** a &lt; b. */
  public Expr less(Expr a, Expr b) {
    return operation(Operator.LESS, BOOL, a, b);
  }

  /** a ≤ b. */
  public Expr lessEqual(Expr a, Expr b) {
    return operation(Operator.LESS_EQUAL, BOOL, a, b);
  }

  /** a = b. */
  public Expr equal(Expr a, Expr b) {
    return operation(Operator.EQUAL, BOOL, a, b);
  }

  /** a ≠ b. */
  public Expr notEqual(Expr a, Expr b) {
    return operation(Operator.NOT_EQUAL, BOOL, a, b);
  }

  /** {@code then} where the condition holds, else {@code otherwise}. */
  public Expr select(Expr condition, Expr then, Expr otherwise) {
    return operation(Operator.SELECT, then.type(), condition, then, otherwise);
  }

  /** A number as another type; the number itself if it is of that type. */
  public Expr convert(Type type, Expr x) {
    return x.type() == type ? x : operation(Operator.CONVERT, type, x);
  }

  /** The same bits as another type. */
  public Expr bitcast(Type type, Expr x) {
    return x.type() == type ? x : operation(Operator.BITCAST, type, x);
  }

  private Expr like(Operator operator, Expr... operands) {
    return operation(operator, operands[0].type(), operands);
  }

  /** An operator applied to operands, with a result of the given type. */
  public Expr operation(Operator operator, Type type, Expr... operands) {
    List<Expr> list = List.of(operands);
    require(
        list.size() == operator.arity()
            && operator.accepts(type, list.stream().map(Expr::type).toList()),
        operator + " of " + list.stream().map(Expr::type).toList() + " as " + type);
    return nodes.computeIfAbsent(
        key(operator, type, list), k -> new Expr.Operation(operator, type, list));
  }

  /** Gives a value a name for the readers of the generated code; a value keeps its first one. */
  public Expr label(Expr value, String name) {
    labels.putIfAbsent(value, name);
    return value;
  }

  /** The names given so far. */
  public Map<Expr, String> labels() {
    return labels;
  }

  private Expr leaf(Expr leaf) {
    return nodes.computeIfAbsent(leaf, l -> leaf);
  }

  private Integer id(Expr node) {
    return ids.computeIfAbsent(node, n -> ids.size());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("ill-typed: " + what);
    }
  }
}
