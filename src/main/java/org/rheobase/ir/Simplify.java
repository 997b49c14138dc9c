package org.rheobase.ir;

import static org.rheobase.ir.Operator.ADD;
import static org.rheobase.ir.Operator.AND;
import static org.rheobase.ir.Operator.LESS;
import static org.rheobase.ir.Operator.LESS_EQUAL;
import static org.rheobase.ir.Operator.MULTIPLY;
import static org.rheobase.ir.Operator.NOT;
import static org.rheobase.ir.Operator.SELECT;

import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Expr.Constant;
import org.rheobase.ir.Expr.Operation;

/**
 * A pass that computes what is constant, drops what does nothing, and puts operations that cost
 * less in place of others. Every rule keeps the bits of every result, NaN and signed zeros
 * included.
 */
public final class Simplify {
  private final IrBuilder builder;
  private final KnownBits known;

  /**
   * The rules for values of a builder.
   *
   * @param known what is known of the bits of integers
   */
  Simplify(IrBuilder builder, KnownBits known) {
    this.builder = builder;
    this.known = known;
  }

  /** The program with each value made as simple as can be, and without what no store needs. */
  public static Program apply(Program program) {
    IrBuilder builder = new IrBuilder();
    Simplify pass = new Simplify(builder, new KnownBits(new KnownBits.Bits(0, 0)));
    return DeadCode.remove(new Rewriter(builder, pass::simplify).rewrite(program));
  }

  /** What a value becomes whose operands are simple already. */
  Expr simplify(Expr expr) {
    return expr instanceof Operation operation ? simplify(operation) : expr;
  }

  private Expr simplify(Operation operation) {
    if (operation.operands().stream().allMatch(Constant.class::isInstance)) {
      return fold(operation);
    }
    KnownBits.Bits bits = known.of(operation);
    if (bits.isComplete()) {
      return builder.constant(operation.type(), extended(operation.type(), bits.value()));
    }
    return switch (operation.operator()) {
      case SELECT -> select(operation);
      case AND -> and(operation);
      case OR -> or(operation);
      case XOR -> operation.type() == Type.BOOL ? operation : neutral(operation, 0);
      case MULTIPLY -> product(operation);
      case DIVIDE -> quotient(operation);
      case ADD -> operation.type().isReal() ? operation : sum(operation);
      case SUBTRACT -> isInteger(operation.operand(1), 0) ? operation.operand(0) : operation;
      case NOT, NEGATE -> involution(operation);
      case SHIFT_LEFT, SHIFT_RIGHT ->
          isInteger(operation.operand(1), 0) ? operation.operand(0) : operation;
      case LESS -> less(operation);
      case LESS_EQUAL -> lessEqual(operation);
      case EQUAL -> contradicted(operation) ? builder.constant(false) : operation;
      case NOT_EQUAL -> notEqual(operation);
      case REMAINDER, MULTIPLY_HIGH, FMA, SQRT, CONVERT, BITCAST -> operation;
    };
  }

  private Expr fold(Operation operation) {
    List<Long> bits = operation.operands().stream().map(o -> ((Constant) o).bits()).toList();
    return builder.constant(operation.type(), Arithmetic.apply(operation, bits));
  }

  private static long extended(Type type, int word) {
    return type == Type.U32 ? Integer.toUnsignedLong(word) : word;
  }

  private Expr select(Operation select) {
    Expr condition = select.operand(0);
    Expr then = select.operand(1);
    Expr otherwise = select.operand(2);
    if (then.equals(otherwise)) {
      return then;
    }
    if (condition instanceof Operation not && not.operator() == NOT) {
      return made(SELECT, select.type(), not.operand(0), otherwise, then);
    }
    if (condition instanceof Operation differs && differs.operator() == Operator.NOT_EQUAL) {
      Expr equal = made(Operator.EQUAL, Type.BOOL, differs.operand(0), differs.operand(1));
      return made(SELECT, select.type(), equal, otherwise, then);
    }
    Optional<Expr> chosen = truth(condition).map(c -> c ? then : otherwise);
    return chosen.orElseGet(() -> select.type() == Type.BOOL ? choiceOfTruths(select) : select);
  }

  /** Where one of both is known, joined by "and" or "or". */
  private Expr choiceOfTruths(Operation select) {
    Expr condition = select.operand(0);
    Expr then = select.operand(1);
    Expr otherwise = select.operand(2);
    if (truth(then).isPresent()) {
      return truth(then).get()
          ? made(Operator.OR, Type.BOOL, condition, otherwise)
          : made(AND, Type.BOOL, made(NOT, Type.BOOL, condition), otherwise);
    }
    if (truth(otherwise).isPresent()) {
      return truth(otherwise).get()
          ? made(Operator.OR, Type.BOOL, made(NOT, Type.BOOL, condition), then)
          : made(AND, Type.BOOL, condition, then);
    }
    return select;
  }

  private Expr and(Operation and) {
    if (and.operand(0).equals(and.operand(1))) {
      return and.operand(0);
    }
    for (int k = 0; k < 2; k++) {
      Expr other = and.operand(1 - k);
      Optional<Boolean> truth = truth(and.operand(k));
      if (truth.isPresent()) {
        return truth.get() ? other : and.operand(k);
      }
      if (isInteger(and.operand(k), 0) || isAllOnes(and.operand(k))) {
        return isInteger(and.operand(k), 0) ? and.operand(k) : other;
      }
      Optional<Expr> shorter = withoutRepetition(and.operand(k), other);
      if (shorter.isPresent()) {
        return made(AND, and.type(), and.operand(k), shorter.get());
      }
    }
    return and;
  }

  /** Of a ∧ ¬(a ∧ b), the second operand ¬b: which does not wait for a. */
  private Optional<Expr> withoutRepetition(Expr a, Expr other) {
    if (other instanceof Operation not
        && not.operator() == NOT
        && not.operand(0) instanceof Operation inner
        && inner.operator() == AND
        && inner.operands().contains(a)) {
      Expr b = inner.operand(0).equals(a) ? inner.operand(1) : inner.operand(0);
      return Optional.of(made(NOT, other.type(), b));
    }
    return Optional.empty();
  }

  private static Expr or(Operation or) {
    if (or.operand(0).equals(or.operand(1))) {
      return or.operand(0);
    }
    for (int k = 0; k < 2; k++) {
      Optional<Boolean> truth = truth(or.operand(k));
      if (truth.isPresent()) {
        return truth.get() ? or.operand(k) : or.operand(1 - k);
      }
      if (isInteger(or.operand(k), 0)) {
        return or.operand(1 - k);
      }
    }
    return or;
  }

  /** x · 1 is x, and of an integer the product with a power of two is a shift. */
  private Expr product(Operation product) {
    for (int k = 0; k < 2; k++) {
      if (isRealOne(product.operand(k)) || isInteger(product.operand(k), 1)) {
        return product.operand(1 - k);
      }
      if (product.type().isInteger() && product.operand(k) instanceof Constant factor) {
        long bits = factor.bits();
        if (Long.bitCount(bits) == 1 && bits > 0) {
          Expr places = builder.constant(Long.numberOfTrailingZeros(bits));
          return made(Operator.SHIFT_LEFT, product.type(), product.operand(1 - k), places);
        }
      }
    }
    return product;
  }

  /** x / 2^k is x · 2^−k: both are the same number, rounded once. */
  private Expr quotient(Operation quotient) {
    if (quotient.type().isReal() && quotient.operand(1) instanceof Constant divisor) {
      double value = real(divisor);
      double inverse = 1 / value;
      if (isPowerOfTwo(value) && isPowerOfTwo(inverse) && isNormal(quotient.type(), inverse)) {
        Expr factor = builder.real(quotient.type(), inverse);
        return simplify(made(MULTIPLY, quotient.type(), quotient.operand(0), factor));
      }
    }
    return quotient;
  }

  private static boolean isPowerOfTwo(double value) {
    return (Double.doubleToRawLongBits(value) & 0xFFFFFFFFFFFFFL) == 0;
  }

  private static boolean isNormal(Type type, double value) {
    double size = Math.abs(value);
    return type == Type.F64
        ? size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE
        : size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE;
  }

  /** x + 0 is x, and constants are added first; of integers, because of −0 + 0 and of rounding. */
  private Expr sum(Operation sum) {
    for (int k = 0; k < 2; k++) {
      Expr other = sum.operand(1 - k);
      if (isInteger(sum.operand(k), 0)) {
        return other;
      }
      if (sum.operand(k) instanceof Constant outer
          && other instanceof Operation inner
          && inner.operator() == ADD) {
        for (int place = 0; place < 2; place++) {
          if (inner.operand(place) instanceof Constant constant) {
            Expr both = simplify(made(ADD, sum.type(), constant, outer));
            return simplify(made(ADD, sum.type(), inner.operand(1 - place), both));
          }
        }
      }
    }
    return sum;
  }

  private static Expr neutral(Operation operation, int neutral) {
    for (int k = 0; k < 2; k++) {
      if (isInteger(operation.operand(k), neutral)) {
        return operation.operand(1 - k);
      }
    }
    return operation;
  }

  private static Expr involution(Operation operation) {
    return operation.operand(0) instanceof Operation inner
            && inner.operator() == operation.operator()
        ? inner.operand(0)
        : operation;
  }

  /** Of integers with a sign, c ≤ x is c − 1 &lt; x: vector units compare that way at less cost. */
  private Expr lessEqual(Operation comparison) {
    Expr a = comparison.operand(0);
    Expr b = comparison.operand(1);
    if (a instanceof Constant low && isSigned(low.type()) && low.bits() > lowest(low.type())) {
      return made(LESS, Type.BOOL, builder.constant(low.type(), low.bits() - 1), b);
    }
    if (b instanceof Constant high
        && isSigned(high.type())
        && high.bits() < -1 - lowest(high.type())) {
      return made(LESS, Type.BOOL, a, builder.constant(high.type(), high.bits() + 1));
    }
    return comparison;
  }

  /** Of words without sign, c &lt; x is c + 1 ≤ x: vector units have a minimum of such words. */
  private Expr less(Operation comparison) {
    Expr a = comparison.operand(0);
    Expr b = comparison.operand(1);
    if (a instanceof Constant low && low.type() == Type.U32 && low.bits() < 0xFFFFFFFFL) {
      return made(LESS_EQUAL, Type.BOOL, builder.constant(Type.U32, low.bits() + 1), b);
    }
    if (b instanceof Constant high && high.type() == Type.U32 && high.bits() > 0) {
      return made(LESS_EQUAL, Type.BOOL, a, builder.constant(Type.U32, high.bits() - 1));
    }
    return comparison;
  }

  private static boolean isSigned(Type type) {
    return type == Type.I32 || type == Type.I64;
  }

  private static long lowest(Type type) {
    return type == Type.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  /** Also: whether a truth value that was made a number is not zero is that truth value. */
  private Expr notEqual(Operation comparison) {
    if (contradicted(comparison)) {
      return builder.constant(true);
    }
    return comparison.operand(0) instanceof Operation choice
            && choice.operator() == SELECT
            && isInteger(choice.operand(1), 1)
            && isInteger(choice.operand(2), 0)
            && isInteger(comparison.operand(1), 0)
        ? choice.operand(0)
        : comparison;
  }

  private boolean contradicted(Operation comparison) {
    return known.of(comparison.operand(0)).contradicts(known.of(comparison.operand(1)));
  }

  private Expr made(Operator operator, Type type, Expr... operands) {
    return builder.operation(operator, type, operands);
  }

  private static Optional<Boolean> truth(Expr expr) {
    return expr instanceof Constant constant && constant.type() == Type.BOOL
        ? Optional.of(constant.bits() != 0)
        : Optional.empty();
  }

  private static boolean isInteger(Expr expr, int value) {
    return expr instanceof Constant constant
        && constant.type().isInteger()
        && constant.bits() == value;
  }

  private static boolean isAllOnes(Expr expr) {
    return expr instanceof Constant constant
        && switch (constant.type()) {
          case I32, I64 -> constant.bits() == -1;
          case U32 -> constant.bits() == 0xFFFFFFFFL;
          case BOOL, F32, F64 -> false;
        };
  }

  private static boolean isRealOne(Expr expr) {
    return expr instanceof Constant constant && constant.type().isReal() && real(constant) == 1;
  }

  private static double real(Constant constant) {
    return constant.type() == Type.F64
        ? Double.longBitsToDouble(constant.bits())
        : Float.intBitsToFloat((int) constant.bits());
  }
}
