package org.rheobase.mathlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;

/**
 * Functions are accurate, treat special values as C99 wants it, and are the same on every engine.
 */
class FunctionsTest {
  static final List<FunctionCase> FUNCTIONS = FunctionCase.ROUNDED;

  private static final int SAMPLES = 1 << 14;

  /** Compiling takes longest, so that each function is compiled once an engine. */
  private static final Map<String, double[]> COMPUTED = new HashMap<>();

  /** Values that each argument takes in all combinations. */
  private static final double[] SPECIAL = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    100,
    -100,
    1000,
    -1000,
    0x1p-149,
    -0x1p-149,
    0x1p-140,
    -0x1p-140,
    0x1p-126,
    0x1p-1074,
    -0x1p-1074,
    0x1p-1022,
    0x1.fffffep127,
    -0x1.fffffep127,
    1e300,
    -1e300,
    1.5,
    -1.5,
    10,
    -10
  };

  private static List<double[]> arguments(FunctionCase function, Precision precision) {
    List<double[]> arguments = new ArrayList<>();
    for (double x : SPECIAL) {
      for (double y : function.arity() == 1 ? new double[] {0} : SPECIAL) {
        arguments.add(Arrays.copyOf(new double[] {x, y}, function.arity()));
      }
    }
    SplittableRandom random = new SplittableRandom(11);
    while (arguments.size() < SAMPLES) {
      double[] x = new double[function.arity()];
      function.samples().next(random, precision, x);
      arguments.add(x);
    }
    return arguments;
  }

  private static double[] results(FunctionCase function, EngineUnderTest engine) {
    return COMPUTED.computeIfAbsent(
        function + " on " + engine.device().backendText() + engine.precision(),
        key -> compute(function, engine));
  }

  private static double[] compute(FunctionCase function, EngineUnderTest engine) {
    Precision precision = engine.precision();
    Backend backend = Backend.of(engine.device());
    return compute(function, backend, precision, arguments(function, precision));
  }

  private static double[] compute(
      FunctionCase function, Backend backend, Precision precision, List<double[]> arguments) {
    try (Elementwise compiled = Elementwise.of(function, backend, precision, arguments.size())) {
      List<HostArray> arrays = compiled.arrays();
      for (int k = 0; k < arguments.size(); k++) {
        Elementwise.put(arrays, k, arguments.get(k));
      }
      compiled.apply(arrays);
      double[] results = new double[arguments.size()];
      Arrays.setAll(results, arrays.getLast()::value);
      return results;
    }
  }

  private static void accurate(FunctionCase function, Precision precision) {
    double[] results = results(function, EveryEngine.with(precision).getFirst());
    List<double[]> arguments = arguments(function, precision);
    for (int k = 0; k < results.length; k++) {
      double[] x = arguments.get(k);
      if (precision == Precision.SINGLE) {
        Arrays.setAll(x, j -> (float) x[j]);
      }
      assertThat(MathlibErrors.error(precision, function, x, results[k]))
          .as("%s%s", function, Arrays.toString(x))
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void withinOneUlpInSinglePrecision(FunctionCase function) {
    accurate(function, Precision.SINGLE);
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void withinOneUlpInDoublePrecision(FunctionCase function) {
    accurate(function, Precision.DOUBLE);
  }

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void equalOnEveryEngine(FunctionCase function) {
    for (Precision precision : Precision.values()) {
      List<EngineUnderTest> engines = EveryEngine.with(precision);
      double[] expected = results(function, engines.getFirst());
      for (EngineUnderTest engine : engines.subList(1, engines.size())) {
        assertThat(results(function, engine)).as("%s", engine).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exp, NaN, NaN",
    "exp, Infinity, Infinity",
    "exp, -Infinity, 0.0",
    "exp, 0.0, 1.0",
    "exp, -0.0, 1.0",
    "exp, 1000, Infinity",
    "exp, -1000, 0.0",
    "log, NaN, NaN",
    "log, -1, NaN",
    "log, 0.0, -Infinity",
    "log, -0.0, -Infinity",
    "log, 1, 0.0",
    "log, Infinity, Infinity",
    "log, -Infinity, NaN",
    "log, -0x1p-149, NaN",
    "log10, NaN, NaN",
    "log10, -1, NaN",
    "log10, 0.0, -Infinity",
    "log10, -0.0, -Infinity",
    "log10, 1, 0.0",
    "log10, 10, 1.0",
    "log10, 100, 2.0",
    "log10, 1000, 3.0",
    "log10, Infinity, Infinity",
    "log10, -Infinity, NaN",
    "log1p, NaN, NaN",
    "log1p, -1, -Infinity",
    "log1p, -2, NaN",
    "log1p, 0.0, 0.0",
    "log1p, -0.0, -0.0",
    "log1p, Infinity, Infinity",
    "log1p, -Infinity, NaN",
    "log1p, -0x1p-149, -0x1p-149",
    "log1p, 0x1p-140, 0x1p-140",
    "expm1, NaN, NaN",
    "expm1, Infinity, Infinity",
    "expm1, -Infinity, -1.0",
    "expm1, 0.0, 0.0",
    "expm1, -0.0, -0.0",
    "expm1, 1000, Infinity",
    "expm1, -1000, -1.0",
    "expm1, 0x1p-140, 0x1p-140",
    "exprel, NaN, NaN",
    "exprel, Infinity, Infinity",
    "exprel, -Infinity, 0.0",
    "exprel, 0.0, 1.0",
    "exprel, -0.0, 1.0",
    "exprel, 0x1p-149, 1.0",
    "exprel, 1000, Infinity",
    "sin, NaN, NaN",
    "sin, Infinity, NaN",
    "sin, -Infinity, NaN",
    "sin, 0.0, 0.0",
    "sin, -0.0, -0.0",
    "sin, 0x1p-149, 0x1p-149",
    "cos, NaN, NaN",
    "cos, Infinity, NaN",
    "cos, 0.0, 1.0",
    "cos, -0.0, 1.0",
    "tan, NaN, NaN",
    "tan, Infinity, NaN",
    "tan, -Infinity, NaN",
    "tan, 0.0, 0.0",
    "tan, -0.0, -0.0",
    "tan, -0x1p-149, -0x1p-149",
    "arcsin, NaN, NaN",
    "arcsin, Infinity, NaN",
    "arcsin, -2, NaN",
    "arcsin, 0.0, 0.0",
    "arcsin, -0.0, -0.0",
    "arcsin, 0x1p-140, 0x1p-140",
    "arccos, NaN, NaN",
    "arccos, -Infinity, NaN",
    "arccos, 2, NaN",
    "arccos, 1, 0.0",
    "arctan, NaN, NaN",
    "arctan, 0.0, 0.0",
    "arctan, -0.0, -0.0",
    "arctan, -0x1p-149, -0x1p-149",
    "sinh, NaN, NaN",
    "sinh, Infinity, Infinity",
    "sinh, -Infinity, -Infinity",
    "sinh, 0.0, 0.0",
    "sinh, -0.0, -0.0",
    "sinh, 1000, Infinity",
    "sinh, -1000, -Infinity",
    "sinh, -0x1p-140, -0x1p-140",
    "cosh, NaN, NaN",
    "cosh, Infinity, Infinity",
    "cosh, -Infinity, Infinity",
    "cosh, 0.0, 1.0",
    "cosh, -0.0, 1.0",
    "cosh, -1000, Infinity",
    "tanh, NaN, NaN",
    "tanh, Infinity, 1.0",
    "tanh, -Infinity, -1.0",
    "tanh, 0.0, 0.0",
    "tanh, -0.0, -0.0",
    "tanh, 100, 1.0",
    "tanh, 0x1p-149, 0x1p-149"
  })
  void specialValues(String name, double argument, double result) {
    everywhere(FunctionCase.named(name), result, argument);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, -3, Infinity",
    "-0.0, -3, -Infinity",
    "0.0, -2, Infinity",
    "-0.0, -2, Infinity",
    "-0.0, -1.5, Infinity",
    "0.0, -Infinity, Infinity",
    "-0.0, -Infinity, Infinity",
    "0.0, 3, 0.0",
    "-0.0, 3, -0.0",
    "-0.0, 2, 0.0",
    "-0.0, 1.5, 0.0",
    "0.0, Infinity, 0.0",
    "-1, Infinity, 1",
    "-1, -Infinity, 1",
    "1, NaN, 1",
    "1, Infinity, 1",
    "1, 1000, 1",
    "NaN, 0.0, 1",
    "NaN, -0.0, 1",
    "0.0, 0.0, 1",
    "Infinity, -0.0, 1",
    "-3, 0.0, 1",
    "-2, 1.5, NaN",
    "-2, -0.5, NaN",
    "NaN, 1, NaN",
    "2, NaN, NaN",
    "-1, NaN, NaN",
    "0.5, -Infinity, Infinity",
    "-0.5, -Infinity, Infinity",
    "2, -Infinity, 0.0",
    "-2, -Infinity, 0.0",
    "0.5, Infinity, 0.0",
    "-0.5, Infinity, 0.0",
    "2, Infinity, Infinity",
    "-Infinity, -3, -0.0",
    "-Infinity, -2, 0.0",
    "-Infinity, -1.5, 0.0",
    "-Infinity, 3, -Infinity",
    "-Infinity, 2, Infinity",
    "-Infinity, 0.5, Infinity",
    "Infinity, -0.5, 0.0",
    "Infinity, 1.5, Infinity",
    "-2, 3, -8",
    "-2, -3, -0.125",
    "-3, 3, -27",
    "10, 2, 100",
    "10, 3, 1000",
    "100, 1.5, 1000",
    "2, 10, 1024",
    "10, 1000, Infinity",
    "10, -1000, 0.0",
    "-10, 3, -1000",
    "0x1p-140, 0.5, 0x1p-70"
  })
  void specialPowers(double x, double y, double result) {
    everywhere(FunctionCase.named("pow"), result, x, y);
  }

  /** The result is that on every engine, where the arguments are among the special ones. */
  private static void everywhere(FunctionCase function, double result, double... arguments) {
    for (EngineUnderTest engine : EveryEngine.all()) {
      List<double[]> all = arguments(function, engine.precision());
      int place = 0;
      while (!Arrays.equals(all.get(place), arguments)) {
        place++;
      }
      double[] found = {results(function, engine)[place]};
      assertThat(found).as("%s", engine).containsExactly(result);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void wholePowersAreExact(Precision precision) {
    FunctionCase power = FunctionCase.named("pow");
    double limit = precision == Precision.SINGLE ? 0x1p24 : 0x1p53;
    List<double[]> cases = new ArrayList<>();
    for (int x = 2; x < 1000; x++) {
      for (int y = 1; Math.pow(x, y) <= limit; y++) {
        cases.add(new double[] {x, y});
      }
    }
    double[] expected = cases.stream().mapToDouble(c -> exact((int) c[0], (int) c[1])).toArray();
    assertThat(compute(power, Backend.cpu(), precision, cases)).isEqualTo(expected);
  }

  private static double exact(int x, int y) {
    return y == 0 ? 1 : x * exact(x, y - 1);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void logarithmsOfPowersOfTenAreExact(Precision precision) {
    int largest = precision == Precision.SINGLE ? 10 : 22;
    List<double[]> cases = new ArrayList<>();
    double[] expected = new double[largest + 1];
    for (int n = 0; n <= largest; n++) {
      cases.add(new double[] {exact(10, n)});
      expected[n] = n;
    }
    FunctionCase log10 = FunctionCase.named("log10");
    assertThat(compute(log10, Backend.cpu(), precision, cases)).isEqualTo(expected);
  }
}
