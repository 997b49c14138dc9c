package org.rheobase.mathlib;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.PreciseFunctions.Precise;

/**
 * A function of real numbers and what it is compared with.
 *
 * @param name its name in equations
 * @param arity number of arguments
 * @param body the function
 * @param near the same in double precision: the reference for single precision, and in double
 *     precision for special values
 * @param precise the same to 100 bits, where {@code near} is finite and not 0
 * @param samples arguments at which errors are measured
 */
record FunctionCase(
    String name,
    int arity,
    Body body,
    ToDoubleFunction<double[]> near,
    Function<double[], Precise> precise,
    Samples samples) {

  /** A function as mathlib writes it. */
  interface Body {
    Expr of(IrBuilder b, List<Expr> x);
  }

  /** A function of one argument as mathlib writes it. */
  private interface UnaryBody {
    Expr of(IrBuilder b, Expr x);
  }

  /**
   * A function of one argument.
   *
   * @param bound sizes of arguments below which errors are measured more densely
   */
  private static FunctionCase of(
      String name,
      UnaryBody body,
      DoubleUnaryOperator near,
      DoubleFunction<Precise> precise,
      Double... bound) {
    return new FunctionCase(
        name,
        1,
        (b, x) -> body.of(b, x.getFirst()),
        x -> near.applyAsDouble(x[0]),
        x -> precise.apply(x[0]),
        Samples.within(List.of(bound)));
  }

  /** All functions whose results are rounded. */
  static final List<FunctionCase> ROUNDED =
      List.of(
          of("exp", Functions::exp, Math::exp, PreciseFunctions::exp, 1.0, 750.0),
          of("log", Functions::log, Math::log, PreciseFunctions::log, 2.0, 1000.0),
          of("sin", Functions::sin, Math::sin, PreciseFunctions::sin, 1.6, 100.0, 1e6, 1e12),
          of("cos", Functions::cos, Math::cos, PreciseFunctions::cos, 1.6, 100.0, 1e6, 1e12),
          of("tanh", Functions::tanh, StrictMath::tanh, PreciseFunctions::tanh, 1.0, 2.0, 20.0),
          of("expm1", Functions::expm1, Math::expm1, PreciseFunctions::expm1, 1.0, 50.0, 750.0),
          of(
              "exprel",
              Functions::exprel,
              FunctionCase::exprel,
              PreciseFunctions::exprel,
              1.0,
              50.0,
              750.0),
          of("tan", Functions::tan, Math::tan, PreciseFunctions::tan, 1.6, 100.0, 1e6, 1e12),
          of("sinh", Functions::sinh, StrictMath::sinh, PreciseFunctions::sinh, 1.0, 2.0, 750.0),
          of("cosh", Functions::cosh, StrictMath::cosh, PreciseFunctions::cosh, 1.0, 2.0, 750.0),
          of("arcsin", Functions::arcsin, Math::asin, PreciseFunctions::arcsin, 1.0),
          of("arccos", Functions::arccos, Math::acos, PreciseFunctions::arccos, 1.0),
          of("arctan", Functions::arctan, Math::atan, PreciseFunctions::arctan, 1.0, 3.0, 1e6),
          of("log10", Functions::log10, Math::log10, PreciseFunctions::log10, 2.0, 1000.0),
          of("log1p", Functions::log1p, Math::log1p, PreciseFunctions::log1p, 1.0, 2.0, 1000.0),
          new FunctionCase(
              "pow",
              2,
              (b, x) -> Functions.pow(b, x.get(0), x.get(1)),
              x -> power(x[0], x[1]),
              x -> PreciseFunctions.pow(x[0], x[1]),
              Samples.ofPowers()));

  /** Beyond 700 e^x is taken in two factors, because it overflows before the quotient does. */
  private static double exprel(double x) {
    if (x > 700) {
      double factor = Math.exp(x / 2);
      return Double.isInfinite(factor) ? factor : factor / x * factor;
    }
    return x == 0 ? 1 : Math.expm1(x) / x;
  }

  /** Java lets powers of 1 be NaN that C99 wants to be 1. */
  private static double power(double x, double y) {
    return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
  }

  static FunctionCase named(String name) {
    return ROUNDED.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
