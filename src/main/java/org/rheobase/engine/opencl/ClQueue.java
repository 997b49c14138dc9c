package org.rheobase.engine.opencl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.Profile;

/** Work for a device, done in the order in which it was handed over. */
final class ClQueue extends ClObject {
  private final cl_command_queue id;
  private final Optional<ClProfiler> profiler;

  private ClQueue(cl_command_queue id, Optional<ClProfiler> profiler) {
    this.id = id;
    this.profiler = profiler;
  }

  /**
   * A queue. The function that OpenCL 2.0 has instead is missing from devices of version 1.2.
   *
   * @param profiles whether it measures how long commands take
   */
  @SuppressWarnings("deprecation")
  static ClQueue create(ClContext context, boolean profiles) {
    int[] status = new int[1];
    long properties = profiles ? CL.CL_QUEUE_PROFILING_ENABLE : 0;
    cl_command_queue id =
        CL.clCreateCommandQueue(context.id(), context.device().id(), properties, status);
    Status.check(status[0], "a queue for " + context.device().name());
    return new ClQueue(id, profiles ? Optional.of(new ClProfiler()) : Optional.empty());
  }

  /** Runs a kernel for a range of work-items, whose number is a multiple of the group's size. */
  void run(ClKernel kernel, long items, long groupSize) {
    run(kernel, new long[] {items}, new long[] {groupSize});
  }

  /** Runs a kernel for a rectangle of work-items; groups reach along rows. */
  void run(ClKernel kernel, long columns, long rows, long groupSize) {
    run(kernel, new long[] {columns, rows}, new long[] {groupSize, 1});
  }

  private void run(ClKernel kernel, long[] items, long[] group) {
    requireOpen();
    int status =
        CL.clEnqueueNDRangeKernel(
            id,
            kernel.id(),
            items.length,
            null,
            items,
            group,
            0,
            null,
            event(Profile.Kind.KERNEL, kernel.name(), 0));
    Status.check(status, "launch of " + kernel.name());
    Status.check(CL.clFlush(id), "launch of " + kernel.name());
    if (profiler.filter(ClProfiler::isFull).isPresent()) {
      finish();
    }
  }

  /** Fills a buffer with zeros. */
  void clear(ClBuffer buffer) {
    requireOpen();
    ByteBuffer zero = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
    int status =
        CL.clEnqueueFillBuffer(
            id,
            buffer.id(),
            Pointer.to(zero),
            Integer.BYTES,
            0,
            buffer.bytes(),
            0,
            null,
            transfer("clearing memory", buffer.bytes()));
    Status.check(status, "clearing %,d bytes".formatted(buffer.bytes()));
    finish();
  }

  /** Copies from Java's memory, and returns when that is done. */
  void write(ClBuffer buffer, long offset, Pointer source, long bytes) {
    requireOpen();
    int status =
        CL.clEnqueueWriteBuffer(
            id,
            buffer.id(),
            true,
            offset,
            bytes,
            source,
            0,
            null,
            transfer("to the device", bytes));
    Status.check(status, "writing %,d bytes".formatted(bytes));
  }

  /**
   * Copies to Java's memory, and returns when that is done. Kernels are waited for beforehand,
   * because the array cannot be moved by the garbage collector as long as the copying takes.
   */
  void read(ClBuffer buffer, long offset, Pointer target, long bytes) {
    finish();
    int status =
        CL.clEnqueueReadBuffer(
            id,
            buffer.id(),
            true,
            offset,
            bytes,
            target,
            0,
            null,
            transfer("from the device", bytes));
    Status.check(status, "reading %,d bytes".formatted(bytes));
  }

  /** Makes a buffer of the host's memory accessible to the host, for as long as it is open. */
  ByteBuffer map(cl_mem buffer, long bytes) {
    requireOpen();
    int[] status = new int[1];
    long flags = CL.CL_MAP_READ | CL.CL_MAP_WRITE;
    ByteBuffer mapped =
        CL.clEnqueueMapBuffer(id, buffer, true, flags, 0, bytes, 0, null, null, status);
    Status.check(status[0], "mapping %,d bytes".formatted(bytes));
    return mapped;
  }

  /** Ends what {@link #map} began; the status is returned. */
  int unmap(cl_mem buffer, ByteBuffer mapped) {
    requireOpen();
    int status = CL.clEnqueueUnmapMemObject(id, buffer, mapped, 0, null, null);
    return status == CL.CL_SUCCESS ? CL.clFinish(id) : status;
  }

  /** Waits until all work is done. Drivers may have compiled something for it. */
  void finish() {
    requireOpen();
    int status = CL.clFinish(id);
    SignalHandlers.restore();
    Status.check(status, "waiting for the device");
    profiler.ifPresent(ClProfiler::collect);
  }

  private @Nullable cl_event transfer(String way, long bytes) {
    return event(Profile.Kind.TRANSFER, way, bytes);
  }

  private @Nullable cl_event event(Profile.Kind kind, String name, long bytes) {
    return profiler.map(p -> p.begin(kind, name, bytes)).orElse(null);
  }

  /** How long commands took so far, if that is measured. */
  Optional<Profile> profile() {
    finish();
    return profiler.map(ClProfiler::profile);
  }

  @Override
  int release() {
    return CL.clReleaseCommandQueue(id);
  }
}
