package org.rheobase.engine.opencl;

import org.rheobase.engine.Device;

/**
 * How many work-items of a kernel make a group. It changes no bit of a result.
 *
 * @param largest the most that a group has
 * @param smallest what a group is not made smaller than: so many work-items are done at once
 * @param groups so many groups at least are wanted, that no part of the device is idle
 */
record GroupSize(int largest, int smallest, int groups) {
  /** Enough for a GPU to hide latencies with: one for each of four schedulers, 32 lanes wide. */
  private static final int USUAL = 128;

  /** Groups for each thread of a processor, so that threads end at about the same time. */
  private static final int GROUPS_OF_A_THREAD = 4;

  /** The rule for a kernel on a device. */
  static GroupSize of(ClKernel kernel, ClDevice device, Device.Kind kind) {
    int largest = Math.min(kernel.largestGroup(device), USUAL);
    int smallest = Math.clamp(kernel.preferredMultiple(device), 1, largest);
    int ofUnit = kind == Device.Kind.CPU ? GROUPS_OF_A_THREAD : 1;
    return new GroupSize(
        largest - largest % smallest, smallest, Math.max(1, device.computeUnits()) * ofUnit);
  }

  /** Always the same size. */
  static GroupSize fixed(int size) {
    return new GroupSize(size, size, 1);
  }

  /**
   * The size for a number of work-items: halved, where there are few, as long as that brings work
   * to parts of the device that would be idle.
   */
  int of(int count) {
    int size = largest;
    while (size % (2 * smallest) == 0 && Math.ceilDiv(count, size) < groups) {
      size /= 2;
    }
    return size;
  }
}
