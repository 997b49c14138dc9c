package org.rheobase.mathlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/**
 * Functions are accurate, treat special values as C99 wants it, and are the same on every engine.
 */
class FunctionsTest {
  static final List<FunctionCase> FUNCTIONS = FunctionCase.ROUNDED;

  private static final int SAMPLES = 1 << 16;

  private static double[] apply(FunctionCase function, EngineUnderTest engine, double[] arguments) {
    Type real = engine.precision().real();
    HostArray x = HostArray.of(real, arguments.length);
    for (int k = 0; k < arguments.length; k++) {
      long bits =
          real == Type.F64
              ? Double.doubleToRawLongBits(arguments[k])
              : Float.floatToRawIntBits((float) arguments[k]);
      x.setBits(k, bits);
    }
    HostArray y = HostArray.of(real, arguments.length);
    try (Elementwise compiled =
        new Elementwise(
            Backend.of(engine.device()),
            engine.precision(),
            List.of(real),
            arguments.length,
            (b, values) -> List.of(function.body().of(b, values.getFirst())))) {
      compiled.apply(List.of(x, y));
    }
    double[] results = new double[arguments.length];
    Arrays.setAll(results, y::value);
    return results;
  }

  private static double[] samples(FunctionCase function, Precision precision) {
    SplittableRandom random = new SplittableRandom(11);
    double[] samples = new double[SAMPLES];
    Arrays.setAll(
        samples,
        k ->
            precision == Precision.DOUBLE
                ? DoubleSamples.next(random, function)
                : Float.intBitsToFloat(random.nextInt()));
    return samples;
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void withinOneUlpInSinglePrecision(FunctionCase function) {
    double[] arguments = samples(function, Precision.SINGLE);
    EngineUnderTest engine = EveryEngine.with(Precision.SINGLE).getFirst();
    double[] results = apply(function, engine, arguments);
    for (int k = 0; k < SAMPLES; k++) {
      double near = function.near().applyAsDouble(arguments[k]);
      assertThat(MathlibErrors.error((float) results[k], near))
          .as("%s(%a)", function.name(), arguments[k])
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void withinOneUlpInDoublePrecision(FunctionCase function) {
    double[] arguments = samples(function, Precision.DOUBLE);
    EngineUnderTest engine = EveryEngine.with(Precision.DOUBLE).getFirst();
    double[] results = apply(function, engine, arguments);
    for (int k = 0; k < SAMPLES; k++) {
      assertThat(MathlibErrors.error(function, arguments[k], results[k]))
          .as("%s(%a)", function.name(), arguments[k])
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void equalOnEveryEngine(FunctionCase function) {
    for (Precision precision : Precision.values()) {
      double[] arguments = samples(function, precision);
      List<EngineUnderTest> engines = EveryEngine.with(precision);
      double[] expected = apply(function, engines.getFirst(), arguments);
      for (EngineUnderTest engine : engines.subList(1, engines.size())) {
        assertThat(apply(function, engine, arguments)).as("%s", engine).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exp, NaN, NaN", "exp, Infinity, Infinity", "exp, -Infinity, 0.0", "exp, 0.0, 1.0",
        "exp, -0.0, 1.0",
    "exp, 1000, Infinity", "exp, -1000, 0.0", "log, NaN, NaN", "log, -1, NaN",
        "log, 0.0, -Infinity",
    "log, -0.0, -Infinity", "log, 1, 0.0", "log, Infinity, Infinity", "log, -Infinity, NaN",
        "sin, NaN, NaN",
    "sin, Infinity, NaN", "sin, -Infinity, NaN", "sin, 0.0, 0.0", "sin, -0.0, -0.0",
        "cos, NaN, NaN",
    "cos, Infinity, NaN", "cos, 0.0, 1.0", "cos, -0.0, 1.0", "tanh, NaN, NaN",
        "tanh, Infinity, 1.0",
    "tanh, -Infinity, -1.0", "tanh, 0.0, 0.0", "tanh, -0.0, -0.0", "tanh, 100, 1.0"
  })
  void specialValues(String name, double argument, double result) {
    for (EngineUnderTest engine : EveryEngine.all()) {
      double[] results = apply(FunctionCase.named(name), engine, new double[] {argument});
      assertThat(results).as("%s", engine).containsExactly(result);
    }
  }
}
