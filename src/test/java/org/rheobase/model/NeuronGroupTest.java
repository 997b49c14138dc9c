package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Building, changing and setting a population. */
class NeuronGroupTest {
  private static final String EQUATIONS =
      """
      dv/dt = (v0 - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
      v0 : 1
      """;

  private static NeuronGroupBuilder neurons() {
    return neurons(EQUATIONS);
  }

  private static NeuronGroupBuilder neurons(String equations) {
    return NeuronGroup.builder("G", 100)
        .equations(equations)
        .constant("tau", "10*ms")
        .constant("sigma", 0.2);
  }

  private static List<String> messages(Runnable step) {
    ModelError error = catchThrowableOfType(ModelError.class, step::run);
    return error.problems().stream().map(Problem::message).toList();
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "v = b                 | 'v' is a number, and this is a truth value",
        "b = v                 | 'b' is boolean, and this is a number",
        "v += 1*mV             | 'volt' cannot be added to a dimensionless number",
        "u *= 1*mV             | 'u' is in 'volt', and this is in 'volt**2'",
        "u **= 2               | 'u' is in 'volt', and this is in 'volt**2'",
        "c = 1                 | the reset cannot write to 'c': it is declared (constant)",
        "k = 1                 | the reset cannot write to 'k': it is (shared) by all neurons",
        "i = 1                 | the reset cannot write to 'i': it is given by the simulation",
        "xi = 1                | the reset cannot write to 'xi': it is noise",
        "tau = 1*ms            | the reset cannot write to 'tau': it is a constant",
        "mV = 1                | the reset cannot write to 'mV': it is a unit",
        "sub = 1               | the reset cannot write to 'sub': it is a subexpression, computed from others",
        "y += 1                | the name 'y' is not known",
        "_y = 1; v = _y        | '_y' begins with an underscore: such names are for internal use",
        "y = u; v = y          | 'v' is dimensionless, and this is in 'volt'",
        "y = 1; y = u; v = y   | 'y' is dimensionless, and this is in 'volt'",
        "y = foo; v = y; y = u | the name 'foo' is not known",
        "v = noisy             | the reset cannot use noise: 'noisy' contains xi, which has a value in differential equations only",
        "v = xi*sqrt(second)   | the reset cannot use noise: xi has a value in differential equations only"
      })
  void mistakenResetsAreRefused(String reset, String message) {
    assertThat(messages(withReset(reset)::build)).containsExactly(message);
  }

  private static NeuronGroupBuilder withReset(String reset) {
    return neurons(
            """
            dv/dt = -v/tau : 1
            u : volt
            n : integer
            b : boolean
            c : 1 (constant)
            k : 1 (shared)
            sub = 2*v : 1
            noisy = xi*sqrt(tau) : 1
            """)
        .threshold("v > 1")
        .reset(reset);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v = 0",
        "v -= 1; n += 1; u *= 2",
        "v = sub; b = v > 0 or b",
        "y = u*2\nu = y + 1*mV",
        "y = 1; y = y + 0.5*v; v = y",
        "n = 2.5; n /= 2",
        "v = rand() + t/second + i/N",
        "v = int(b) # why not",
        ""
      })
  void rightResetsAreAccepted(String reset) {
    assertThat(withReset(reset).build().warnings()).isEmpty();
  }

  @Test
  void aTemporaryThatIsNeverReadIsLikelyAMistake() {
    assertThat(withReset("nosy = 0").build().warnings())
        .extracting(Problem::message)
        .containsExactly("'nosy' is no variable of the equations, and its value is never read");
  }

  @Test
  void aResetNeedsAThreshold() {
    assertThat(messages(neurons().reset("v = 0")::build))
        .containsExactly(
            "'v' is marked (unless refractory), and there is no refractory period",
            "there is a reset and no threshold: it would never happen");
  }

  @Test
  void aRefractoryPeriodWithoutThresholdIsWarnedOf() {
    assertThat(neurons().refractory("5*ms").build().warnings())
        .extracting(Problem::message)
        .containsExactly(
            "there is a refractory period and no threshold: no neuron ever becomes refractory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5*ms", "tau", "2*tau + v*ms", "v > 0.5", "not_refractory", "0*ms", "ref"})
  void refractoryPeriodsAreTimesOrConditions(String period) {
    neurons(EQUATIONS + "ref : second").threshold("v > 1").refractory(period).build();
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
