package org.rheobase.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.mathlib.Functions;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.model.Meaning;
import org.rheobase.model.Scope;
import org.rheobase.model.TimedArray;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/**
 * Checked expressions to values of the program. What is the same for all neurons and times is
 * computed here, in double precision, and rounded once. A product that is an operand of a sum is
 * contracted with it to an {@code fma}: here, so that it is for every engine alike; of two products
 * it is the left one.
 */
final class ExpressionLowering {
  private final IrBuilder builder;
  private final Type real;
  private final Scope scope;
  private final TimedArrayLowering timedArrays;
  private final Map<String, Integer> calls = new HashMap<>();

  /**
   * Prepares the lowering of expressions into a program.
   *
   * @param scope what names stand for
   * @param clock the time step
   * @param step number of the present step
   */
  ExpressionLowering(IrBuilder builder, Precision precision, Scope scope, Clock clock, Expr step) {
    this.builder = builder;
    this.real = precision.real();
    this.scope = scope;
    timedArrays = new TimedArrayLowering(builder, precision, clock, step, scope);
  }

  /** The buffers of timed arrays that were read so far. */
  List<Buffer> buffers() {
    return timedArrays.buffers();
  }

  /** The value of an expression as a real number. */
  Expr real(Expression expression, Environment environment) {
    return lowerAs(ValueType.REAL, expression, environment);
  }

  /** The value of an expression, of the type that the expression itself has. */
  Expr lower(Expression expression, Environment environment) {
    Optional<Double> closed = ConstantEvaluator.valueOf(expression, scope);
    if (closed.isPresent() && isNumber(expression)) {
      return ValueTypes.isInteger(expression, scope)
          ? builder.constant((int) Math.rint(closed.get()))
          : builder.real(real, closed.get());
    }
    return switch (expression) {
      case Ast.Number number -> builder.real(real, number.value());
      case Ast.BooleanLiteral literal -> builder.constant(literal.value());
      case Ast.Name name -> value(name.name(), environment);
      case Ast.Unary unary -> unary(unary, environment);
      case Ast.Binary binary -> binary(binary, environment);
      case Ast.Call call -> call(call, environment);
    };
  }

  /**
   * The value of an expression as a variable of the given kind takes it: real numbers are cut off
   * to integers.
   */
  Expr lowerAs(ValueType type, Expression expression, Environment environment) {
    return as(type, lower(expression, environment));
  }

  /** A value as a variable of the given kind takes it. */
  Expr as(ValueType type, Expr value) {
    return switch (type) {
      case REAL -> real(value);
      case INTEGER -> value.type().isReal() ? Functions.truncate(builder, value) : integer(value);
      case BOOLEAN -> value;
    };
  }

  private static boolean isNumber(Expression expression) {
    return switch (expression) {
      case Ast.BooleanLiteral literal -> false;
      case Ast.Unary unary -> unary.operator() != Ast.UnaryOperator.NOT;
      case Ast.Binary binary -> !binary.operator().isComparison() && !binary.operator().isLogical();
      case Ast.Number number -> true;
      case Ast.Name name -> true;
      case Ast.Call call -> true;
    };
  }

  private Expr real(Expr value) {
    return value.type() == Type.BOOL
        ? builder.select(value, builder.real(real, 1), builder.real(real, 0))
        : builder.convert(real, value);
  }

  private Expr integer(Expr value) {
    return value.type() == Type.BOOL
        ? builder.select(value, builder.constant(1), builder.constant(0))
        : value;
  }

  /** The present value of what a name stands for. */
  Expr value(String name, Environment environment) {
    Optional<Expr> known = environment.value(name);
    if (known.isPresent()) {
      return known.get();
    }
    Meaning meaning =
        scope.resolve(name).orElseThrow(() -> new IllegalStateException("unknown " + name));
    return switch (meaning) {
      case Meaning.OfVariable v -> subexpression(v.variable(), environment);
      case Meaning.OfConstant c -> builder.real(real, c.constant().value());
      case Meaning.OfNoise n -> noise(n.name(), environment);
      case Meaning.OfSpecial s ->
          throw new IllegalStateException("no value for " + s.special().text() + " here");
    };
  }

  /** A subexpression is computed from the present values wherever it is read. */
  private Expr subexpression(Variable variable, Environment environment) {
    Expression expression =
        variable
            .expression()
            .orElseThrow(() -> new IllegalStateException("no value for " + variable.name()));
    return builder.label(lowerAs(variable.type(), expression, environment), variable.name());
  }

  private Expr noise(String name, Environment environment) {
    Expr normal = builder.label(environment.draw().normal(name), name);
    environment.assign(name, normal);
    return normal;
  }

  private Expr unary(Ast.Unary unary, Environment environment) {
    Expr operand = lower(unary.operand(), environment);
    return switch (unary.operator()) {
      case NEGATE -> builder.negate(operand);
      case PLUS -> operand;
      case NOT -> builder.not(operand);
    };
  }

  private Expr binary(Ast.Binary binary, Environment environment) {
    return switch (binary.operator()) {
      case ADD -> sum(binary, environment);
      case SUBTRACT -> difference(binary, environment);
      case POWER -> power(binary, environment);
      default ->
          operator(binary, lower(binary.left(), environment), lower(binary.right(), environment));
    };
  }

  private Expr operator(Ast.Binary binary, Expr left, Expr right) {
    boolean isReal = left.type().isReal() || right.type().isReal();
    Expr a = isReal ? real(left) : left;
    Expr b = isReal ? real(right) : right;
    return switch (binary.operator()) {
      case MULTIPLY -> builder.multiply(a, b);
      case DIVIDE -> builder.divide(real(a), real(b));
      case FLOOR_DIVIDE ->
          isReal ? Functions.floorDivide(builder, a, b) : Integers.floorDivide(builder, a, b);
      case MODULO -> isReal ? Functions.modulo(builder, a, b) : Integers.modulo(builder, a, b);
      case LESS -> builder.less(a, b);
      case LESS_EQUAL -> builder.lessEqual(a, b);
      case GREATER -> builder.less(b, a);
      case GREATER_EQUAL -> builder.lessEqual(b, a);
      case EQUAL -> builder.equal(a, b);
      case NOT_EQUAL -> builder.notEqual(a, b);
      case AND -> builder.and(a, b);
      case OR -> builder.or(a, b);
      case ADD, SUBTRACT, POWER ->
          throw new IllegalStateException("handled before: " + binary.operator());
    };
  }

  private Expr sum(Ast.Binary binary, Environment environment) {
    if (isOpenProduct(binary.left())) {
      Factors product = factors(binary.left(), environment);
      return fused(product, lower(binary.right(), environment));
    }
    Expr left = lower(binary.left(), environment);
    if (isOpenProduct(binary.right())) {
      return fused(factors(binary.right(), environment), left);
    }
    Expr right = lower(binary.right(), environment);
    return areReal(left, right) ? builder.add(real(left), real(right)) : builder.add(left, right);
  }

  private Expr difference(Ast.Binary binary, Environment environment) {
    if (isOpenProduct(binary.left())) {
      Factors product = factors(binary.left(), environment);
      return fused(product, builder.negate(lower(binary.right(), environment)));
    }
    Expr left = lower(binary.left(), environment);
    if (isOpenProduct(binary.right())) {
      return fused(factors(binary.right(), environment).negated(builder), left);
    }
    Expr right = lower(binary.right(), environment);
    return areReal(left, right)
        ? builder.subtract(real(left), real(right))
        : builder.subtract(left, right);
  }

  private static boolean areReal(Expr left, Expr right) {
    return left.type().isReal() || right.type().isReal();
  }

  /** Whether it is a product that is not folded away. */
  private boolean isOpenProduct(Expression expression) {
    return expression instanceof Ast.Binary binary
        && binary.operator() == Ast.BinaryOperator.MULTIPLY
        && ConstantEvaluator.valueOf(binary, scope).isEmpty();
  }

  /** The values of the two factors of a product. */
  private record Factors(Expr left, Expr right) {
    Factors negated(IrBuilder builder) {
      return new Factors(builder.negate(left), right);
    }
  }

  private Factors factors(Expression product, Environment environment) {
    Ast.Binary binary = (Ast.Binary) product;
    Expr left = lower(binary.left(), environment);
    return new Factors(left, lower(binary.right(), environment));
  }

  /** The product plus a summand; a product of integers needs no rounding once. */
  private Expr fused(Factors product, Expr summand) {
    if (areReal(product.left(), product.right())) {
      return builder.fma(real(product.left()), real(product.right()), real(summand));
    }
    Expr exact = builder.multiply(product.left(), product.right());
    return summand.type().isReal()
        ? builder.add(real(exact), summand)
        : builder.add(exact, summand);
  }

  /** The range of exponents for which a power is a chain of products. */
  private static final int LARGEST_CHAIN = 64;

  private Expr power(Ast.Binary binary, Environment environment) {
    Expr base = real(lower(binary.left(), environment));
    double n = ConstantEvaluator.valueOf(binary.right(), scope).orElse(Double.NaN);
    if (n == Math.rint(n) && Math.abs(n) <= LARGEST_CHAIN) {
      return Functions.powInteger(builder, base, (int) n);
    }
    if (Math.abs(n) == 0.5) {
      Expr root = builder.sqrt(base);
      return n > 0 ? root : builder.divide(builder.real(real, 1), root);
    }
    return Functions.pow(builder, base, real(lower(binary.right(), environment)));
  }

  private Expr call(Ast.Call call, Environment environment) {
    Optional<TimedArray> array = scope.definitions().timedArray(call.function());
    if (array.isPresent()) {
      return timedArrays.read(array.get(), call, environment, this);
    }
    return scope.definitions().function(call.function()).isPresent()
        ? lower(scope.definitions().expand(call), environment)
        : languageFunction(call, environment);
  }

  private Expr languageFunction(Ast.Call call, Environment environment) {
    return switch (call.function()) {
      case "rand" -> environment.draw().uniform(drawName("rand"));
      case "randn" -> environment.draw().normal(drawName("randn"));
      case "poisson" -> {
        String name = drawName("poisson");
        Expr mean = real(lower(call.arguments().getFirst(), environment));
        yield environment.draw().poisson(name, mean);
      }
      default ->
          Calls.apply(
              builder,
              real,
              call,
              call.arguments().stream().map(a -> lower(a, environment)).toList());
    };
  }

  /**
   * Each call has a stream of its own, known by its number among the calls of the same function in
   * this code.
   */
  private String drawName(String function) {
    return function + "#" + (calls.merge(function, 1, Integer::sum) - 1);
  }

  /** Starts to count calls anew, for another piece of code. */
  void startCode() {
    calls.clear();
  }
}
