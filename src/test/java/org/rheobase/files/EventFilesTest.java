package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Backend;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.syntax.ModelError;

/** Events and code that runs regularly in model files, and the files that come of recording. */
class EventFilesTest {
  private static final String MODEL =
      """
      neurons:
        G:
          count: 2
          equations: |
            dv/dt = 1/ms : 1
            w = 2*v : 1
            n : integer
            on : boolean
          threshold: v > 0.25
          reset: v = 0
          method: euler
          events: {high: v > 0.15, odd: n % 2 == 1}
          on_event: {high: "n += 1"}
          run_regularly:
            - {code: on = not on, dt: 0.2*ms}
            - {code: n += 10, when: end, order: 1, dt: 1*ms}
          initial: {v: 0.1*i}
          record:
            spikes: {variables: [w, n]}
            events:
              high: [v, n, on]
              odd: []
      run: {duration: 0.4*ms}
      """;

  @TempDir private Path folder = Path.of("");

  private static RunPlan plan(String text) {
    return ModelFile.parse("model.yaml", text, Overrides.none());
  }

  private String result(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void everyEventHasItsFile() throws Exception {
    try (PlanRun run = new PlanRun(plan(MODEL), Simulation.builder().backend(Backend.cpu()));
        ResultFolder results = new ResultFolder(folder, run)) {
      run.prepare();
      run.run();
      results.complete();
    }
    assertThat(result("G.spikes.csv"))
        .isEqualTo(
            "step,t,i,w,n\n1,1.0E-4,1,0.6000000000000001,11\n2,2.0E-4,0,0.6000000000000001,11\n");
    assertThat(result("G.high.csv"))
        .isEqualTo(
            """
            step,t,i,v,n,on
            0,0.0,1,0.2,0,1
            1,1.0E-4,0,0.2,10,1
            1,1.0E-4,1,0.30000000000000004,11,1
            2,2.0E-4,0,0.30000000000000004,11,0
            3,3.0000000000000003E-4,1,0.2,12,0
            """);
    assertThat(result("G.odd.csv")).startsWith("step,t,i\n1,1.0E-4,1\n2,2.0E-4,0\n");
    assertThat(result("G.final.csv").lines().findFirst()).contains("i,v,w,n,on");
  }

  /** A mistake: what stands in place of what, and the first lines that tell of it. */
  private static Arguments wrong(String right, String mistake, String... lines) {
    return Arguments.of(right, mistake, String.join("\n", lines));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        wrong(
            "odd: n % 2 == 1",
            "odd: n % 2",
            "model.yaml:12:35: error: the condition of event 'odd' must be a condition, and this is a dimensionless number",
            "  n % 2",
            "  ^^^^^"),
        wrong(
            "{high: \"n += 1\"}",
            "{hihg: \"n += 1\"}",
            "model.yaml:13:16: error: the population has no event 'hihg'",
            "  hihg",
            "  ^^^^",
            "  did you mean 'high'?"),
        wrong(
            "{high: \"n += 1\"}",
            "{high: \"m += 1\"}",
            "model.yaml:13:23: error: the name 'm' is not known"),
        wrong(
            "odd: n % 2 == 1",
            "spikes: n % 2 == 1", "model.yaml:12:30: error: an event cannot be called 'spikes'"),
        wrong(
            "odd: n % 2 == 1",
            "odd-one: n % 2 == 1", "model.yaml:12:30: error: 'odd-one' is no name for an event"),
        wrong(
            "on = not on, dt: 0.2*ms",
            "on = not n, dt: 0.2*ms",
            "model.yaml:15:25: error: 'not' is for truth values"),
        wrong(
            "dt: 0.2*ms",
            "dt: 0.25*ms",
            "model.yaml:15:33: error: code cannot run every 0.25*ms: the time step is 0.1*ms, and this is no multiple of it",
            "  0.25*ms",
            "  ^^^^^^^",
            "  0.2*ms would be one; or change the time step"),
        wrong(
            "dt: 0.2*ms",
            "dt: 2",
            "model.yaml:15:33: error: a time in 'second' is needed, and this is a dimensionless number"),
        wrong(
            "when: end",
            "when: ends",
            "model.yaml:16:31: error: a step has no slot 'ends'",
            "  ends",
            "  ^^^^",
            "  did you mean 'end'?"),
        wrong(
            "order: 1", "order: first", "model.yaml:16:43: error: 'order' must be a whole number"),
        wrong(
            "order: 1",
            "order: 3000000000",
            "model.yaml:16:43: error: 'order' must be from -2,147,483,648"),
        wrong(
            "order: 1",
            "ordre: 1",
            "model.yaml:16:36: error: 'ordre' is not known in 'run_regularly'",
            "  ordre",
            "  ^^^^^",
            "  did you mean 'order'?"),
        wrong(
            "{code: n += 10, when: end,",
            "{when: end,",
            "model.yaml:16:9: error: 'code' is missing in 'run_regularly'"),
        wrong(
            "variables: [w, n]",
            "variables: [w, m]",
            "model.yaml:19:31: error: the population has no variable 'm' that can be recorded"),
        wrong(
            "variables: [w, n]",
            "variables: [w, lastspike]",
            "model.yaml:19:31: error: the population has no variable 'lastspike' that can be recorded"),
        wrong(
            "variables: [w, n]",
            "variables: [w, w]",
            "model.yaml:19:31: error: 'w' stands here twice"),
        wrong(
            "{variables: [w, n]}",
            "{neurons: [0]}",
            "model.yaml:19:16: error: 'neurons' is not known in 'spikes'"),
        wrong(
            "{variables: [w, n]}",
            "yes",
            "model.yaml:19:15: error: 'spikes' must be true or false, or name variables"),
        wrong(
            "high: [v, n, on]",
            "hgih: [v, n, on]",
            "model.yaml:21:9: error: the population has no event 'hgih'",
            "  hgih",
            "  ^^^^",
            "  did you mean 'high'?"),
        wrong("odd: []", "odd: true", "model.yaml:22:14: error: 'odd' must be a list"),
        wrong("odd: []", "spike: []", "model.yaml:22:9: error: spikes are recorded by 'spikes'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreToldWithTheirPlace(String right, String mistake, String block) {
    assertThat(MODEL).contains(right);
    String text = MODEL.replace(right, mistake);
    ModelError error = catchThrowableOfType(ModelError.class, () -> plan(text));
    assertThat(error).isNotNull();
    List<String> lines = block.lines().map(String::strip).toList();
    assertThat(error.getMessage()).contains(lines);
  }

  /** Each phase has its time step, and code must be due at whole steps of all of them. */
  @Test
  void intervalsAreCheckedForEachPhase() {
    String text =
        MODEL.replace(
            "run: {duration: 0.4*ms}",
            "run: {phases: [{duration: 1*ms}, {duration: 1*ms, dt: 0.15*ms}]}");
    ModelError error = catchThrowableOfType(ModelError.class, () -> plan(text));
    assertThat(error.getMessage())
        .contains("code cannot run every 0.2*ms: the time step is 0.15*ms")
        .contains("code cannot run every 1*ms: the time step is 0.15*ms");
  }
}
