package org.rheobase.bench;

import java.util.Optional;
import org.rheobase.engine.Device;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.SpikeReadout;

/**
 * What one line of a benchmark measures.
 *
 * @param model what the model is called
 * @param plan the model, of which the first phase is run
 * @param device what it runs on
 * @param threads threads of the engine; absent: chosen for the device
 * @param steps number of steps of a run
 * @param readout what is made of spikes
 */
public record BenchCase(
    String model,
    RunPlan plan,
    Device device,
    Optional<Integer> threads,
    int steps,
    SpikeReadout readout) {

  /** Number of neurons that are simulated, in all populations together. */
  public int count() {
    return plan.populations().stream()
        .mapToInt(population -> population.group().count())
        .reduce(0, Math::addExact);
  }

  /** Precision of real variables. */
  public Precision precision() {
    return PlanRun.precision(plan);
  }

  /** The threads, or compute units, that work at once. */
  public int workers() {
    return threads.orElse(device.computeUnits());
  }
}
