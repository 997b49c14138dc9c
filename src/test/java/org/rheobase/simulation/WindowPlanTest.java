package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Recordings;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;

/** Windows are as long as their results fit into a fixed amount of memory. */
class WindowPlanTest {
  private static final double BUDGET = 64 << 20;

  /** Columns: neurons, variables recorded at spikes and at an event, and the steps of a window. */
  @ParameterizedTest
  @CsvSource({
    "100,        0, 0, 16384",
    "100000,     0, 0, 1312",
    "10000000,   0, 0, 26",
    "100000,     1, 0, 64",
    "100000,     1, 1, 32",
    "1000000,    1, 1, 4",
    "100000000,  1, 1, 1",
    "2000000000, 3, 3, 1",
  })
  void valuesAtEventsMakeWindowsShorter(int count, int atSpikes, int atEvent, int steps) {
    NeuronGroup group =
        NeuronGroup.builder("G", count)
            .equations("dv/dt = 1/ms : 1\nw : 1\nx : 1")
            .threshold("v > 1")
            .event("e", "v > 1")
            .build();
    List<String> variables = List.of("v", "w", "x");
    Recordings recordings =
        new Recordings(
            List.of(),
            List.of(
                new EventRecording("spike", variables.subList(0, atSpikes)),
                new EventRecording("e", variables.subList(0, atEvent))));
    assertThat(WindowPlan.steps(group, recordings, Precision.DOUBLE)).isEqualTo(steps);
    double bytes = steps * WindowPlan.bytesPerStep(group, recordings, Precision.DOUBLE);
    assertThat(steps == 1 || bytes <= BUDGET).isTrue();
  }

  /** Windows end where words of events do, if they can. */
  @ParameterizedTest
  @CsvSource({
    "0,  1000, 100, 96",
    "96, 1000, 100, 192",
    "40, 1000, 32,  64",
    "0,  1000, 5,   5",
    "30, 1000, 5,   32",
    "0,  10,   64,  10",
    "64, 70,   64,  70",
  })
  void windowsEndAtWords(int start, int end, int steps, int windowEnd) {
    assertThat(WindowPlan.end(start, end, steps)).isEqualTo(windowEnd);
  }
}
