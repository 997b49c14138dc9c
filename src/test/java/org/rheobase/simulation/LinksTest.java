package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rheobase.testing.GoldenJson.member;
import static org.rheobase.testing.GoldenJson.numbers;
import static org.rheobase.testing.GoldenJson.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;
import org.rheobase.testing.GoldenJson;

/** Linked parameters are the other population's variables, at the same point of the step. */
class LinksTest {
  private static final RunPlan PLAN =
      ModelFile.parse("linked.yaml", GoldenJson.text("linked.yaml"), Overrides.none());

  @OnEveryEngine
  void agreesWithBrian(EngineUnderTest engine) {
    if (engine.precision() == Precision.SINGLE) {
      return;
    }
    Map<String, Object> expected = GoldenJson.read("linked.expected.json");
    var builder = Simulation.builder().backend(Backend.of(engine.device()));
    try (PlanRun run = new PlanRun(PLAN, builder)) {
      List<TraceBlock> traces = new ArrayList<>();
      List<Double> steps = new ArrayList<>();
      List<Double> neurons = new ArrayList<>();
      run.simulation()
          .listen(
              new Listener() {
                @Override
                public void onTraces(TraceBlock block) {
                  traces.add(block);
                }

                @Override
                public void onSpikes(EventBlock block) {
                  for (int k = 0; block.group().equals("A") && k < block.count(); k++) {
                    steps.add((double) block.steps()[k]);
                    neurons.add((double) block.neurons()[k]);
                  }
                }
              });
      run.prepare();
      run.run();
      for (String group : List.of("A", "Z", "H")) {
        object(member(expected, group))
            .forEach((variable, values) ->
                assertClose(run.simulation().values(group(run, group), variable), values));
      }
      Map<String, Object> spikes = object(member(expected, "spikes"));
      assertThat(steps).containsExactly(boxed(numbers(member(spikes, "step"))));
      assertThat(neurons).containsExactly(boxed(numbers(member(spikes, "i"))));
      Map<String, Object> trace = object(member(expected, "trace"));
      assertClose(column(traces, "A", 1), member(trace, "A.x1"));
      assertClose(column(traces, "A", 0), member(trace, "A.y1"));
      assertClose(column(traces, "Z", 1), member(trace, "Z.x3"));
      assertClose(column(traces, "Z", 0), member(trace, "Z.y3"));
    }
  }

  private static NeuronGroup group(PlanRun run, String name) {
    return run.simulation().groups().stream()
        .filter(g -> g.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Double[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  private static double[] column(List<TraceBlock> traces, String group, int variable) {
    return traces.stream()
        .filter(block -> block.group().equals(group))
        .flatMapToDouble(block ->
            java.util.stream.IntStream.range(0, block.samples())
                .mapToDouble(sample -> block.values().get(variable).value(sample)))
        .toArray();
  }

  private static void assertClose(double[] actual, Object expected) {
    assertThat(actual).containsExactly(numbers(expected), within(1e-11));
  }

  /** A noisy source is the same for those that read it, whatever the engine and the windows. */
  private static final String NOISY =
      """
      constants: {tau: 10*ms}
      neurons:
        reader:
          count: 8
          equations: |
            dy/dt = (x - y)/tau + 0.1*xi*tau**-0.5 : 1
            x : 1 (linked)
            both = x + y : 1
          threshold: both > 1.2
          reset: y = 0
          refractory: 1*ms
          method: euler
          linked: {x: {variable: relay.z, index: 7 - i}}
          record: {spikes: true, state: {variables: [both], neurons: [0, 7]}}
        relay:
          count: 8
          equations: |
            dz/dt = (v - z)/tau : 1
            v : 1 (linked)
          method: euler
          linked: {v: source.v}
        source:
          count: 8
          equations: |
            dv/dt = (1.5 - v)/tau + 0.3*xi*tau**-0.5 : 1 (unless refractory)
          threshold: v > 1
          reset: v = rand()
          refractory: 3*ms
          method: euler
          initial: [{v: rand()}]
          record: {spikes: true}
      run: {duration: 20*ms, seed: 5, precision: PRECISION}
      """;

  private static String fingerprint(Precision precision, SimulationBuilder builder) {
    RunPlan plan =
        ModelFile.parse(
            "noisy.yaml", NOISY.replace("PRECISION", precision.text()), Overrides.none());
    try (PlanRun run = new PlanRun(plan, builder)) {
      run.prepare();
      run.run();
      double[] x = run.simulation().values(group(run, "reader"), "x");
      double[] z = run.simulation().values(group(run, "relay"), "z");
      for (int neuron = 0; neuron < x.length; neuron++) {
        assertThat(x[neuron]).isEqualTo(z[7 - neuron]);
      }
      return run.simulation().fingerprint();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 33, 1000})
  void windowsAndEnginesMakeNoDifference(int window) {
    for (Precision precision : Precision.values()) {
      String expected = fingerprint(precision, Simulation.builder().backend(Backend.cpu()));
      for (EngineUnderTest engine : EveryEngine.with(precision)) {
        if (window > 1 || engine.device().backend().equals("cpu")) {
          var builder =
              Simulation.builder().backend(Backend.of(engine.device())).largestWindow(window);
          assertThat(fingerprint(precision, builder)).as("%s", engine).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void fromJava() {
    NeuronGroup source = NeuronGroup.builder("H", 1).equations("v = 2*t/second : 1").build();
    NeuronGroup reader =
        NeuronGroup.builder("G", 3)
            .equations("dx/dt = v/second : 1\nv : 1 (linked)")
            .method("euler")
            .linked("v", source, "v")
            .build();
    try (Simulation simulation =
        Simulation.builder().add(source).add(reader).backend(Backend.cpu()).build()) {
      simulation.run("1*ms");
      assertThat(simulation.values(reader, "v")).containsOnly(0.002);
      assertThat(simulation.values(reader, "x")).containsOnly(simulation.values(reader, "x")[0]);
    }
  }

  @Test
  void theSourceMustBeThere() {
    NeuronGroup source = NeuronGroup.builder("H", 1).equations("v : 1").build();
    NeuronGroup reader =
        NeuronGroup.builder("G", 3).equations("v : 1 (linked)").linked("v", source, "v").build();
    assertThatThrownBy(() -> Simulation.builder().add(reader).backend(Backend.cpu()).build())
        .hasMessageContaining("linked to 'H', which is not added");
  }
}
