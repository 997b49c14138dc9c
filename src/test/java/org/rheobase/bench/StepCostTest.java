package org.rheobase.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engines;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.Explanation;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.SpikeReadout;

/** What a neuron-step takes, against what is counted by hand. */
class StepCostTest {

  private static List<Explanation> explained(RunPlan plan) {
    List<Device> devices = Engines.selectAll(List.of(Backend.cpu()), PlanRun.precision(plan));
    return Explanation.of(plan, devices, OptionalLong.empty(), SpikeReadout.SPIKES);
  }

  private static StepCost cost(String model, Precision precision, int steps, SpikeReadout readout) {
    RunPlan plan = BenchModel.of(model).plan(Optional.of(1000), Optional.of(precision));
    return StepCost.of(explained(plan), steps, readout);
  }

  /**
   * Bytes at the ends of a window: izhikevich reads v, u, I and writes v, u; lif reads v, v0 and
   * writes v, and reads and writes lastspike, its step and not_refractory, as its noisy form does.
   */
  @ParameterizedTest
  @CsvSource({
    "izhikevich, SINGLE, 20, 100,  NONE,   0.125",
    "izhikevich, SINGLE, 20, 100,  COUNTS, 0.25",
    "izhikevich, SINGLE, 20, 100,  SPIKES, 0.25",
    "izhikevich, DOUBLE, 40, 100,  SPIKES, 0.25",
    "izhikevich, SINGLE, 20, 1000, SPIKES, 0.25",
    "izhikevich, SINGLE, 20, 1,    SPIKES, 0.25",
    "lif,        SINGLE, 36, 100,  SPIKES, 0.25",
    "noisy-lif,  SINGLE, 36, 100,  SPIKES, 0.25",
    "noisy-lif,  DOUBLE, 56, 100,  SPIKES, 0.25",
  })
  void bytesAreThoseOfStateAndRaster(
      String model, Precision precision, int ends, int steps, SpikeReadout readout, double raster) {
    assertThat(cost(model, precision, steps, readout).bytes())
        .isCloseTo((double) ends / steps + raster, within(1e-12));
  }

  @Test
  void noiseCostsOperationsAndNoBytes() {
    StepCost quiet = cost("lif", Precision.SINGLE, 1000, SpikeReadout.SPIKES);
    StepCost noisy = cost("noisy-lif", Precision.SINGLE, 1000, SpikeReadout.SPIKES);
    assertThat(noisy.bytes()).isEqualTo(quiet.bytes());
    assertThat(noisy.operations()).isGreaterThan(quiet.operations() + 10);
  }

  @Test
  void recordedValuesAreWrittenAndRead() {
    String model =
        """
        neurons:
          G:
            count: 10
            equations: "dv/dt = -v/(10*ms) : 1"
            method: euler
            record: {state: {variables: [v], neurons: %s, dt: %s}}
        run: {duration: 100*ms, precision: single}
        """;
    double without = 8.0 / 1000;
    assertThat(bytes(model.formatted("all", "0.1*ms"))).isCloseTo(without + 8, within(1e-12));
    assertThat(bytes(model.formatted("all", "1*ms"))).isCloseTo(without + 0.8, within(1e-12));
    // Each neuron looks up its place in a list.
    assertThat(bytes(model.formatted("[1, 3]", "1*ms")))
        .isCloseTo(without + 0.16 + 4.0 / 1000, within(1e-12));
  }

  private static double bytes(String model) {
    RunPlan plan = ModelFile.parse("model", model, Overrides.none());
    List<Explanation> explanations = explained(plan);
    return StepCost.of(explanations, 1000, SpikeReadout.SPIKES).bytes();
  }

  @Test
  void theSlowerOfMemoryAndArithmeticBounds() {
    DeviceLimits limits = new DeviceLimits(100, 1000);
    assertThat(limits.neuronStepsPerSecond(new StepCost(2, 5))).isEqualTo(50);
    assertThat(limits.isBoundByMemory(new StepCost(2, 5))).isTrue();
    assertThat(limits.neuronStepsPerSecond(new StepCost(2, 100))).isEqualTo(10);
    assertThat(limits.isBoundByMemory(new StepCost(2, 100))).isFalse();
  }
}
