package org.rheobase.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured.
 *
 * @param measured the case
 * @param speed neuron-steps a second in each of several runs
 * @param compileSeconds from the checked model to the first step: lowering, compiling, memory and
 *     initial values
 * @param firstResultSeconds the same and the first run
 * @param cost what a neuron-step takes
 * @param limits what the device can do
 */
public record BenchResult(
    BenchCase measured,
    Spread speed,
    double compileSeconds,
    double firstResultSeconds,
    StepCost cost,
    DeviceLimits limits) {

  /** The part of the device's bound that the median reaches. */
  public double share() {
    return speed.median() / limits.neuronStepsPerSecond(cost);
  }

  /** What bounds the speed on this device: {@code memory} or {@code arithmetic}. */
  public String boundBy() {
    return limits.isBoundByMemory(cost) ? "memory" : "arithmetic";
  }

  /** The result as {@link org.rheobase.files.Json} takes it. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", measured.model());
    map.put("engine", measured.device().backendText());
    map.put("device", measured.device().title());
    map.put("precision", measured.precision().text());
    map.put("count", measured.count());
    map.put("steps", measured.steps());
    map.put("threads", measured.workers());
    map.put("record", measured.readout().name().toLowerCase(Locale.ROOT));
    map.put("neuron_steps_per_s", speed.asMap());
    map.put("compile_s", compileSeconds);
    map.put("first_result_s", firstResultSeconds);
    map.put("bytes_per_neuron_step", cost.bytes());
    map.put("bound", bound());
    return map;
  }

  private Map<String, Object> bound() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("by", boundBy());
    map.put("neuron_steps_per_s", limits.neuronStepsPerSecond(cost));
    map.put("share", share());
    map.put("operations_per_neuron_step", cost.operations());
    map.put("bytes_per_s", limits.bytesPerSecond());
    map.put("operations_per_s", limits.operationsPerSecond());
    return map;
  }
}
