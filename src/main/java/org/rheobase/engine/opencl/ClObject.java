package org.rheobase.engine.opencl;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An object that OpenCL keeps until it is released. */
abstract class ClObject implements AutoCloseable {
  private static final AtomicInteger LIVE = new AtomicInteger();

  private final AtomicBoolean open = new AtomicBoolean(true);

  ClObject() {
    LIVE.incrementAndGet();
  }

  /** How many objects are not released yet. */
  static int live() {
    return LIVE.get();
  }

  /** Gives the object back to OpenCL. */
  abstract int release();

  final void requireOpen() {
    if (!open.get()) {
      throw new IllegalStateException(getClass().getSimpleName() + " is closed");
    }
  }

  @Override
  public final void close() {
    if (open.getAndSet(false)) {
      LIVE.decrementAndGet();
      Status.check(release(), "release of " + getClass().getSimpleName());
    }
  }
}
