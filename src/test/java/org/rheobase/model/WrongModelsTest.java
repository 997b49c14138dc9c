package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.rheobase.testing.GoldenJson;

/** What Brian2 refuses is refused, at the right place and in words that help. */
class WrongModelsTest {
  /** Cases that other rooms answer: integrators (MethodChoiceTest), and the run itself. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "exact_stochastic",
          "exact_singular",
          "expeuler_nonlinear",
          "expeuler_stochastic",
          "milstein_non_diagonal",
          "unknown_method",
          "warn_nan");

  /** Cases that Java's types make impossible. */
  private static final Set<String> IMPOSSIBLE = Set.of("n_string");

  /** Cases that are accepted. */
  private static final Set<String> ACCEPTED =
      Set.of("ok_init_zero", "warn_unless_refractory", "ok_unit_constant_equation");

  /**
   * A wrong program.
   *
   * @param id its name in wrong-models.json
   * @param program builds it
   * @param place line and column of the mistake
   * @param fragments parts of the report
   */
  record Case(String id, Runnable program, String place, List<String> fragments) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static NeuronGroupBuilder neurons(String equations) {
    return NeuronGroup.builder("G", 3).constant("tau", "10*ms").equations(equations);
  }

  private static Case equations(String id, String text, String place, String... fragments) {
    return new Case(id, neurons(text)::build, place, List.of(fragments));
  }

  private static Case code(
      String id,
      String text,
      UnaryOperator<NeuronGroupBuilder> code,
      String place,
      String... fragments) {
    return new Case(id, () -> code.apply(neurons(text)).build(), place, List.of(fragments));
  }

  private static Case setting(
      String id, String text, String variable, String value, String place, String... fragments) {
    return new Case(
        id, () -> neurons(text).build().setting(variable, value), place, List.of(fragments));
  }

  static Stream<Case> cases() {
    return Stream.of(
        equations(
            "missing_tau",
            "dv/dt = (1-v) : 1",
            "1:10",
            "the right side of dv/dt must be in '1/second', and it is dimensionless",
            "divide by a time, as in (1-v)/tau"),
        equations(
            "add_volt_amp_vars",
            "dv/dt = (I - v)/tau : volt\nI : amp",
            "1:10",
            "'volt' cannot be added to 'amp'",
            "'I' is in amp, 'v' is in volt"),
        equations(
            "missing_unit_definition",
            "dv/dt = -v/tau",
            "1:15",
            "the unit of 'v' is missing",
            ": volt"),
        equations(
            "scaled_unit", "dv/dt = -v/tau : mV", "1:18", "'mV' is a scaled unit", "write 'volt'"),
        code(
            "unknown_identifier_threshold",
            "dv/dt = (1-v)/tau : 1",
            g -> g.threshold("v > vt").reset("v=0"),
            "1:5",
            "the name 'vt' is not known"),
        equations(
            "unknown_function",
            "dv/dt = (foo(v)-v)/tau : 1",
            "1:10",
            "the function 'foo' is not known"),
        code(
            "threshold_units",
            "dv/dt = -v/tau : volt",
            g -> g.threshold("v > 1").reset("v=0*mV"),
            "1:1",
            "'volt' cannot be compared with a dimensionless number",
            "Did you mean 1*volt?"),
        code(
            "threshold_float",
            "dv/dt = -v/tau : volt",
            g -> g.threshold("-50*mV").reset("v=0*mV"),
            "1:1",
            "the threshold must be a condition, and this is in 'volt'",
            "v > -50*mV"),
        code(
            "reset_zero",
            "dv/dt = -v/tau : volt",
            g -> g.threshold("v > 10*mV").reset("v = 0"),
            "1:5",
            "'v' is in 'volt', and this is a dimensionless number",
            "0*volt"),
        code(
            "reset_subexpression",
            "dv/dt = -v/tau : 1\nw = 2*v : 1",
            g -> g.threshold("v > 1").reset("w = 0"),
            "1:1",
            "the reset cannot write to 'w': it is a subexpression"),
        code(
            "reset_float",
            "dv/dt = -v/tau : volt",
            g -> g.threshold("v > 10*mV").reset("0*mV"),
            "1:1",
            "a statement begins with the name of a variable"),
        equations(
            "xi_twice",
            "dv/dt = -v/tau + tau**-0.5*xi : 1\ndw/dt = -w/tau + tau**-0.5*xi : 1",
            "2:28",
            "'xi' stands in the equations of 'v' and of 'w'",
            "xi_a and xi_b"),
        equations(
            "duplicate_equation2",
            "dv/dt = -v/tau : 1\ndv/dt = -2*v/tau : 1",
            "2:2",
            "the variable 'v' is defined twice",
            "line 1"),
        equations("reserved_i", "di/dt = -i/tau : 1", "1:2", "'i' has a meaning of its own"),
        equations("reserved_N", "N : 1", "1:1", "'N' has a meaning of its own"),
        equations("reserved_unit", "mV : 1", "1:1", "'mV' is the name of a unit"),
        equations("reserved_constant", "pi : 1", "1:1", "'pi' is the name of a constant"),
        equations("reserved_underscore", "_v : 1", "1:1", "'_v' begins with an underscore"),
        equations("suffix_post", "v_post : 1", "1:1", "_pre and _post are kept for synapses"),
        equations(
            "flag_wrong_kind",
            "dv/dt = -v/tau : 1 (constant)",
            "1:21",
            "a differential equation cannot have the flag 'constant'",
            "'unless refractory'"),
        equations("syntax_parenthesis", "dv/dt = (1-v/tau : 1", "1:9", "'(' is never closed"),
        equations("syntax_line", "dv/dt -v/tau : 1", "1:6", "'=' is missing after 'dv/dt'"),
        code(
            "chained_comparison",
            "dv/dt = -v/tau : 1",
            g -> g.threshold("0 < v < 1").reset("v = 0"),
            "1:1",
            "comparisons cannot be chained",
            "0 < v and v < 1"),
        equations(
            "bool_plus",
            "dv/dt = ((v > 0) + v)/tau : 1",
            "1:11",
            "'+' is for numbers, and this is a truth value",
            "int(v > 0)"),
        equations(
            "exp_of_units",
            "dv/dt = exp(v)*volt/tau : volt",
            "1:13",
            "'exp' takes a dimensionless number, not a value in 'volt'",
            "exp(v/volt)"),
        equations(
            "power_variable_units",
            "dv/dt = -v/tau : volt\nn : 1\nx = v**n : volt",
            "3:8",
            "the exponent of a value in 'volt' must be a constant"),
        equations(
            "subexpr_circular",
            "dv/dt = (x-v)/tau : 1\nx = y : 1\ny = x : 1",
            "2:1",
            "'x' is defined by itself, directly or through others"),
        code(
            "refractory_units",
            "dv/dt = (1-v)/tau : 1",
            g -> g.threshold("v>1").reset("v=0").refractory("5*mV"),
            "1:1",
            "the refractory period must be a time in 'second' or a condition",
            "this is in 'volt'"),
        code(
            "refractory_str_dimensionless",
            "dv/dt = (1-v)/tau : 1",
            g -> g.threshold("v>1").reset("v=0").refractory("3*v"),
            "1:1",
            "the refractory period must be a time in 'second' or a condition",
            "this is a dimensionless number"),
        setting(
            "init_units",
            "dv/dt = -v/tau : volt",
            "v",
            "3",
            "1:1",
            "'v' is in 'volt', and this is a dimensionless number",
            "3*volt"),
        setting(
            "init_unknown_name",
            "dv/dt = -v/tau : volt",
            "v",
            "rand()*vmax",
            "1:8",
            "the name 'vmax' is not known"),
        new Case(
            "init_length",
            () -> neurons("dv/dt = -v/tau : 1").build().setting("v", new double[] {1, 2}),
            "1:1",
            List.of("there are 2 values for 3 neurons")),
        setting(
            "init_subexpression",
            "dv/dt = -v/tau : 1\nx = 2*v : 1",
            "x",
            "3",
            "1:1",
            "'x' cannot be set: it is a subexpression"),
        new Case(
            "monitor_index",
            () -> NeuronSelection.of(3).requireWithin(1, Source.of("neurons", "3").whole()),
            "1:1",
            List.of("there is no neuron 3", "neurons 0 to 0")),
        new Case(
            "run_units",
            () -> Quantities.parseTime(Source.of("duration", "100")),
            "1:1",
            List.of("a time in 'second' is needed, and this is a dimensionless number", "100*ms")),
        code(
            "write_to_t",
            "dv/dt = -v/tau : 1",
            g -> g.threshold("v>1").reset("t = 0*ms"),
            "1:1",
            "the reset cannot write to 't': it is given by the simulation"),
        equations(
            "shared_refers_vector",
            "dv/dt = -v/tau : 1\nx = 2*v : 1 (shared)",
            "2:7",
            "'x' is shared, and 'v' differs from neuron to neuron"),
        code(
            "compare_zero",
            "dv/dt = (3*mV-v)/tau : volt",
            g -> g.threshold("v > 0").reset("v=0*mV"),
            "1:1",
            "'volt' cannot be compared with a dimensionless number",
            "0*volt"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedForOneReasonAtItsPlace(Case wrong) {
    ModelError error = catchThrowableOfType(ModelError.class, wrong.program()::run);
    assertThat(error).as(wrong.id()).isNotNull();
    assertThat(error.problems()).hasSize(1);
    Problem problem = error.problems().getFirst();
    Span span = problem.span().orElseThrow();
    assertThat(span.line() + ":" + span.column()).isEqualTo(wrong.place());
    assertThat(problem.render()).contains(wrong.fragments());
  }

  @Test
  void aBareZeroIsAValueOfEveryUnitFromOutside() {
    NeuronGroup group = neurons("dv/dt = -v/tau : volt").build();
    assertThat(group.setting("v", "0").variable().name()).isEqualTo("v");
  }

  @Test
  void theFlagWithoutARefractoryPeriodIsWarnedOf() {
    NeuronGroup group =
        neurons("dv/dt = (1-v)/tau : 1 (unless refractory)")
            .threshold("v>0.5")
            .reset("v=0")
            .build();
    assertThat(group.warnings())
        .singleElement()
        .satisfies(warning ->
            assertThat(warning.render())
                .contains("'v' is marked (unless refractory), and there is no refractory period"));
  }

  @Test
  void unitsAreProductsAndPowers() {
    NeuronGroup group =
        neurons("dv/dt = -v/tau : volt/second\nx : 1/second\ny : meter**-2*siemens").build();
    assertThat(group.variables())
        .extracting(variable -> variable.dimension().usualName())
        .containsExactly("volt/second", "hertz", "siemens/meter**2");
  }

  @Test
  void noCaseIsForgotten() {
    Set<String> answered = new TreeSet<>(ELSEWHERE);
    answered.addAll(IMPOSSIBLE);
    answered.addAll(ACCEPTED);
    cases().map(Case::id).forEach(answered::add);
    Object all = Objects.requireNonNull(GoldenJson.read("wrong-models.json").get("cases"));
    assertThat(GoldenJson.list(all))
        .extracting(c -> GoldenJson.object(c).get("id"))
        .containsExactlyInAnyOrderElementsOf(answered);
  }
}
