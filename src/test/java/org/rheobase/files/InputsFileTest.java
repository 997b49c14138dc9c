package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.model.Definitions;
import org.rheobase.model.EventRecording;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.ModelErrors;

/** Timed arrays, functions and populations of all kinds in model files. */
class InputsFileTest {
  private static final String REST =
      """
      neurons:
        G:
          count: 3
          equations: "x = 1 : 1"
      run: {duration: 1*ms}
      """;

  private static RunPlan read(String text, Map<String, Integer> counts) {
    Overrides overrides =
        new Overrides(
            Map.of(),
            counts,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return ModelFile.parse("m.yaml", text, overrides);
  }

  private static RunPlan read(String text) {
    return read(text, Map.of());
  }

  @Test
  void allIsRead() {
    RunPlan plan =
        read(
            """
            constants: {unitary: 2*ms}
            timed_arrays:
              I: {dt: 10*ms, unit: nA, values: [0, 1, .5, 1e-3]}
              J: {dt: unitary, values: [[0, 1], [2, 3], [.inf, -1]]}
            functions:
              f(x): exp(-x**2)/2
              g(x, y): f(x) + y
            neurons:
              G: {count: 2, equations: "x = g(1, 2)*I(t) + J(t, i)*amp : amp"}
            poisson:
              P: {count: 50, rates: 10*Hz + i*Hz, record: {spikes: true, state: {variables: [rates]}}}
            spike_generators:
              S: {count: 3, indices: [0, 2, 1], times: {unit: ms, values: [1, 2.5, 7]}, period: 5*unitary}
              T: {count: 1, indices: [], times: {unit: second, values: []}, record: {spikes: true}}
            run: {duration: 1*ms}
            """);
    assertThat(plan.populations()).extracting(p -> p.group().name()).containsExactly("G", "P");
    PopulationPlan poisson = plan.populations().getLast();
    assertThat(poisson.events()).contains(EventRecording.ofSpikes());
    assertThat(poisson.state().orElseThrow().variables()).containsExactly("rates");
    Definitions definitions = plan.populations().getFirst().group().scope().definitions();
    assertThat(definitions.timedArray("I").orElseThrow().values())
        .containsExactly(0, 1e-9, 0.5e-9, 1e-3 * 1e-9);
    assertThat(definitions.timedArray("J").orElseThrow().values())
        .containsExactly(0, 1, 2, 3, Double.POSITIVE_INFINITY, -1);
    assertThat(plan.generators())
        .extracting(GeneratorPlan::recordsSpikes)
        .containsExactly(false, true);
    SpikeGeneratorGroup generator = plan.generators().getFirst().group();
    assertThat(generator.times()).containsExactly(1e-3, 2.5e-3, 7e-3);
    assertThat(generator.neurons()).containsExactly(0, 2, 1);
    assertThat(generator.period()).hasValue(0.01);
  }

  @Test
  void sourcesOfSpikesNeedNoNeurons() {
    RunPlan plan = read("poisson: {P: {count: 5, rates: 1*Hz}}\nrun: {duration: 1*ms}");
    assertThat(plan.generators()).isEmpty();
    RunPlan other =
        read(
            "spike_generators: {S: {count: 1, indices: [0], times: {unit: ms, values: [1]}}}\n"
                + "run: {duration: 1*ms}");
    assertThat(other.populations()).isEmpty();
  }

  @Test
  void numbersOfNeuronsMayBeOverridden() {
    String text =
        """
        poisson: {P: {count: 50, rates: 10*Hz + i*Hz}}
        spike_generators: {S: {count: 3, indices: [0], times: {unit: ms, values: [1]}}}
        run: {duration: 1*ms}
        """;
    RunPlan plan = read(text, Map.of("P", 7, "S", 9));
    assertThat(plan.populations().getFirst().group().count()).isEqualTo(7);
    assertThat(plan.generators().getFirst().group().count()).isEqualTo(9);
  }

  /**
   * A mistaken file.
   *
   * @param text the file
   * @param place line and column of the mistake
   * @param fragments parts of the report
   */
  record Case(String text, String place, List<String> fragments) {
    @Override
    public String toString() {
      return fragments.getFirst();
    }
  }

  private static Case wrong(String text, String place, String... fragments) {
    return new Case(text, place, List.of(fragments));
  }

  private static Case array(String array, String place, String... fragments) {
    return wrong("timed_arrays:\n  I: " + array + "\n" + REST, place, fragments);
  }

  private static Case function(String function, String place, String... fragments) {
    return wrong("functions:\n  " + function + "\n" + REST, place, fragments);
  }

  private static Case poisson(String poisson, String place, String... fragments) {
    return wrong("poisson:\n  P: " + poisson + "\n" + REST, place, fragments);
  }

  private static Case generator(String generator, String place, String... fragments) {
    return wrong("spike_generators:\n  S: " + generator + "\n" + REST, place, fragments);
  }

  static Stream<Case> cases() {
    return Stream.of(
        array("{unit: nA, values: [1]}", "2:3", "'dt' is missing", "dt: 10*ms"),
        array("{dt: 1*ms}", "2:3", "'values' is missing"),
        array("{dt: 1*ms, values: []}", "2:3", "the timed array 'I' has no values"),
        array("{dt: 1*ms, values: [[]]}", "2:3", "the timed array 'I' has no values"),
        array("{dt: 1*ms, values: 3}", "2:25", "'values' must be a list"),
        array("{dt: 1*ms, values: [1, 2*mV]}", "2:29", "numbers without units", "'2*mV' is none"),
        array("{dt: 1*ms, values: [[1, 2], [3]]}", "2:34", "row 1 has 1 values, and row 0 has 2"),
        array("{dt: 1*ms, values: [[1, 2], 3]}", "2:34", "must be a list of lists"),
        array("{dt: 0*ms, values: [1]}", "2:11", "a time above 0 is needed"),
        array("{dt: 1*mV, values: [1]}", "2:11", "a time in 'second' is needed"),
        array("{dt: 1*ms, unit: nAmp, values: [1]}", "2:23", "'nAmp' is not known", "nA"),
        array("{dt: 1*ms, value: [1], values: [1]}", "2:17", "'value' is not known", "'values'"),
        array("[1, 2]", "2:6", "'I' must be a map"),
        wrong(
            "timed_arrays:\n  sin: {dt: 1*ms, values: [1]}\n" + REST,
            "2:3",
            "'sin' is the name of a function"),
        function("g: 1", "2:3", "'g' is no head of a function", "as in f(x)"),
        function("g(x): x*y", "2:11", "'g' does not know the name 'y'", "as in g(x, y)"),
        function("g(x): g(x)", "2:3", "'g' calls itself"),
        function("g(t): 1", "2:5", "'t' has a meaning of its own"),
        function("g(x): x +", "2:11", "missing"),
        function("g(x): [1]", "2:9", "'g(x)' must be a single value"),
        poisson("{count: 5}", "2:3", "'rates' is missing", "rates: 10*Hz"),
        poisson("{rates: 10*Hz}", "2:3", "'count' is missing"),
        poisson("{count: 0, rates: 10*Hz}", "2:14", "'count' must be from 1"),
        poisson("{count: 5, rates: 10}", "2:24", "'rates' is in 'hertz'", "10*hertz"),
        poisson("{count: 5, rates: 10*Hzz}", "2:27", "'Hzz' is not known", "'Hz'"),
        poisson("{count: 5, rate: 10*Hz, rates: 1*Hz}", "2:17", "'rate' is not known", "'rates'"),
        poisson(
            "{count: 5, rates: 1*Hz, record: {state: {variables: [v]}}}",
            "2:59",
            "no variable 'v' that can be recorded",
            "rates"),
        generator("{count: 3, times: {unit: ms, values: [1]}}", "2:3", "'indices' is missing"),
        generator("{count: 3, indices: [0]}", "2:3", "'times' is missing", "unit: ms"),
        generator("{count: 3, indices: [0], times: {values: [1]}}", "2:31", "'unit' is missing"),
        generator("{count: 3, indices: [0], times: {unit: ms}}", "2:31", "'values' is missing"),
        generator(
            "{count: 3, indices: [0], times: {unit: mV, values: [1]}}",
            "2:45",
            "must be one of time, and this is in 'volt'"),
        generator(
            "{count: 3, indices: [0, 3], times: {unit: ms, values: [1, 2]}}",
            "2:30",
            "there is no neuron 3",
            "0 to 2"),
        generator(
            "{count: 3, indices: [0, x], times: {unit: ms, values: [1, 2]}}",
            "2:30",
            "'x' is no number of a neuron"),
        generator(
            "{count: 3, indices: [0, 1], times: {unit: ms, values: [1, -2]}}",
            "2:64",
            "a spike time must be a number from 0 on"),
        generator(
            "{count: 3, indices: [0, 1], times: {unit: ms, values: [1]}}",
            "2:52",
            "there are 2 indices and 1 times"),
        generator(
            "{count: 3, indices: [0, 0], times: {unit: ms, values: [1, 1.02]}}",
            "2:52",
            "neuron 0 of 'S' spikes more than once in a step of 1.0E-4 s"),
        generator(
            "{count: 3, indices: [0], times: {unit: ms, values: [1]}, period: 1*ms}",
            "2:71",
            "its last spike is at 0.001 s"),
        generator(
            "{count: 3, indices: [0], times: {unit: ms, values: [1]}, period: 2.55*ms}",
            "2:71",
            "no multiple of the time step"),
        generator(
            "{count: 3, indices: [0], times: {unit: ms, values: [1]}, period: 2}",
            "2:71",
            "a time in 'second' is needed"),
        generator(
            "{count: 3, indices: [0], times: {unit: ms, values: [1]}, record: {rate: true}}",
            "2:72",
            "'rate' is not available yet"),
        generator(
            "{count: 3, indices: [0], times: {unit: ms, values: [1]}, record: {spikes: 7}}",
            "2:80",
            "this must be true or false"),
        wrong(
            "poisson: {G: {count: 1, rates: 1*Hz}}\n" + REST,
            "3:3",
            "two populations have the name 'G'"),
        wrong(
            "spike_generators: {a b: {count: 1, indices: [], times: {unit: ms, values: []}}}\n"
                + REST,
            "1:20",
            "'a b' is no name for a population"),
        wrong("run: {duration: 1*ms}", "1:1", "'neurons' is missing in the model"),
        wrong("poisson: {}\n" + REST, "1:1", "a population is missing in 'poisson'"),
        wrong(
            """
            poisson: {P: {count: 1, rates: 1*Hz}}
            run: {phases: [{duration: 1*ms, set: {P: {rates: 1*Hz}}}]}
            """,
            "2:43",
            "'rates' cannot be set: it is a subexpression"),
        wrong(
            """
            spike_generators: {S: {count: 1, indices: [0], times: {unit: ms, values: [1]}}}
            run: {phases: [{duration: 1*ms, set: {S: {rates: 1*Hz}}}]}
            """,
            "2:39",
            "'S' has no variables that could be set"),
        wrong(
            """
            spike_generators:
              S: {count: 1, indices: [0, 0], times: {unit: ms, values: [1, 1.07]}}
            run: {dt: 0.05*ms, phases: [{duration: 1*ms}, {duration: 1*ms, dt: 0.2*ms}]}
            """,
            "2:52",
            "spikes more than once in a step of 2.0E-4 s"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistakesHaveTheirPlace(Case wrong) {
    ModelError error = ModelErrors.ofFile(wrong.text());
    assertThat(error.getMessage())
        .startsWith("m.yaml:" + wrong.place() + ": error: ")
        .contains(wrong.fragments());
    assertThat(error.problems()).hasSize(1);
  }

  @Test
  void theUseOfAMistakenArrayIsNotReported() {
    ModelError error =
        ModelErrors.ofFile(
            """
            timed_arrays: {I: {dt: 1, values: [1]}}
            neurons: {G: {count: 1, equations: "x = I(t) : 1"}}
            run: {duration: 1*ms}
            """);
    assertThat(error.problems()).hasSize(1);
  }

  /** A mistake in a function is told once, however many populations there are. */
  @Test
  void aMistakeIsToldOnce() {
    ModelError error =
        ModelErrors.ofFile(
            """
            functions: {f(x): x*y}
            neurons:
              G: {count: 1, equations: "x = f(1) : 1"}
              H: {count: 1, equations: "x = f(2) : 1"}
            run: {duration: 1*ms}
            """);
    assertThat(error.problems()).hasSize(1);
  }

  @Test
  void aMistakeInAFunctionShowsBothPlaces() {
    ModelError error =
        ModelErrors.ofFile(
            """
            functions:
              f(x): exp(-x**2)/2
            neurons:
              G:
                count: 1
                equations: |
                  dv/dt = (f(v) - v/volt)/second : volt
            run: {duration: 1*ms}
            """);
    assertThat(error)
        .hasMessage(
            """
            m.yaml:7:16: error: 'f' does not fit its arguments here: 'exp' takes a dimensionless number, not a value in 'volt**2'
              dv/dt = (f(v) - v/volt)/second : volt
                       ^^^^
              in the function, m.yaml:2:13:
                f(x): exp(-x**2)/2
                          ^^^^^
                divide it by its unit, as in exp((-x**2)/(volt**2))\
            """);
  }
}
