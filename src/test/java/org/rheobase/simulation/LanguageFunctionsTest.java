package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.testing.Simulations;

/** What functions of the language give in equations, beside what Java gives. */
class LanguageFunctionsTest {
  private static final double[] ARGUMENTS = {
    0,
    -0.0,
    0.25,
    -0.25,
    0.5,
    -0.5,
    1,
    -1,
    2.75,
    -2.75,
    3,
    -3,
    41.5,
    -41.5,
    8388609,
    -8388609,
    2147483392,
    -2147483648.0,
    1e10,
    -1e10,
    0x1p-140,
    -0x1p-140,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  /** An expression in x, the unit or kind of its value, and the same in Java. */
  private record Row(String expression, String unit, DoubleUnaryOperator expected) {}

  private static Row integer(String expression, DoubleUnaryOperator expected) {
    return new Row(expression, "integer", expected);
  }

  private static Row real(String expression, DoubleUnaryOperator expected) {
    return new Row(expression, "1", expected);
  }

  private static final List<Row> EXACT =
      List.of(
          integer("int(x)", x -> (int) x),
          integer("floor(x)", x -> (int) Math.floor(x)),
          integer("ceil(x)", x -> (int) Math.ceil(x)),
          integer("floor(int(x))", x -> (int) x),
          integer("int(x > 0.5)", x -> x > 0.5 ? 1 : 0),
          integer("abs(int(x))", x -> Math.abs((int) x)),
          integer("clip(int(x), -2, 3)", x -> Math.clamp((int) x, -2, 3)),
          integer(
              "timestep(clip(x, -100, 100)*second, 0.5*second)",
              x -> (int) ((Math.clamp(x, -100, 100) + 0.5e-3) / 0.5)),
          real("clip(x, -0.5, 2)", x -> x < -0.5 ? -0.5 : x > 2 ? 2 : x),
          real("clip(x, 2, 1)", x -> Double.isNaN(x) ? x : 1),
          real("clip(int(x), -2, 2.5)", x -> Math.clamp((int) x, -2, 2.5)),
          real("abs(x)", Math::abs),
          real("sign(x)", x -> x == 0 ? 0 : Math.signum(x)),
          real("sign(int(x))", x -> Integer.signum((int) x)));

  private static final List<Row> ROUNDED =
      List.of(
          real("x**1.5", x -> Math.pow(x, 1.5)),
          real("x**-2.5", x -> Math.pow(x, -2.5)),
          real("x**-0.5", x -> 1 / Math.sqrt(x)),
          real("x**65", x -> Math.pow(x, 65)),
          real("2**x", x -> Math.pow(2, x)),
          real("(-2)**int(x)", x -> Math.pow(-2, (int) x)),
          real("abs(x)**x", x -> Math.pow(Math.abs(x), x)));

  /** The values of the expressions, as subexpressions that are recorded; a row an expression. */
  private static double[][] values(EngineUnderTest engine, List<Row> rows) {
    StringBuilder equations = new StringBuilder("x : 1\n");
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      equations.append("f%d = %s : %s\n".formatted(k, row.expression, row.unit));
    }
    String[] names = IntStream.range(0, rows.size()).mapToObj(k -> "f" + k).toArray(String[]::new);
    NeuronGroup group =
        NeuronGroup.builder("G", ARGUMENTS.length).equations(equations.toString()).build();
    try (Simulation simulation = Simulations.on(engine).add(group).build()) {
      simulation.set(group, "x", ARGUMENTS);
      StateMonitor monitor = simulation.recordState(group, names);
      simulation.run("0.1*ms");
      return Arrays.stream(names)
          .map(name ->
              IntStream.range(0, ARGUMENTS.length)
                  .mapToDouble(neuron -> monitor.values(name, neuron)[0])
                  .toArray())
          .toArray(double[][]::new);
    }
  }

  private static double[] expected(Row row) {
    return Arrays.stream(ARGUMENTS).map(row.expected).toArray();
  }

  @OnEveryEngine
  void exactFunctions(EngineUnderTest engine) {
    double[][] values = values(engine, EXACT);
    for (int k = 0; k < values.length; k++) {
      assertThat(values[k]).as(EXACT.get(k).expression).isEqualTo(expected(EXACT.get(k)));
    }
  }

  /** On one engine: that powers are equal on all is tested where they are made. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void powers(Precision precision) {
    EngineUnderTest engine = EveryEngine.with(precision).getFirst();
    boolean isSingle = precision == Precision.SINGLE;
    double[][] values = values(engine, ROUNDED);
    for (int k = 0; k < values.length; k++) {
      double[] expected = expected(ROUNDED.get(k));
      for (int neuron = 0; neuron < expected.length; neuron++) {
        double wanted = isSingle ? (float) expected[neuron] : expected[neuron];
        double tolerance = Math.abs(wanted) * (isSingle ? 0x1p-23 : 0x1p-52);
        assertThat(values[k][neuron])
            .as("%s for %s", ROUNDED.get(k).expression, ARGUMENTS[neuron])
            .matches(
                value ->
                    value.equals(wanted)
                        || Math.abs(value - wanted) <= tolerance + (isSingle ? 0x1p-149 : 0),
                "near " + wanted);
      }
    }
  }

  @OnEveryEngine
  void poissonIsAnInteger(EngineUnderTest engine) {
    NeuronGroup group =
        NeuronGroup.builder("G", 400)
            .equations("n : integer\nm : integer\nnone : integer\nx : 1")
            .threshold("i >= 0")
            .reset("n += poisson(2.5); m += poisson(x)")
            .build();
    try (Simulation simulation = Simulations.on(engine).add(group).seed(3).build()) {
      simulation.set(group, "x", "0.1*(i % 10)");
      simulation.set(group, "none", "poisson(0*x)");
      simulation.run("1*ms");
      assertThat(mean(simulation.values(group, "n"))).isCloseTo(25, within(1.0));
      assertThat(mean(simulation.values(group, "m"))).isCloseTo(4.5, within(0.45));
      assertThat(simulation.values(group, "none")).containsOnly(0);
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
