package org.rheobase.mathlib;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.mathlib.PreciseFunctions.Precise;

/**
 * A function of one argument and what it is compared with.
 *
 * @param name its name in equations
 * @param body the function
 * @param near the same in double precision: the reference for single precision, and in double
 *     precision for special values
 * @param precise the same to 100 bits, where {@code near} is finite and not 0
 * @param bound sizes of arguments below which errors are measured more densely
 */
record FunctionCase(
    String name,
    Body body,
    DoubleUnaryOperator near,
    DoubleFunction<Precise> precise,
    List<Double> bound) {

  /** A function of one argument as mathlib writes it. */
  interface Body {
    Expr of(IrBuilder b, Expr x);
  }

  private static FunctionCase of(
      String name,
      Body body,
      DoubleUnaryOperator near,
      DoubleFunction<Precise> precise,
      Double... bound) {
    return new FunctionCase(name, body, near, precise, List.of(bound));
  }

  /** All functions whose results are rounded. */
  static final List<FunctionCase> ROUNDED =
      List.of(
          of("exp", Functions::exp, Math::exp, PreciseFunctions::exp, 1.0, 750.0),
          of("log", Functions::log, Math::log, PreciseFunctions::log, 2.0, 1000.0),
          of("sin", Functions::sin, Math::sin, PreciseFunctions::sin, 1.6, 100.0, 1e6, 1e12),
          of("cos", Functions::cos, Math::cos, PreciseFunctions::cos, 1.6, 100.0, 1e6, 1e12),
          of("tanh", Functions::tanh, StrictMath::tanh, PreciseFunctions::tanh, 1.0, 2.0, 20.0));

  static FunctionCase named(String name) {
    return ROUNDED.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
