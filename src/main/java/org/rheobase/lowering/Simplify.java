package org.rheobase.lowering;

import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Arithmetic;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Expr.Constant;
import org.rheobase.ir.Expr.Operation;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/**
 * A pass that computes what is constant and drops what does nothing. Every rule keeps the bits of
 * every result, NaN and signed zeros included.
 */
final class Simplify {
  private final IrBuilder builder = new IrBuilder();

  private Simplify() {}

  static Program apply(Program program) {
    Simplify pass = new Simplify();
    return new Rewriter(pass.builder, pass::simplify).rewrite(program);
  }

  private Expr simplify(Expr expr) {
    return expr instanceof Operation operation ? simplify(operation) : expr;
  }

  private Expr simplify(Operation operation) {
    if (operation.operands().stream().allMatch(Constant.class::isInstance)) {
      return fold(operation);
    }
    return switch (operation.operator()) {
      case SELECT -> select(operation);
      case AND -> and(operation);
      case OR -> or(operation);
      case MULTIPLY -> neutral(operation, 1);
      case ADD -> operation.type().isReal() ? operation : neutral(operation, 0);
      case NOT, NEGATE -> involution(operation);
      case SHIFT_LEFT, SHIFT_RIGHT ->
          isInteger(operation.operand(1), 0) ? operation.operand(0) : operation;
      case SUBTRACT,
          DIVIDE,
          REMAINDER,
          MULTIPLY_HIGH,
          FMA,
          SQRT,
          XOR,
          LESS,
          LESS_EQUAL,
          EQUAL,
          NOT_EQUAL,
          CONVERT,
          BITCAST ->
          operation;
    };
  }

  private Expr fold(Operation operation) {
    List<Long> bits = operation.operands().stream().map(o -> ((Constant) o).bits()).toList();
    return builder.constant(operation.type(), Arithmetic.apply(operation, bits));
  }

  private static Expr select(Operation select) {
    if (select.operand(1).equals(select.operand(2))) {
      return select.operand(1);
    }
    return truth(select.operand(0)).map(c -> select.operand(c ? 1 : 2)).orElse(select);
  }

  private static Expr and(Operation and) {
    if (and.operand(0).equals(and.operand(1))) {
      return and.operand(0);
    }
    for (int k = 0; k < 2; k++) {
      Optional<Boolean> truth = truth(and.operand(k));
      if (truth.isPresent()) {
        return truth.get() ? and.operand(1 - k) : and.operand(k);
      }
    }
    return and;
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
    }
    return or;
  }

  /** x · 1 and x + 0 are x; the sum of real numbers is left alone because of −0 + 0. */
  private static Expr neutral(Operation operation, int neutral) {
    for (int k = 0; k < 2; k++) {
      Expr operand = operation.operand(k);
      if (isInteger(operand, neutral) || (neutral == 1 && isRealOne(operand))) {
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

  private static boolean isRealOne(Expr expr) {
    return expr instanceof Constant constant
        && ((constant.type() == Type.F64 && Double.longBitsToDouble(constant.bits()) == 1.0)
            || (constant.type() == Type.F32
                && Float.intBitsToFloat((int) constant.bits()) == 1.0f));
  }
}
