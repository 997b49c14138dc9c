package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;
import org.rheobase.syntax.Source;

/** Each run of a sweep gives what the run by itself gives, bit for bit. */
class SweepTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  /** All that happens in a step, with shared values and noise everywhere. */
  private static final String EVENTS =
      """
      constants: {tau: 10*ms, sigma: 0.1, gain: 0.4, start: 0.2}
      timed_arrays:
        I: {dt: 3*ms, values: [0, 0.4, 0.1]}
      neurons:
        G:
          count: 11
          equations: |
            dv/dt = (drive - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
            drive = 1.3 + bias + gain*rand() + I(t) : 1 (constant over dt)
            bias : 1 (shared)
            w = v**2*gain : 1
            n : integer
          threshold: v > 1
          reset: v = 0.1*rand()
          refractory: (1 + rand())*ms
          method: euler
          events: {cross: v > 0.7 and rand() < 0.5}
          on_event: {cross: n += 1}
          run_regularly:
            - {code: bias = gain*rand(), dt: 0.7*ms}
            - {code: v += 0.02*rand(), dt: 0.3*ms, when: after_resets}
          initial: [{bias: gain}, {v: start*rand()}, {v: 0.5, where: i > 8}]
          record:
            spikes: {variables: [v, drive, bias]}
            events: {cross: [v, n, lastspike]}
            state: {variables: [v, bias, w], neurons: [1, 4, 10], dt: 0.5*ms}
      poisson:
        P: {count: 5, rates: gain*1000*Hz + i*Hz, record: {spikes: true}}
      spike_generators:
        S: {count: 3, indices: [0, 2, 1], times: {unit: ms, values: [1, 2.5, 7]}, record: {spikes: true}}
      run:
        seed: 9
        precision: PRECISION
        phases:
          - {duration: 6*ms}
          - {duration: 5.3*ms, constants: {gain: 0.3}, set: {G: [{v: start, where: i < 3}]}}
          - {duration: 4*ms, dt: 0.05*ms}
      """;

  /** Neurons that read from others, of their own number and of others. */
  private static final String LINKS =
      """
      constants: {tau: 5*ms, mu: 1.2}
      neurons:
        A:
          count: 6
          equations: |
            dx/dt = (mu - x)/tau + 0.3*xi*tau**-0.5 : 1
            s : 1 (shared)
          method: euler
          initial: [{x: rand()}, {s: mu}]
          run_regularly: [{code: s += 0.1*rand(), dt: 1*ms}]
        B:
          count: 4
          equations: |
            dv/dt = (y + z - v)/tau : 1
            y : 1 (linked)
            z : 1 (linked)
          threshold: v > 2
          reset: v = 0
          method: euler
          linked: {y: {variable: A.x, index: (i + 1)*2 % 5}, z: A.s}
          record: {state: {variables: [v, y, z], neurons: all}}
        C:
          count: 6
          equations: |
            dv/dt = (y - v)/tau : 1
            y : 1 (linked)
          threshold: v > 1
          reset: v = 0
          method: euler
          linked: {y: A.x}
      run: {duration: 12*ms, seed: 3, precision: PRECISION}
      """;

  private static final List<Map<String, String>> COMBINATIONS =
      List.of(
          Map.of(),
          Map.of("tau", "7*ms"),
          Map.of("tau", "12.5*ms", "gain", "0.25", "sigma", "0.3"),
          Map.of("sigma", "0", "start", "0.9"),
          Map.of("sigma", "0", "tau", "8*ms"));

  private static RunPlan plan(String text, Map<String, String> constants, OptionalLong seed) {
    return plan(text, constants, seed, Optional.empty());
  }

  private static RunPlan plan(
      String text, Map<String, String> constants, OptionalLong seed, Optional<String> duration) {
    Map<String, Source> sources = new LinkedHashMap<>();
    constants.forEach((name, value) -> sources.put(name, Source.of("--set " + name, value)));
    return ModelFile.parse(
        "model.yaml",
        text,
        new Overrides(
            sources,
            Map.of(),
            seed,
            duration.map(time -> Source.of("--duration", time)),
            Optional.empty(),
            Optional.empty()));
  }

  private static Sweep sweep(String text, List<Map<String, String>> combinations, int replicas) {
    return new Sweep(plans(text, combinations), replicas);
  }

  /** Everything that can be read at the end, as text. */
  private static String values(NeuronGroup group, Function<String, HostArray> read) {
    StringBuilder text = new StringBuilder();
    for (String variable : group.recordable()) {
      HostArray values = read.apply(variable);
      text.append(variable);
      for (int k = 0; k < values.length(); k++) {
        text.append(' ').append(values.bits(k));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** What the plan gives by itself, where it needs no compiling. */
  private static List<String> alone(RunPlan plan) {
    ResultText log = new ResultText();
    try (PlanRun run = new PlanRun(plan, Simulation.builder().backend(Backend.interpreter()))) {
      run.simulation().listen(log);
      run.prepare();
      run.run();
      List<String> all = new ArrayList<>();
      all.add(log.toString());
      all.add(run.simulation().fingerprint());
      for (NeuronGroup group : run.simulation().groups()) {
        all.add(values(group, variable -> run.simulation().read(group, variable)));
      }
      return all;
    }
  }

  private static void check(List<RunPlan> plans, int replicas, Backend backend) {
    Sweep sweep = new Sweep(plans, replicas);
    try (SweepRun run = new SweepRun(sweep, () -> Simulation.builder().backend(backend))) {
      List<ResultText> logs = run.copies().stream().map(copy -> new ResultText()).toList();
      for (int k = 0; k < logs.size(); k++) {
        run.copies().get(k).listen(logs.get(k));
      }
      run.prepare();
      run.run();
      for (int k = 0; k < logs.size(); k++) {
        SweepCopy copy = run.copies().get(k);
        List<String> all = new ArrayList<>(List.of(logs.get(k).toString(), copy.fingerprint()));
        copy.plan()
            .populations()
            .forEach(p -> all.add(values(p.group(), v -> copy.read(p.group(), v))));
        assertThat(all)
            .as("combination %d, replica %d", copy.combination(), copy.replica())
            .isEqualTo(alone(copy.plan().withSeed(copy.seed())));
      }
    }
  }

  private static List<RunPlan> plans(String text, List<Map<String, String>> combinations) {
    return combinations.stream().map(c -> plan(text, c, OptionalLong.empty())).toList();
  }

  @OnEveryEngine
  void eachRunIsAsByItself(EngineUnderTest engine) {
    String text = EVENTS.replace("PRECISION", engine.precision().text());
    check(plans(text, COMBINATIONS), 2, Backend.of(engine.device()));
  }

  @OnEveryEngine
  void linkedPopulationsToo(EngineUnderTest engine) {
    String text = LINKS.replace("PRECISION", engine.precision().text());
    List<Map<String, String>> combinations =
        List.of(Map.of(), Map.of("tau", "7*ms"), Map.of("tau", "3*ms", "mu", "2"));
    check(plans(text, combinations), 2, Backend.of(engine.device()));
  }

  static List<Path> goldenModels() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** Of each golden model every constant is varied a little. */
  @ParameterizedTest
  @MethodSource("goldenModels")
  void goldenModelsToo(Path model) throws IOException {
    String text = Files.readString(model);
    List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
    RunPlan whole = plan(text, Map.of(), OptionalLong.empty());
    Optional<String> duration = whole.phases().size() == 1 ? Optional.of("5*ms") : Optional.empty();
    whole
        .populations()
        .getFirst()
        .group()
        .constants()
        .forEach((name, constant) -> {
          String value =
              "%s*%s".formatted(constant.value() * 1.01, constant.dimension().usualName());
          combinations.add(Map.of(name, value.replaceFirst("\\*1$", "")));
        });
    List<RunPlan> plans =
        combinations.stream()
            .limit(4)
            .map(c -> plan(text, c, OptionalLong.empty(), duration))
            .toList();
    check(plans, 2, Backend.interpreter());
  }

  /** A square is a product, and another power is none. */
  @Test
  void combinationsOfOneShapeRunTogether() {
    String text =
        """
        constants: {p: 2, tau: 1*ms}
        neurons:
          G: {count: 3, equations: "dv/dt = (1 - v**p)/tau : 1", method: euler, initial: {v: i/4.0}}
        run: {duration: 3*ms}
        """;
    List<Map<String, String>> combinations =
        List.of(Map.of(), Map.of("p", "2.5"), Map.of("tau", "2*ms"), Map.of("p", "1.5"));
    check(plans(text, combinations), 2, Backend.cpu());
    try (SweepRun run =
        new SweepRun(
            sweep(text, combinations, 1), () -> Simulation.builder().backend(Backend.cpu()))) {
      assertThat(run.families()).isEqualTo(2);
      assertThat(run.copies()).map(SweepCopy::combination).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void whatAllNeuronsShareCannotBeSwept() {
    String text =
        """
        constants: {T: 10*ms}
        neurons:
          G: {count: 2, equations: "dv/dt = -v/T : 1"}
        run: {duration: 2*T}
        """;
    assertThatThrownBy(() -> sweep(text, List.of(Map.of(), Map.of("T", "5*ms")), 1))
        .hasMessageContaining("durations and time steps")
        .hasMessageContaining("one by one");
    assertThatThrownBy(() -> sweep(text, List.of(Map.of()), 0)).hasMessageContaining("not 0");
  }
}
