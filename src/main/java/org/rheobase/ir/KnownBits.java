package org.rheobase.ir;

import java.util.HashMap;
import java.util.Map;

/**
 * What is known of the bits of 32-bit integers without running the program. An instance serves the
 * values of one builder.
 */
final class KnownBits {
  private static final Bits NOTHING = new Bits(0, 0);

  private final Bits ofStep;
  private final Map<Expr, Bits> found = new HashMap<>();

  /**
   * Some bits of a value.
   *
   * @param mask the bits that are known
   * @param value what they are; 0 elsewhere
   */
  record Bits(int mask, int value) {

    /** The lowest so many bits. */
    static Bits low(int count, int value) {
      int mask = count == Integer.SIZE ? -1 : (1 << count) - 1;
      return new Bits(mask, value & mask);
    }

    /** How many bits are known from the lowest one on. */
    int run() {
      return Integer.numberOfTrailingZeros(~mask);
    }

    boolean isComplete() {
      return mask == -1;
    }

    /** Whether no value has both these bits and the others. */
    boolean contradicts(Bits other) {
      return ((value ^ other.value) & mask & other.mask) != 0;
    }

    private int zeros() {
      return mask & ~value;
    }

    private Bits and(Bits other) {
      int known = (mask & other.mask) | zeros() | other.zeros();
      return new Bits(known, value & other.value);
    }

    private Bits or(Bits other) {
      int known = (mask & other.mask) | value | other.value;
      return new Bits(known, (value | other.value) & known);
    }

    private Bits xor(Bits other) {
      int known = mask & other.mask;
      return new Bits(known, (value ^ other.value) & known);
    }
  }

  /**
   * Nothing found out so far.
   *
   * @param ofStep what is known of the number of the step
   */
  KnownBits(Bits ofStep) {
    this.ofStep = ofStep;
  }

  /** What is known of a value; nothing if it is no 32-bit integer. */
  Bits of(Expr value) {
    Bits known = found.get(value);
    if (known == null) {
      known = find(value);
      found.put(value, known);
    }
    return known;
  }

  private Bits find(Expr value) {
    return switch (value) {
      case Expr.Step step -> ofStep;
      case Expr.Constant constant ->
          isWord(constant.type()) ? new Bits(-1, (int) constant.bits()) : NOTHING;
      case Expr.Operation operation -> isWord(operation.type()) ? find(operation) : NOTHING;
      case Expr.Block block -> NOTHING;
      case Expr.Argument argument -> NOTHING;
      case Expr.Position position -> NOTHING;
      case Expr.Register register -> NOTHING;
      case Expr.Load load -> NOTHING;
    };
  }

  private Bits find(Expr.Operation operation) {
    Bits a = of(operation.operand(0));
    Bits b = operation.operands().size() > 1 ? of(operation.operand(1)) : NOTHING;
    return switch (operation.operator()) {
      case ADD -> Bits.low(Math.min(a.run(), b.run()), a.value() + b.value());
      case SUBTRACT -> Bits.low(Math.min(a.run(), b.run()), a.value() - b.value());
      case AND -> a.and(b);
      case OR -> a.or(b);
      case XOR -> a.xor(b);
      case NOT -> a.xor(new Bits(-1, -1));
      case SHIFT_LEFT -> b.isComplete() ? shiftedLeft(a, b.value()) : NOTHING;
      case BITCAST -> a;
      case MULTIPLY,
          DIVIDE,
          REMAINDER,
          MULTIPLY_HIGH,
          NEGATE,
          FMA,
          SQRT,
          SHIFT_RIGHT,
          LESS,
          LESS_EQUAL,
          EQUAL,
          NOT_EQUAL,
          SELECT,
          CONVERT ->
          NOTHING;
    };
  }

  private static Bits shiftedLeft(Bits a, int places) {
    return new Bits(a.mask() << places | ((1 << places) - 1), a.value() << places);
  }

  private static boolean isWord(Type type) {
    return type == Type.I32 || type == Type.U32;
  }
}
