package org.rheobase.engine;

import java.util.OptionalInt;

/**
 * How an engine shall work. Nothing here changes a bit of a result.
 *
 * @param threads number of threads of the Java engine; absent: one for each processor
 * @param workGroupSize size of OpenCL work-groups; absent: chosen for the device
 * @param profiles whether the engine measures what its time goes to, which takes some itself
 */
public record EngineOptions(OptionalInt threads, OptionalInt workGroupSize, boolean profiles) {

  /** Everything chosen for the device. */
  public static EngineOptions defaults() {
    return new EngineOptions(OptionalInt.empty(), OptionalInt.empty(), false);
  }

  /** With a number of threads. */
  public EngineOptions withThreads(int number) {
    return new EngineOptions(OptionalInt.of(number), workGroupSize, profiles);
  }

  /** With a work-group size. */
  public EngineOptions withWorkGroupSize(int size) {
    return new EngineOptions(threads, OptionalInt.of(size), profiles);
  }

  /** With measuring. */
  public EngineOptions withProfile() {
    return new EngineOptions(threads, workGroupSize, true);
  }
}
