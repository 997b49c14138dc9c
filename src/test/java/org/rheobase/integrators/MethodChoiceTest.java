package org.rheobase.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Span;

/** Which method a model gets, and what is said where the one that it asks for does not apply. */
class MethodChoiceTest {
  private static final double DT = 1e-4;

  private static NeuronGroupBuilder neurons(String equations) {
    return NeuronGroup.builder("G", 2)
        .constant("tau", "10*ms")
        .timedArray(TimedArray.of("slow", new double[] {1, 2}, "1", "0.5*ms"))
        .timedArray(TimedArray.of("fast", new double[] {1, 2}, "1", "0.05*ms"))
        .equations(equations);
  }

  private static List<Problem> problems(String method, String equations) {
    Problems problems = new Problems();
    MethodChoice.check(neurons(equations).method(method).build(), DT, problems);
    return problems.found();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dv/dt = -v/tau : 1                                             | exact",
        "dv/dt = 1/tau : 1                                              | exact",
        "dv/dt = -v/b : 1; b : second                                   | exact",
        "dv/dt = (w-v)/b : 1; dw/dt = (v-w)/b : 1; b : second           | exact",
        "dv/dt = (w-v)/tau : 1; dw/dt = (v - w**2)/tau : 1              | euler",
        "dv/dt = -v*t/tau**2 : 1                                        | euler",
        "dv/dt = (slow(t) - v)/tau : 1                                  | exact",
        "dv/dt = (fast(t) - v)/tau : 1                                  | euler",
        "dv/dt = -v/tau + slow(t)*xi*tau**-0.5 : 1                      | euler",
        "dv/dt = -v/tau + fast(t)*xi*tau**-0.5 : 1                      | heun",
        "dv/dt = (rand() - v)/tau : 1                                   | euler",
        "dv/dt = -v/tau + b*xi*tau**-0.5 : 1; b : 1                     | euler",
        "dv/dt = -v/tau + v*xi*tau**-0.5 : 1                            | heun",
        "dv/dt = -v/tau + t/second*xi*tau**-0.5 : 1                     | heun",
      })
  void theFirstThatAppliesIsChosen(String equations, String method) {
    NeuronGroup group = neurons(equations.replace("; ", "\n")).build();
    assertThat(MethodChoice.of(group, DT).map(Integrator::name)).contains(method);
  }

  @Test
  void nothingToIntegrateNeedsNoMethod() {
    assertThat(MethodChoice.of(neurons("x : 1").build(), DT)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "exact, exact",
    "linear, exact",
    "Exact, exact",
    "exponential_euler, exponential_euler",
    "euler, euler",
    "RK2, rk2",
    "rk4, rk4",
    "heun, heun",
    "milstein, milstein"
  })
  void aMethodIsFoundByItsName(String name, String method) {
    NeuronGroup group = neurons("dv/dt = -v/tau : 1").method(name).build();
    assertThat(MethodChoice.of(group, DT).map(Integrator::name)).contains(method);
  }

  static Stream<Arguments> refused() {
    String noise = "dv/dt = -v/tau + tau**-0.5*xi : 1";
    return Stream.of(
        // The first cases are those of golden/wrong-models.json.
        Arguments.of(
            "exact",
            noise,
            "1:28",
            "method 'exact' does not apply: there is noise in the equation of 'v'",
            "use method 'euler', 'heun' or 'milstein'"),
        Arguments.of(
            "exponential_euler",
            "dv/dt = (v**2 - v + 1)/tau : 1",
            "1:10",
            "method 'exponential_euler' does not apply: a power of 'v' above the first is in its"
                + " equation",
            "use method 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "exponential_euler",
            noise,
            "1:28",
            "there is noise in the equation of 'v'",
            "use method 'euler', 'heun' or 'milstein'"),
        Arguments.of(
            "milstein",
            "dv/dt = -v/tau + v*tau**-0.5*(xi_1 + xi_2) : 1",
            "1:38",
            "'xi_2' is another noise source in the equation of 'v'",
            "use method 'heun'"),
        Arguments.of(
            "rk5",
            "dv/dt = -v/tau : 1",
            "1:1",
            "the method 'rk5' is not known",
            // Other tests may have registered methods of their own.
            "did you mean 'rk2'? There are: " + String.join(", ", Methods.names())),
        Arguments.of(
            "milstein",
            "dv/dt = w/tau + tau**-0.5*xi_a : 1\ndw/dt = -w/tau + tau**-0.5*xi_a : 1",
            "2:28",
            "'xi_a' stands in another equation, too, besides that of 'w'",
            "use method 'euler' or 'heun'"),
        Arguments.of(
            "exact",
            "dv/dt = (1 - v*w)/tau : 1\ndw/dt = -w/tau : 1",
            "1:14",
            "the equation of 'v' is not linear",
            "use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "exact",
            "dv/dt = (s - v)/tau : 1\ns = sin(v) : 1",
            "2:5",
            "the equation of 'v' is not linear",
            "use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "exact",
            "dv/dt = (sin(t/tau) - v)/tau : 1",
            "1:14",
            "the equation of 'v' changes with time during the step",
            "use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "exact",
            "dv/dt = (fast(t) - v)/tau : 1",
            "1:10",
            "the equation of 'v' changes with time during the step",
            "use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "exact",
            "dv/dt = (rand() - v)/tau : 1",
            "1:10",
            "there is a random function in the equation of 'v'",
            "use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "exact",
            "dv/dt = w/tau - v/(0*tau) : 1\ndw/dt = v/tau : 1",
            "1:17",
            "a coefficient is not finite",
            "use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"),
        Arguments.of(
            "rk4",
            noise,
            "1:28",
            "there is noise in the equation of 'v'",
            "use method 'euler', 'heun' or 'milstein'"),
        Arguments.of(
            "euler",
            "dv/dt = -v/tau + v*tau**-0.5*xi : 1",
            "1:18",
            "the noise is multiplicative: the factor of 'xi' changes with 'v'",
            "use method 'heun' or 'milstein'"),
        Arguments.of(
            "euler",
            "dv/dt = -v/tau + xi*tau**-0.5*sin(t/tau) : 1",
            "1:35",
            "the noise is multiplicative: the factor of 'xi' changes with 't'",
            "use method 'heun' or 'milstein'"),
        Arguments.of(
            "heun",
            "dv/dt = -v/tau + xi**2 : 1",
            "1:18",
            "noise stands in a function in the equation of 'v'",
            "noise may stand as a summand or a factor, as in sigma*xi"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRefusalNamesTermReasonAndRemedy(
      String method, String equations, String place, String reason, String remedy) {
    assertThat(problems(method, equations))
        .singleElement()
        .satisfies(problem -> {
          assertThat(place(problem)).isEqualTo(place);
          assertThat(problem.message()).contains(reason);
          assertThat(problem.hint()).contains(remedy);
        });
  }

  private static String place(Problem problem) {
    Span span = problem.span().orElseThrow();
    return span.line() + ":" + span.column();
  }

  @Test
  void allTermsInTheWayAreNamed() {
    String equations =
        """
        dv/dt = (1 - v**2 + sin(t/tau))/tau : 1
        dw/dt = -w/tau + tau**-0.5*xi : 1
        """;
    assertThat(problems("exact", equations))
        .extracting(MethodChoiceTest::place)
        .containsExactlyInAnyOrder("1:14", "1:25", "2:28");
  }

  @Test
  void noMethodIsTakenForNoiseInAFunction() {
    NeuronGroup group = neurons("dv/dt = -v/tau + exp(xi*tau**0.5)/tau : 1").build();
    assertThatThrownBy(() -> MethodChoice.of(group, DT))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("no method applies: noise stands in a function");
  }

  private static String ring(int size, String rate) {
    return IntStream.range(0, size)
        .mapToObj(k -> "dx%d/dt = (x%d - x%d)*%s : 1".formatted(k, (k + 1) % size, k, rate))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void coupledEquationsWithCoefficientsOfNeuronsMayBeFive() {
    assertThat(problems("exact", ring(5, "b") + "\nb : Hz")).isEmpty();
    assertThat(problems("exact", ring(9, "1/tau"))).isEmpty();
    assertThat(problems("exact", ring(6, "b") + "\nb : Hz"))
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.render())
                .contains("'x0', 'x1', 'x2', 'x3', 'x4', 'x5'", "may be 5, and these are 6")
                .contains("use method 'exponential_euler', 'rk4', 'rk2' or 'euler'"));
  }

  @Test
  void equationsThatDoNotDependOnEachOtherMayBeMany() {
    String equations =
        IntStream.range(0, 40)
            .mapToObj(k -> "dx%d/dt = -x%d*b : 1\n".formatted(k, k))
            .collect(Collectors.joining());
    assertThat(problems("exact", equations + "b : Hz")).isEmpty();
  }
}
