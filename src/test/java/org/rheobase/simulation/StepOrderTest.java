package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Slot;
import org.rheobase.testing.Simulations;

/**
 * What code sees in each slot and order of one step, and what of its writes recordings see: v goes
 * from 0.4 to 0.5 in the state update, is noticed by a threshold and a custom event at 0.45,
 * becomes 0 in the reset and then 10 by the event's code. The table is what Brian2 2.5.1 gives.
 */
class StepOrderTest {
  private static final String DT = "0.1*ms";

  /**
   * The columns are slot and order of code {@code x = v}, and what it sees of v, of a subexpression
   * {@code h = v : 1 (constant over dt)}, of {@code not_refractory}, and whether there is a {@code
   * lastspike}; then the x recorded at the event, at the spike, and at the start of the step.
   */
  private static final String TABLE =
      """
      before_start     -1 | 0.4 0   1 0 | 0.4 0.4 0.4
      before_start      0 | 0.4 0   1 0 | 0.4 0.4 0.4
      before_start      1 | 0.4 0.4 1 0 | 0.4 0.4 0.4
      start            -1 | 0.4 0.4 1 0 | 0.4 0.4 0.4
      start             0 | 0.4 0.4 1 0 | 0.4 0.4 0.4
      start             1 | 0.4 0.4 1 0 | 0.4 0.4 0
      after_start       0 | 0.4 0.4 1 0 | 0.4 0.4 0
      before_groups     0 | 0.4 0.4 1 0 | 0.4 0.4 0
      groups           -1 | 0.4 0.4 1 0 | 0.4 0.4 0
      groups            0 | 0.4 0.4 1 0 | 0.4 0.4 0
      groups            1 | 0.5 0.4 1 0 | 0.5 0.5 0
      after_groups      0 | 0.5 0.4 1 0 | 0.5 0.5 0
      before_thresholds 0 | 0.5 0.4 1 0 | 0.5 0.5 0
      thresholds       -1 | 0.5 0.4 1 0 | 0.5 0.5 0
      thresholds        0 | 0.5 0.4 1 0 | 0.5 0.5 0
      thresholds        1 | 0.5 0.4 0 1 | 0.5 0.5 0
      after_thresholds -1 | 0.5 0.4 0 1 | 0.5 0   0
      after_thresholds  0 | 0.5 0.4 0 1 | 0.5 0   0
      after_thresholds  1 | 0.5 0.4 0 1 | 0.5 0   0
      before_synapses   0 | 0.5 0.4 0 1 | 0   0   0
      synapses          0 | 0.5 0.4 0 1 | 0   0   0
      after_synapses    0 | 0.5 0.4 0 1 | 0   0   0
      before_resets     0 | 0.5 0.4 0 1 | 0   0   0
      resets           -1 | 0.5 0.4 0 1 | 0   0   0
      resets            0 | 0.5 0.4 0 1 | 0   0   0
      resets            1 | 0   0.4 0 1 | 0   0   0
      after_resets     -1 | 0   0.4 0 1 | 0   0   0
      after_resets      0 | 10  0.4 0 1 | 0   0   0
      after_resets      1 | 10  0.4 0 1 | 0   0   0
      before_end        0 | 10  0.4 0 1 | 0   0   0
      end               0 | 10  0.4 0 1 | 0   0   0
      after_end         0 | 10  0.4 0 1 | 0   0   0
      """;

  /** A row of the table. */
  private record Row(Slot slot, int order, List<Double> seen, List<Double> recorded) {
    static Row of(String line) {
      String[] parts = line.split("\\|", -1);
      String[] place = parts[0].strip().split(" +", -1);
      return new Row(
          Slot.find(place[0]).orElseThrow(),
          Integer.parseInt(place[1]),
          numbers(parts[1]),
          numbers(parts[2]));
    }

    private static List<Double> numbers(String text) {
      return Stream.of(text.strip().split(" +", -1)).map(Double::valueOf).toList();
    }
  }

  private static final List<Row> ROWS = TABLE.lines().map(Row::of).toList();

  /** One population with the code of all rows, each with variables of its own. */
  private static NeuronGroup group() {
    StringBuilder equations = new StringBuilder("dv/dt = 1/ms : 1\nh = v : 1 (constant over dt)\n");
    for (int k = 0; k < ROWS.size(); k++) {
      equations.append(
          "x%1$d : 1\nheld%1$d : 1\nactive%1$d : boolean\nspiked%1$d : boolean\n".formatted(k));
    }
    NeuronGroupBuilder builder =
        NeuronGroup.builder("G", 1)
            .equations(equations.toString())
            .threshold("v > 0.45")
            .reset("v = 0")
            .refractory("2*ms")
            .event("cross", "v > 0.45")
            .onEvent("cross", "v += 10")
            .method("euler");
    for (int k = 0; k < ROWS.size(); k++) {
      String code =
          "x%1$d = v; held%1$d = h; active%1$d = not_refractory; spiked%1$d = lastspike >= 0*ms"
              .formatted(k);
      builder.runRegularly(code, DT, ROWS.get(k).slot(), ROWS.get(k).order());
    }
    return builder.build();
  }

  @OnEveryEngine
  void codeAndRecordingsSeeWhatCameBefore(EngineUnderTest engine) {
    NeuronGroup group = group();
    String[] names =
        Stream.iterate(0, k -> k < ROWS.size(), k -> k + 1)
            .map(k -> "x" + k)
            .toArray(String[]::new);
    try (Simulation simulation = Simulations.on(engine).add(group).dt(DT).build()) {
      simulation.set(group, "v", "0.4");
      SpikeMonitor spikes = simulation.recordSpikes(group, names);
      EventMonitor events = simulation.recordEvents(group, "cross", names);
      StateMonitor traces = simulation.recordState(group, names);
      simulation.run(DT);
      for (int k = 0; k < ROWS.size(); k++) {
        Row row = ROWS.get(k);
        String x = "x" + k;
        check(
            engine,
            row,
            row.seen(),
            simulation.values(group, x)[0],
            simulation.values(group, "held" + k)[0],
            simulation.values(group, "active" + k)[0],
            simulation.values(group, "spiked" + k)[0]);
        check(
            engine,
            row,
            row.recorded(),
            events.values(x)[0],
            spikes.values(x)[0],
            traces.values(x, 0)[0]);
      }
    }
  }

  private static void check(
      EngineUnderTest engine, Row row, List<Double> expected, double... actual) {
    double tolerance = engine.precision() == Precision.DOUBLE ? 1e-12 : 1e-6;
    for (int k = 0; k < actual.length; k++) {
      assertThat(actual[k])
          .as("%s %d, column %d", row.slot(), row.order(), k)
          .isCloseTo(expected.get(k), within(tolerance));
    }
  }
}
