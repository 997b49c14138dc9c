package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.model.Neurons.neurons;
import static org.rheobase.testing.ModelErrors.messages;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.Source;

/** Variables that are set by expressions and by values. */
class SettingTest {
  private static final NeuronGroup SETTABLE =
      neurons(
              """
              dv/dt = -v/tau : volt
              x : 1 (constant)
              n : integer
              b : boolean
              k : 1 (shared)
              y = 2*x : 1
              """)
          .build();

  @ParameterizedTest
  @CsvSource({
    "v, 0",
    "v, 0.0",
    "v, -65*mV",
    "v, (rand() - 0.5)*mV + i*mV/N",
    "x, 1 + y",
    "n, 2.7",
    "n, i // 2",
    "b, True",
    "b, i > 3",
    "k, 3 + N",
    "k, rand()",
    "x, k"
  })
  void rightSettingsAreAccepted(String variable, String value) {
    assertThat(SETTABLE.setting(variable, value).variable().name()).isEqualTo(variable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "v         | 1             | 'v' is in 'volt', and this is a dimensionless number",
        "v         | -0            | 'v' is in 'volt', and this is a dimensionless number",
        "x         | 3*mV          | 'x' is dimensionless, and this is in 'volt'",
        "b         | 0             | 'b' is boolean, and this is a number",
        "x         | True          | 'x' is a number, and this is a truth value",
        "y         | 1             | 'y' cannot be set: it is a subexpression, computed from others",
        "vv        | 1*mV          | the population has no variable 'vv'",
        "lastspike | 1*ms          | 'lastspike' cannot be set: it is given by the simulation",
        "k         | i             | 'k' is shared, and 'i' differs from neuron to neuron",
        "x         | xi*second**.5 | a value cannot use noise: xi has a value in differential equations only",
        "x         | 1 +           | something is missing after '+'"
      })
  void wrongSettingsAreRefused(String variable, String value, String message) {
    assertThat(messages(() -> SETTABLE.setting(variable, value))).containsExactly(message);
  }

  @Test
  void aWhereIsACondition() {
    Source variable = Source.of("v", "v");
    Source value = Source.of("value", "1*mV");
    assertThat(SETTABLE.setting(variable, value, Optional.of(Source.of("where", "i > 8"))))
        .isInstanceOf(Setting.ByExpression.class);
    assertThat(
            messages(() -> SETTABLE.setting(variable, value, Optional.of(Source.of("where", "i")))))
        .containsExactly("a 'where' must be a condition, and this is a dimensionless number");
    assertThat(
            messages(() ->
                SETTABLE.setting(
                    Source.of("k", "k"),
                    Source.of("value", "1"),
                    Optional.of(Source.of("where", "N > 1")))))
        .containsExactly("'k' is shared by all neurons, and cannot be set for some");
  }

  @Test
  void valuesAreOneForEachNeuron() {
    NeuronGroup three = SETTABLE.withCount(3);
    assertThat(three.setting("v", new double[] {1, 2, 3}))
        .isEqualTo(new Setting.ByValues(three.variables().getFirst(), 0, List.of(1.0, 2.0, 3.0)));
    assertThat(three.setting("k", new double[] {1})).isInstanceOf(Setting.ByValues.class);
    assertThat(messages(() -> three.setting("v", new double[2])))
        .containsExactly("there are 2 values for 3 neurons");
    assertThat(messages(() -> three.setting("k", new double[3])))
        .containsExactly("there are 3 values for a shared variable");
    assertThat(messages(() -> three.setting("y", new double[3])))
        .containsExactly("'y' cannot be set: it is a subexpression, computed from others");
  }
}
