package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rheobase.model.Neurons.neurons;
import static org.rheobase.testing.ModelErrors.messages;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equations that are refused, and equations that are accepted. */
class EquationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "dv/dt = 1/tau : integer       | a differential equation is about real numbers",
        "x = 1 > 0 : 1                 | 'x' is a number, and its right side is a truth value",
        "b = 1 : boolean               | 'b' is boolean, and its right side is a number",
        "x = 3*mV : 1                  | 'x' is declared in '1', and its right side is in 'volt'",
        "x : volt + amp                | '+' has no place in a unit",
        "x : 2*volt                    | '2' is no unit",
        "x : volt**v                   | 'v' has no place in a unit",
        "x : volt**inf                 | 'inf' has no place in a unit",
        "x : bool                      | the unit 'bool' is not known",
        "x : volts                     | the unit 'volts' is not known",
        "x : molar                     | 'molar' is a scaled unit; a variable's unit must be an SI unit",
        "x : 1 (constnt)               | the flag 'constnt' is not known",
        "x : 1 (shared, linked)        | a variable cannot be both shared and linked",
        "x = 1 : 1 (constant)          | a subexpression cannot have the flag 'constant'",
        "x : 1 (unless refractory)     | a parameter cannot have the flag 'unless refractory'",
        "x = foo*2 : 1 (shared)        | the name 'foo' is not known",
        "x = i : integer (shared)      | 'x' is shared, and 'i' differs from neuron to neuron",
        "x = rand() : 1                | 'x' would have another value wherever it is read: it uses rand()",
        "x = 2*x : 1                   | 'x' is defined by itself, directly or through others",
        "dt/dt = 1/tau : 1             | 't' has a meaning of its own in equations, and cannot be a variable",
        "exp : 1                       | 'exp' is the name of a function, and cannot be a variable",
        "xi_a : 1                      | 'xi_a' has a meaning of its own in equations, and cannot be a variable"
      })
  void mistakenEquationsAreRefused(String equation, String message) {
    assertThat(messages(neurons(equation)::build)).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x : 1",
        "x : Hz",
        "x : s",
        "x : mole/meter**3",
        "x : volt*amp/second**2",
        "x : meter**(1/2)",
        "x : boolean (constant, shared)",
        "n = i // 2 : integer",
        "x = rand() : 1 (constant over dt)",
        "x = N*2 + t/second : 1 (shared)",
        "y = x : 1\nx = z : 1\nz : 1",
        "dv/dt = xi_a*tau**-0.5 + w/tau : 1\ndw/dt = xi_a*tau**-0.5 : 1",
        "dv/dt = xi*tau**-0.5 : 1\nw = sigma*xi_b*second**0.5 : 1",
        "s : second\ndv/dt = v/s : 1",
        ""
      })
  void rightEquationsAreAccepted(String equations) {
    assertThat(neurons(equations).build().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b = not_refractory : boolean", "s = t - lastspike : second"})
  void spikesAreRememberedWhereThereIsARefractoryPeriod(String equation) {
    NeuronGroupBuilder builder = neurons(equation).threshold("i > 0");
    assertThat(messages(builder::build))
        .singleElement()
        .asString()
        .contains("has a value only where there is a refractory period");
    assertThat(builder.refractory("5*ms").build().warnings()).isEmpty();
  }

  @Test
  void subexpressionsMayNotGrowBeyondAllBounds() {
    String doubled =
        IntStream.range(1, 40)
            .mapToObj(k -> "x%d = x%d + x%d : 1\n".formatted(k, k - 1, k - 1))
            .collect(Collectors.joining());
    assertThat(messages(neurons("x0 : 1\n" + doubled)::build))
        .containsExactly("'x16' is too large with all subexpressions put in");
    String chained =
        IntStream.range(1, 4000)
            .mapToObj(k -> "x%d = x%d + 1 : 1\n".formatted(k, k - 1))
            .collect(Collectors.joining());
    assertThat(messages(neurons("x0 : 1\n" + chained)::build))
        .containsExactly("'x499' is too large with all subexpressions put in");
  }

  @Test
  void namesOfRefractorinessNeedARefractoryPeriod() {
    String equations = "b = not_refractory and t > lastspike : boolean";
    assertThat(messages(neurons(equations)::build)).hasSize(2);
    assertThat(neurons(equations).threshold("b").refractory("0*ms").build().warnings()).isEmpty();
  }

  @Test
  void aConstantWithoutUnitInPlaceOfATimeIsNamed() {
    assertThatThrownBy(neurons("dv/dt = -v/T : 1").constant("T", 10)::build)
        .hasMessageContaining("'T' has no unit: should it be a time, such as 10*ms?");
  }
}
