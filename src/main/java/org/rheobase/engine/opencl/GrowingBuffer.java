package org.rheobase.engine.opencl;

import org.jspecify.annotations.Nullable;

/** Memory of a device for work in between, which is replaced by more of it where more is needed. */
final class GrowingBuffer {
  private final OpenClEngine engine;
  private @Nullable ClBuffer buffer;

  GrowingBuffer(OpenClEngine engine) {
    this.engine = engine;
  }

  /** A buffer of so many bytes or more, with whatever was left in it. */
  ClBuffer withBytes(long bytes) {
    ClBuffer present = buffer;
    if (present == null || present.bytes() < bytes) {
      if (present != null) {
        buffer = null;
        engine.release(present);
      }
      // A power of two, so that slowly growing needs are soon met.
      present = engine.take(Math.max(Long.highestOneBit(bytes - 1) << 1, bytes));
      buffer = present;
    }
    return present;
  }
}
