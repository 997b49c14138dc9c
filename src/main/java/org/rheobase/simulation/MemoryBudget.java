package org.rheobase.simulation;

import java.util.OptionalLong;
import org.rheobase.engine.Device;

/**
 * Memory that a simulation may take of a device.
 *
 * @param device the device
 * @param bytes for state, timed arrays and the results of a window
 * @param windowBytes for the results of a population's window
 * @param isHeap whether it is Java's own memory, so that there is no other to stow a state in
 */
record MemoryBudget(Device device, long bytes, long windowBytes, boolean isHeap) {
  /** Enough for long windows; more would only drive other things out of the caches. */
  private static final long WINDOW = 64L << 20;

  /** On a GPU, which has no use for short windows. */
  private static final long LARGE_WINDOW = 1L << 30;

  /** What a device has, less what drivers, kernels and lists in Java's memory need. */
  private static final double USABLE = 0.8;

  /**
   * The budget of a device.
   *
   * @param wish the number of bytes that a user allows; absent: what the device has
   */
  static MemoryBudget of(Device device, OptionalLong wish) {
    long usable = (long) (device.memoryBytes() * USABLE);
    long bytes = Math.min(wish.orElse(usable), usable);
    boolean isGpu = device.kind() == Device.Kind.GPU;
    long window = isGpu ? Math.clamp(bytes / 32, WINDOW, LARGE_WINDOW) : WINDOW;
    return new MemoryBudget(
        device, bytes, Math.min(window, bytes / 4), !device.backend().equals("opencl"));
  }

  /** The largest array: OpenCL promises a quarter of the device's memory. */
  long largestArray() {
    return isHeap ? Long.MAX_VALUE : device.memoryBytes() / 4;
  }
}
