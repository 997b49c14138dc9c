package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Values of closed expressions; where Python has the operation, they are Python's. */
class ConstantEvaluatorTest {
  private static final Scope SCOPE =
      NeuronGroup.builder("G", 5)
          .constant("tau", "10*ms")
          .equations("v : volt\nx : 1\ny = 2*x : 1")
          .build()
          .scope();

  private static Optional<Double> valueOf(String text) {
    Problems problems = new Problems();
    return ModelParser.expression(Source.of("e", text), problems)
        .flatMap(expression -> ConstantEvaluator.valueOf(expression, SCOPE));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "-3 + 5, 2",
    "2*3*ms, 0.006",
    "tau, 0.01",
    "tau/ms, 10",
    "1/3, 0.3333333333333333",
    "0.1 + 0.2, 0.30000000000000004",
    "7 // 2, 3",
    "-7 // 2, -4",
    "1 // 0.1, 9",
    "-1 // 0.1, -10",
    "6 // 0.2, 29",
    "7 % 3, 1",
    "-7 % 3, 2",
    "7 % -3, -2",
    "-6 % 3, 0",
    "1 % 0.1, 0.09999999999999995",
    "2**10, 1024",
    "2**-1, 0.5",
    "-2**2, -4",
    "2**3**2, 512",
    "2**0.5, 1.4142135623730951",
    "4**-0.5, 0.5",
    "9**1.5, 27",
    "N, 5",
    "N - 1, 4",
    "pi, 3.141592653589793",
    "e, 2.718281828459045",
    "mV, 0.001",
    "cm2, 0.0001",
    "exp(0), 1",
    "exprel(0), 1",
    "sqrt(9), 3",
    "abs(-3), 3",
    "exprel(inf), Infinity",
    "exprel(-inf), 0",
    "exprel(712), 2.3184146982986436E306",
    "1**inf, 1",
    "(-1)**inf, 1",
    "sign(-3), -1",
    "sign(-0.0), 0",
    "floor(1e10), 2147483647",
    "ceil(-1e10), -2147483648",
    "floor(-2.5), -3",
    "ceil(-2.5), -2",
    "int(-2.5), -2",
    "'clip(5, 0, 3)', 3",
    "'clip(5, 3, 0)', 0",
    "'clip(-5, 3, 0)', 0",
    "'timestep(2.37*ms, 0.1*ms)', 23",
    "'timestep(0.3*ms, 0.1*ms)', 3"
  })
  void closedExpressionsHaveValues(String text, double value) {
    assertThat(valueOf(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v",
        "y",
        "2*x",
        "i",
        "t",
        "dt",
        "lastspike",
        "not_refractory",
        "xi",
        "rand()",
        "randn()",
        "poisson(3)",
        "exp(x)",
        "2**x",
        "True",
        "not True",
        "1 > 2",
        "int(True)",
        "unknown",
        "foo(1)",
        "exp(1, 2)"
      })
  void whatDependsOnMoreHasNone(String text) {
    assertThat(valueOf(text)).isEmpty();
  }

  @Property
  void quotientAndRestMakeUpTheWhole(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
      @ForAll @IntRange(min = 1, max = 1000) int divisor,
      @ForAll boolean negative) {
    double b = (negative ? -divisor : divisor) / 8.0;
    double quotient = valueOf("(%s) // (%s)".formatted(a, b)).orElseThrow();
    double rest = valueOf("(%s) %% (%s)".formatted(a, b)).orElseThrow();
    assertThat(quotient).isEqualTo(Math.rint(quotient));
    assertThat(rest * Math.signum(b)).isBetween(0.0, Math.abs(b));
    assertThat(quotient * b + rest).isCloseTo(a, org.assertj.core.data.Offset.offset(1e-9));
  }
}
