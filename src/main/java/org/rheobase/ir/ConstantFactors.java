package org.rheobase.ir;

import static org.rheobase.ir.Operator.DIVIDE;
import static org.rheobase.ir.Operator.FMA;
import static org.rheobase.ir.Operator.MULTIPLY;
import static org.rheobase.ir.Operator.NEGATE;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.rheobase.ir.Expr.Constant;
import org.rheobase.ir.Expr.Operation;

/**
 * A pass that makes one constant of several: (x / c) · k and (x · c) · k become x · (k/c) and x ·
 * (c k), where the constant is rounded once. It changes last bits, for the better as often as not,
 * and for all engines alike, because it is a pass of the program. A quotient that is not multiplied
 * stays, and so does the time, so that what should be whole numbers are. A step of Euler's method,
 * x + dt · (… / τ), has no division then.
 */
public final class ConstantFactors {
  private final IrBuilder builder = new IrBuilder();

  private ConstantFactors() {}

  /** A value as the product of a constant and something else. */
  private record Product(BigDecimal factor, Expr rest) {}

  /** The program with constant factors put together. */
  public static Program apply(Program program) {
    ConstantFactors pass = new ConstantFactors();
    return new Rewriter(pass.builder, pass::gather).rewrite(program);
  }

  private Expr gather(Expr value) {
    if (value instanceof Operation operation && operation.type().isReal()) {
      return switch (operation.operator()) {
        case MULTIPLY -> gather(operation, 2);
        case FMA -> gather(operation, 3);
        default -> operation;
      };
    }
    return value;
  }

  /** Of two first operands, the constant one with the constants of the other one. */
  private Expr gather(Operation operation, int arity) {
    for (int k = 0; k < 2; k++) {
      Expr other = operation.operand(1 - k);
      if (operation.operand(k) instanceof Constant constant && isOrdinary(constant)) {
        Product product = product(new Product(number(constant), other));
        Optional<Constant> factor = rounded(operation.type(), product.factor());
        if (!product.rest().equals(other) && factor.isPresent()) {
          Expr first = builder.constant(operation.type(), factor.get().bits());
          return arity == 2
              ? builder.multiply(first, product.rest())
              : builder.fma(first, product.rest(), operation.operand(2));
        }
      }
    }
    return operation;
  }

  /** Takes constants out of the rest of a product as long as there are any. */
  private static Product product(Product product) {
    if (product.rest() instanceof Operation operation) {
      if (operation.operator() == NEGATE) {
        return product(new Product(product.factor().negate(), operation.operand(0)));
      }
      if (operation.operator() == DIVIDE
          && operation.operand(1) instanceof Constant divisor
          && isOrdinary(divisor)) {
        BigDecimal quotient = product.factor().divide(number(divisor), MathContext.DECIMAL128);
        return product(new Product(quotient, operation.operand(0)));
      }
      if (operation.operator() == MULTIPLY) {
        for (int k = 0; k < 2; k++) {
          Expr rest = operation.operand(1 - k);
          if (operation.operand(k) instanceof Constant constant
              && isOrdinary(constant)
              && !isWhole(rest)) {
            BigDecimal both = product.factor().multiply(number(constant), MathContext.DECIMAL128);
            return product(new Product(both, rest));
          }
        }
      }
    }
    return product;
  }

  /**
   * Whether a value is an integer made real, such as the step whose product with dt is the time.
   */
  private static boolean isWhole(Expr value) {
    return value instanceof Operation operation
        && operation.operator() == Operator.CONVERT
        && operation.operand(0).type().isInteger();
  }

  private static Optional<Constant> rounded(Type type, BigDecimal number) {
    Constant constant =
        type == Type.F64
            ? new Constant(type, Double.doubleToRawLongBits(number.doubleValue()))
            : new Constant(type, Float.floatToRawIntBits(number.floatValue()));
    return isOrdinary(constant) ? Optional.of(constant) : Optional.empty();
  }

  /** Whether a number is neither zero nor denormal nor infinite nor NaN. */
  private static boolean isOrdinary(Constant constant) {
    double size = Math.abs(value(constant));
    return constant.type() == Type.F64
        ? size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE
        : size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE;
  }

  private static double value(Constant constant) {
    return constant.type() == Type.F64
        ? Double.longBitsToDouble(constant.bits())
        : Float.intBitsToFloat((int) constant.bits());
  }

  private static BigDecimal number(Constant constant) {
    return new BigDecimal(value(constant));
  }
}
