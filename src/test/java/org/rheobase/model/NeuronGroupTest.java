package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rheobase.model.Neurons.neurons;
import static org.rheobase.testing.ModelErrors.messages;

import java.util.Map;
import javax.measure.MetricPrefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;
import tech.units.indriya.quantity.Quantities;
import tech.units.indriya.unit.Units;

/** Building and changing a population. */
class NeuronGroupTest {
  @Test
  void aPopulationKnowsWhatItWasToldOf() {
    NeuronGroup group =
        neurons().threshold("v > 1").reset("v = 0").refractory("5*ms").method("euler").build();
    assertThat(group.name()).isEqualTo("G");
    assertThat(group.count()).isEqualTo(100);
    assertThat(group.variables()).extracting(Variable::name).containsExactly("v", "v0");
    assertThat(group.variables().getFirst().is(Variable.Flag.UNLESS_REFRACTORY)).isTrue();
    assertThat(group.constants().get("tau")).isEqualTo(new Constant(0.01, UnitChecker.second()));
    assertThat(group.method().orElseThrow().name()).isEqualTo("euler");
    assertThat(group.reset()).hasSize(1);
    assertThat(group.warnings()).isEmpty();
  }

  @Test
  void quantitiesAndTextsMeanTheSame() {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .equations("dv/dt = (El - v)/tau : volt")
            .constant("tau", Quantities.getQuantity(10, MetricPrefix.MILLI(Units.SECOND)))
            .constant("half", "tau/2")
            .constant("El", Quantities.getQuantity(-65, MetricPrefix.MILLI(Units.VOLT)))
            .threshold("v > El")
            .refractory(Quantities.getQuantity(5, MetricPrefix.MILLI(Units.SECOND)))
            .build();
    assertThat(group.constants().get("half")).isEqualTo(new Constant(0.005, UnitChecker.second()));
    assertThat(ConstantEvaluator.valueOf(group.refractory().orElseThrow(), group.scope()))
        .contains(0.005);
  }

  @Test
  void aBuilderUsedAgainDoesNotChangeWhatItBuilt() {
    NeuronGroupBuilder builder = neurons();
    NeuronGroup first = builder.build();
    NeuronGroup second = builder.constant("tau", "20*ms").build();
    assertThat(first.constants().get("tau")).isEqualTo(new Constant(0.01, UnitChecker.second()));
    assertThat(second.constants().get("tau")).isEqualTo(new Constant(0.02, UnitChecker.second()));
  }

  @Test
  void mistakesPointIntoTheFile() {
    Source equations = new Source("noisy.yaml", "dv/dt = (v0 - v)/tau : volt\nv0 : 1", 9, 6);
    NeuronGroupBuilder builder = neurons().equations(equations);
    assertThatThrownBy(builder::build)
        .isInstanceOf(ModelError.class)
        .hasMessage(
            """
            noisy.yaml:9:16: error: 'volt' cannot be added to a dimensionless number
              dv/dt = (v0 - v)/tau : volt
                       ^^^^^^
              'v0' is dimensionless (it is declared ': 1'), 'v' is in volt. Did you mean ': volt' in line 10?\
            """);
  }

  @Test
  void allMistakesAreReportedInOneGo() {
    assertThat(
            messages(
                neurons(
                            """
                            dv/dt = (v0 - v)/tau + foo(v) : volt
                            v0 : 1
                            w = v_rest : volt
                            v_reset : volt
                            I : nA
                            u = (1 : 1
                            y = I + u + v_reset + v0 : volt
                            """)
                        .threshold("v > vt and u > 1")
                        .reset("v = 0\nw = 2\nI = 0; I += 1*mV")
                        .refractory("3")
                        .constant("a", "3*msx")
                        .constant("b", "a*2")
                    ::build))
        .containsExactly(
            "the name 'msx' is not known",
            "'(' is never closed",
            "'nA' is a scaled unit; a variable's unit must be an SI unit",
            "'volt' cannot be added to a dimensionless number",
            "the function 'foo' is not known",
            "the name 'v_rest' is not known",
            "the name 'vt' is not known",
            "'v' is in 'volt', and this is a dimensionless number",
            "the reset cannot write to 'w': it is a subexpression, computed from others",
            "'I' is in 'amp', and this is a dimensionless number",
            "'volt' cannot be added to 'amp'",
            "the refractory period must be a time in 'second' or a condition, and this is a"
                + " dimensionless number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1G", "my group", "G-1", "_G", "Gé", "and", "../G"})
  void namesOfPopulationsAreIdentifiers(String name) {
    assertThat(messages(NeuronGroup.builder(name, 1)::build))
        .containsExactly("'%s' is no name for a population".formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "_a", "not", "a.b"})
  void namesOfConstantsAreIdentifiers(String name) {
    assertThat(messages(neurons("x : 1").constant(name, 1.0)::build))
        .containsExactly("'%s' is no name for a constant".formatted(name));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "v0 | 'v0' is a variable and a constant: in equations the variable is meant",
        "i | 'i' has a meaning of its own in equations, and never means this constant",
        "xi_2 | 'xi_2' has a meaning of its own in equations, and never means this constant",
        "mV | 'mV' is a constant and a unit: in equations the constant is meant",
        "e | 'e' is a constant and a number of the language: in equations the constant is meant"
      })
  void constantsWithOtherMeaningsAreWarnedOf(String name, String warning) {
    NeuronGroup group = neurons("dv/dt = -v/tau : 1\nv0 : 1").constant(name, 1.0).build();
    assertThat(group.warnings()).extracting(Problem::message).containsExactly(warning);
  }

  @Test
  void thereIsAtLeastOneNeuron() {
    assertThat(messages(NeuronGroup.builder("G", 0)::build))
        .containsExactly("a population has at least one neuron");
    assertThat(messages(() -> neurons().build().withCount(0)))
        .containsExactly("a population has at least one neuron");
    assertThat(neurons().build().withCount(7).count()).isEqualTo(7);
  }

  @Test
  void constantsCanBeChanged() {
    NeuronGroup group = neurons().build();
    Constant value = new Constant(0.02, UnitChecker.second());
    assertThat(group.withConstants(Map.of("tau", value)).constants().get("tau")).isEqualTo(value);
    assertThat(group.constants()).containsEntry("tau", new Constant(0.01, UnitChecker.second()));
  }

  @Test
  void aConstantKeepsItsUnit() {
    NeuronGroup group = neurons().build();
    Constant potential = new Constant(0.003, RandomExpression.dimension("volt"));
    Map<String, Constant> wrong = Map.of("tau", potential);
    assertThat(messages(() -> group.withConstants(wrong)))
        .containsExactly("the constant 'tau' is in 'second', and its new value is in 'volt'");
    assertThatThrownBy(() -> group.withConstants(Map.of("tua", potential)))
        .hasMessageContaining("the population has no constant 'tua'")
        .hasMessageContaining("did you mean 'tau'?");
  }

  @Test
  void anExponentThatChangesUnitsCannotBeChanged() {
    NeuronGroup group = neurons("u : volt\nx = u**p : volt**2").constant("p", 2).build();
    Constant three = new Constant(3, Dimension.NONE);
    assertThat(messages(() -> group.withConstants(Map.of("p", three))))
        .containsExactly("'x' is declared in 'volt**2', and its right side is in 'volt**3'");
  }
}
