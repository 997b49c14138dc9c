package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * Evaluates expressions that have one value for all neurons and times: numbers, units, constants,
 * N. Arithmetic is done in double precision as it is written. Functions are those of {@link
 * StrictMath}, whose results its specification fixes, so that a constant is the same on every
 * machine.
 */
public final class ConstantEvaluator {
  /** The largest exponent for which a power is a chain of products. */
  private static final int LARGEST_CHAIN = 64;

  private ConstantEvaluator() {}

  /**
   * The value in SI base units; empty if it depends on the neuron, the time or chance, or is a
   * truth value.
   */
  public static Optional<Double> valueOf(Expression expression, Scope scope) {
    return switch (expression) {
      case Ast.Number number -> Optional.of(number.value());
      case Ast.BooleanLiteral literal -> Optional.empty();
      case Ast.Name name -> scope.resolve(name.name()).flatMap(meaning -> valueOf(meaning, scope));
      case Ast.Unary unary -> valueOf(unary, scope);
      case Ast.Binary binary -> valueOf(binary, scope);
      case Ast.Call call -> valueOf(call, scope);
    };
  }

  private static Optional<Double> valueOf(Meaning meaning, Scope scope) {
    return switch (meaning) {
      case Meaning.OfConstant c -> Optional.of(c.constant().value());
      case Meaning.OfSpecial s ->
          s.special() == Meaning.Special.COUNT && scope.count() > 0
              ? Optional.of((double) scope.count())
              : Optional.empty();
      case Meaning.OfVariable v -> Optional.empty();
      case Meaning.OfNoise n -> Optional.empty();
    };
  }

  private static Optional<Double> valueOf(Ast.Unary unary, Scope scope) {
    return switch (unary.operator()) {
      case NEGATE -> valueOf(unary.operand(), scope).map(x -> -x);
      case PLUS -> valueOf(unary.operand(), scope);
      case NOT -> Optional.empty();
    };
  }

  private static Optional<Double> valueOf(Ast.Binary binary, Scope scope) {
    if (binary.operator().isComparison() || binary.operator().isLogical()) {
      return Optional.empty();
    }
    Optional<Double> left = valueOf(binary.left(), scope);
    return left.flatMap(
        a -> valueOf(binary.right(), scope).map(b -> apply(binary.operator(), a, b)));
  }

  private static double apply(Ast.BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case FLOOR_DIVIDE -> floorDivide(a, b);
      case MODULO -> modulo(a, b);
      case POWER -> power(a, b);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR ->
          throw new IllegalStateException("no arithmetic: " + operator);
    };
  }

  /** The quotient rounded down, exactly: 1 // 0.1 is 9, because 0.1 is a little more than 1/10. */
  private static double floorDivide(double a, double b) {
    double quotient = Math.rint((a - modulo(a, b)) / b);
    return Double.isNaN(quotient) ? Math.floor(a / b) : quotient;
  }

  /** The rest that goes with the quotient rounded down; it has the sign of b. */
  private static double modulo(double a, double b) {
    double rest = a % b;
    boolean isBelow = rest != 0 && rest < 0 != b < 0;
    return isBelow ? rest + b : rest == 0 ? Math.copySign(0, b) : rest;
  }

  private static double power(double base, double exponent) {
    if (exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_CHAIN) {
      double product = 1;
      for (int k = 0; k < Math.abs(exponent); k++) {
        product *= base;
      }
      return exponent < 0 ? 1 / product : product;
    }
    if (Math.abs(exponent) == 0.5) {
      return exponent > 0 ? Math.sqrt(base) : 1 / Math.sqrt(base);
    }
    return isOne(base, exponent) ? 1 : StrictMath.pow(base, exponent);
  }

  /** Where a power is 1 by C99, F.9.4.4, and NaN by {@link StrictMath}. */
  private static boolean isOne(double base, double exponent) {
    return base == 1 || (base == -1 && Double.isInfinite(exponent));
  }

  /** (e^x − 1)/x, which is finite for some x for which e^x is not. */
  private static double exprel(double x) {
    if (x > 700) {
      double factor = StrictMath.exp(x / 2);
      return Double.isInfinite(factor) ? factor : factor / x * factor;
    }
    return x == 0 ? 1 : StrictMath.expm1(x) / x;
  }

  private static double clip(double x, double lower, double upper) {
    double raised = x < lower ? lower : x;
    return upper < raised ? upper : raised;
  }

  private static Optional<Double> valueOf(Ast.Call call, Scope scope) {
    return scope.definitions().function(call.function()).isPresent()
        ? valueOf(scope.definitions().expand(call), scope)
        : valueOfFunction(call, scope);
  }

  private static Optional<Double> valueOfFunction(Ast.Call call, Scope scope) {
    List<Double> arguments =
        call.arguments().stream().flatMap(argument -> valueOf(argument, scope).stream()).toList();
    Optional<LanguageFunction> function = LanguageFunction.find(call.function());
    boolean isKnown = arguments.size() == call.arguments().size() && !arguments.isEmpty();
    return isKnown
        ? function.filter(f -> f.arity() == arguments.size()).flatMap(f -> apply(f, arguments))
        : Optional.empty();
  }

  private static Optional<Double> apply(LanguageFunction function, List<Double> arguments) {
    double x = arguments.getFirst();
    return switch (function) {
      case EXP -> Optional.of(StrictMath.exp(x));
      case LOG -> Optional.of(StrictMath.log(x));
      case LOG10 -> Optional.of(StrictMath.log10(x));
      case LOG1P -> Optional.of(StrictMath.log1p(x));
      case EXPM1 -> Optional.of(StrictMath.expm1(x));
      case EXPREL -> Optional.of(exprel(x));
      case SIN -> Optional.of(StrictMath.sin(x));
      case COS -> Optional.of(StrictMath.cos(x));
      case TAN -> Optional.of(StrictMath.tan(x));
      case SINH -> Optional.of(StrictMath.sinh(x));
      case COSH -> Optional.of(StrictMath.cosh(x));
      case TANH -> Optional.of(StrictMath.tanh(x));
      case ARCSIN -> Optional.of(StrictMath.asin(x));
      case ARCCOS -> Optional.of(StrictMath.acos(x));
      case ARCTAN -> Optional.of(StrictMath.atan(x));
      case SQRT -> Optional.of(Math.sqrt(x));
      case ABS -> Optional.of(Math.abs(x));
      case SIGN -> Optional.of(Math.signum(x) + 0.0);
      case FLOOR -> Optional.of((double) (int) Math.floor(x));
      case CEIL -> Optional.of((double) (int) Math.ceil(x));
      case INT -> Optional.of((double) (int) x);
      case CLIP -> Optional.of(clip(x, arguments.get(1), arguments.get(2)));
      case TIMESTEP ->
          Optional.of((double) (int) ((x + 1e-3 * arguments.get(1)) / arguments.get(1)));
      case RAND, RANDN, POISSON -> Optional.empty();
    };
  }
}
