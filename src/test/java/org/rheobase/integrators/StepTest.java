package org.rheobase.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.Printer;
import org.rheobase.syntax.Source;

/** The formulas of a step, as text; with dt = 0.25 s, the root of which is 0.5. */
class StepTest {
  private static final double DT = 0.25;

  static EquationSystem system(String equations) {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .equations(equations.replace("; ", "\n"))
            .constant("a", "2/second")
            .constant("g", "3/second**0.5")
            .timedArray(TimedArray.of("I", new double[] {1, 2}, "Hz", "0.5*second"))
            .function("f(y)", "y**2/second")
            .build();
    return EquationSystem.of(group, DT);
  }

  private static String step(String method, String equations) {
    Step step = system(equations).step(Methods.find(method).orElseThrow());
    List<String> lines = new ArrayList<>();
    step.locals().forEach((name, value) -> lines.add(name + " = " + Printer.print(value)));
    step.next().forEach((name, value) -> lines.add(name + "' = " + Printer.print(value)));
    return String.join("; ", lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "euler | dx/dt = -a*x : 1 | x' = x + 0.25 * (-a * x)",
        "euler | dx/dt = 0*a : 1 | x' = x + 0.25 * (0 * a)",
        "euler | dx/dt = g*xi : 1 | x' = x + g * 0.5 * xi",
        "euler | dx/dt = g*(xi_a - xi_b) : 1 | x' = x + g * 0.5 * xi_a + g * -1.0 * 0.5 * xi_b",
        "euler | dx/dt = a*y : 1; y = x*b : 1; b : 1 | x' = x + 0.25 * (a * (x * b))",
        "euler | dx/dt = a*n : 1; n = x : integer | x' = x + 0.25 * (a * int(x))",
        "rk2 | dx/dt = a*y : 1; dy/dt = -a*x : 1 | "
            + "_k0_x = a * y; _k0_y = -a * x; _x1_x = x + 0.125 * _k0_x; _x1_y = y + 0.125 * _k0_y; "
            + "_k1_x = a * _x1_y; _k1_y = -a * _x1_x; x' = x + 0.25 * _k1_x; y' = y + 0.25 * _k1_y",
        "rk2 | dx/dt = a**2*t : 1 | "
            + "_k0_x = a**2 * t; _x1_x = x + 0.125 * _k0_x; _k1_x = a**2 * (t + 0.125);"
            + " x' = x + 0.25 * _k1_x",
        "rk2 | dx/dt = I(t) + f(x) : 1 | "
            + "_k0_x = I(t) + x**2 / second; _x1_x = x + 0.125 * _k0_x; "
            + "_k1_x = I(t + 0.125) + _x1_x**2 / second; x' = x + 0.25 * _k1_x",
        "heun | dx/dt = g*I(t)*second*xi : 1 | "
            + "_s0_x = x + g * I(t) * second * 0.5 * xi; "
            + "x' = x + (g * I(t) * second + g * I(t + 0.25) * second) * 0.25 * xi",
        "euler | dx/dt = g*I(t)*second*xi : 1 | x' = x + g * I(t) * second * 0.5 * xi",
        "exact | dx/dt = I(t) - a*x : 1 | "
            + "x' = exp(-a * 0.25) * x + 0.25 * exprel(-a * 0.25) * I(t)",
        "rk4 | dx/dt = a*x*t/second : 1 | "
            + "_k0_x = a * x * t / second; "
            + "_x1_x = x + 0.125 * _k0_x; _k1_x = a * _x1_x * (t + 0.125) / second; "
            + "_x2_x = x + 0.125 * _k1_x; _k2_x = a * _x2_x * (t + 0.125) / second; "
            + "_x3_x = x + 0.25 * _k2_x; _k3_x = a * _x3_x * (t + 0.25) / second; "
            + "x' = x + (0.041666666666666664 * _k0_x + 0.08333333333333333 * _k1_x"
            + " + 0.08333333333333333 * _k2_x + 0.041666666666666664 * _k3_x)",
        "heun | dx/dt = -a*x : 1 | x' = x + 0.25 * (-a * x)",
        "heun | dx/dt = a + g*x*xi : 1 | "
            + "_s0_x = x + g * x * 0.5 * xi; "
            + "x' = x + 0.25 * a + (g * x + g * _s0_x) * 0.25 * xi",
        "heun | dx/dt = g*(1+a*t)*xi : 1 | "
            + "_s0_x = x + g * (1 + a * t) * 0.5 * xi; "
            + "x' = x + (g * (1 + a * t) + g * (1 + a * (t + 0.25))) * 0.25 * xi",
        "heun | dx/dt = g*y*xi_a + g*xi_b : 1; dy/dt = g*x*xi_a : 1 | "
            + "_s0_x = x + g * y * 0.5 * xi_a; _s0_y = y + g * x * 0.5 * xi_a; "
            + "_s2_x = x + g * 0.5 * xi_b; _s2_y = y; "
            + "x' = x + (g * y + g * _s0_y) * 0.25 * xi_a + (g + g) * 0.25 * xi_b; "
            + "y' = y + (g * x + g * _s0_x) * 0.25 * xi_a",
        "milstein | dx/dt = a + g*x*xi : 1 | "
            + "_s0_x = x + 0.25 * a + 0.5 * (g * x); "
            + "x' = x + 0.25 * a + g * x * 0.5 * xi + (g * _s0_x - g * x) * 0.25 * xi * xi",
        "milstein | dx/dt = g*y*xi : 1; dy/dt = a*x : 1 | "
            + "_s0_x = x + 0.5 * (g * y); _s0_y = y + 0.25 * (a * x); "
            + "x' = x + g * y * 0.5 * xi + (g * _s0_y - g * y) * 0.25 * xi * xi; "
            + "y' = y + 0.25 * (a * x)",
        "exponential_euler | dx/dt = a*(1-x) : 1 | "
            + "x' = exp(a * -1.0 * 0.25) * x + 0.25 * exprel(a * -1.0 * 0.25) * a",
        "exponential_euler | dx/dt = a*exp(x) : 1 | x' = x + 0.25 * (a * exp(x))",
        "exact | dx/dt = a : 1 | x' = x + 0.25 * a",
        "linear | dx/dt = -b*x : 1; b : Hz | x' = exp(-b * 0.25) * x",
        "exact | dx/dt = a*y : 1; dy/dt = a : 1 | "
            + "x' = x + 0.5 * y + 0.0625 * a; y' = y + 0.25 * a",
        "euler | dx/dt = a*(rand() + randn()) : 1 | "
            + "_draw0 = rand(); _draw1 = randn(); x' = x + 0.25 * (a * (_draw0 + _draw1))",
      })
  void isMadeOfTheseFormulas(String method, String equations, String expected) {
    assertThat(step(method, equations)).isEqualTo(expected);
  }

  @Test
  void theClassicalMethodIsOfFourthOrder() {
    Step step = system("dx/dt = x/second : 1").step(Methods.find("rk4").orElseThrow());
    double expected = 1 + DT + DT * DT / 2 + DT * DT * DT / 6 + DT * DT * DT * DT / 24;
    assertThat(Formulas.next(step, Map.of("x", 1.0, "second", 1.0)).get("x"))
        .isEqualTo(expected, within(1e-15));
  }

  @Test
  void namesOfIntermediateValuesBeginWithAnUnderscore() {
    var value = Terms.number(1, Source.of("test", "1").whole());
    assertThatThrownBy(() -> new Step(Map.of("k", value), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'k' must begin with an underscore");
  }
}
