package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheobase.engine.Backend;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.testing.Python;

/**
 * What arrays and data sets there are, of which types, shapes and units. For SONATA it is what the
 * developer guide says, and what stands beside it.
 */
class ResultLayoutsTest {
  private static final String MODEL =
      """
      neurons:
        G:
          count: 3
          equations: |
            dv/dt = (3*mV - v)/(1*ms) : volt
            on : boolean
          threshold: v > 1*mV
          reset: v = 0*mV
          method: exact
          events: {odd: i % 2 == 1}
          record:
            spikes: {variables: [v]}
            state: {variables: [v, on], neurons: [0, 2]}
            rate: true
            events: {odd: [on]}
      spike_generators:
        S: {count: 2, indices: [1], times: {unit: ms, values: [0.2]}, record: {spikes: true}}
      run: {duration: 1*ms, precision: single}
      """;

  @TempDir private Path folder = Path.of("");

  private void run(ResultFormat format) {
    var plan = ModelFile.parse("model.yaml", MODEL, Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder().backend(Backend.cpu()));
        ResultFolder results = new ResultFolder(folder, run, format)) {
      run.prepare();
      run.run();
      results.complete();
    }
  }

  private String layout() {
    return String.join("\n", Python.run("layout.py", folder.toString())) + "\n";
  }

  @Test
  void arraysOfNumPy() {
    run(ResultFormat.NPZ);
    assertThat(layout())
        .isEqualTo(
            """
            G.final.npz
              i int32 (3,)
              v float32 (3,)
              on bool (3,)
            G.odd.npz
              step int32 (10,)
              t float64 (10,)
              i int32 (10,)
              on bool (10,)
            G.rate.npz
              step int32 (10,)
              t float64 (10,)
              rate float64 (10,)
            G.spikes.npz
              step int32 (6,)
              t float64 (6,)
              i int32 (6,)
              v float32 (6,)
            G.state.npz
              step int32 (10,)
              t float64 (10,)
              i int32 (2,)
              v float32 (10, 2)
              on bool (10, 2)
            S.spikes.npz
              step int32 (1,)
              t float64 (1,)
              i int32 (1,)
            """);
  }

  @Test
  void filesOfSonata() {
    run(ResultFormat.SONATA);
    assertThat(layout())
        .isEqualTo(
            """
            G.odd.h5 magic=2682 version=[0 1]
              spikes
              spikes/G sorting=by_time
              spikes/G/node_ids uint64 (10,)
              spikes/G/seconds float64 (10,) units=second
              spikes/G/steps int32 (10,)
              spikes/G/timestamps float64 (10,) units=milliseconds
              spikes/G/values
              spikes/G/values/on int8 (10,) units=1
            G.state.on.h5 magic=2682 version=[0 1]
              report
              report/G
              report/G/data int8 (10, 2) units=1
              report/G/mapping
              report/G/mapping/element_ids uint32 (2,)
              report/G/mapping/element_pos float32 (2,)
              report/G/mapping/index_pointers uint64 (3,)
              report/G/mapping/node_ids uint64 (2,) sorted=1
              report/G/mapping/seconds float64 (10,) units=second
              report/G/mapping/steps int32 (10,)
              report/G/mapping/time float64 (3,) units=milliseconds
            G.state.v.h5 magic=2682 version=[0 1]
              report
              report/G
              report/G/data float32 (10, 2) units=volt
              report/G/mapping
              report/G/mapping/element_ids uint32 (2,)
              report/G/mapping/element_pos float32 (2,)
              report/G/mapping/index_pointers uint64 (3,)
              report/G/mapping/node_ids uint64 (2,) sorted=1
              report/G/mapping/seconds float64 (10,) units=second
              report/G/mapping/steps int32 (10,)
              report/G/mapping/time float64 (3,) units=milliseconds
            spikes.h5 magic=2682 version=[0 1]
              spikes
              spikes/G sorting=by_time
              spikes/G/node_ids uint64 (6,)
              spikes/G/seconds float64 (6,) units=second
              spikes/G/steps int32 (6,)
              spikes/G/timestamps float64 (6,) units=milliseconds
              spikes/G/values
              spikes/G/values/v float32 (6,) units=volt
              spikes/S sorting=by_time
              spikes/S/node_ids uint64 (1,)
              spikes/S/seconds float64 (1,) units=second
              spikes/S/steps int32 (1,)
              spikes/S/timestamps float64 (1,) units=milliseconds
            """);
  }
}
