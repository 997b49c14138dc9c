package org.rheobase.bench;

import org.rheobase.engine.Engine;
import org.rheobase.ir.Precision;

/**
 * What a device can do at most, as programs find that do nothing else: they run through the same
 * engine, in the same precision and with the same threads as the models.
 *
 * @param bytesPerSecond read and written by a program that copies an array far larger than caches
 * @param operationsPerSecond fused products and sums done by a program that does these alone, in
 *     chains that do not wait for each other
 */
public record DeviceLimits(double bytesPerSecond, double operationsPerSecond) {

  /**
   * Measures an engine.
   *
   * @param warmUpSeconds how long each of two programs is run before it is measured
   */
  public static DeviceLimits measure(Engine engine, Precision precision, double warmUpSeconds) {
    return new DeviceLimits(
        Probe.copy(engine, precision).workPerSecond(warmUpSeconds),
        Probe.arithmetic(engine, precision).workPerSecond(warmUpSeconds));
  }

  /** The bound of a model: memory and arithmetic can go on at once, and the slower one decides. */
  public double neuronStepsPerSecond(StepCost cost) {
    return Math.min(bytesPerSecond / cost.bytes(), operationsPerSecond / cost.operations());
  }

  /** Whether memory is the slower one. */
  public boolean isBoundByMemory(StepCost cost) {
    return bytesPerSecond / cost.bytes() < operationsPerSecond / cost.operations();
  }
}
