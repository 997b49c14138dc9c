package org.rheobase.engine.opencl;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.rheobase.ir.HostArray;

/**
 * Memory of the host that the driver has taken, and that stays where it is: devices copy to it by
 * themselves, faster than to Java's arrays, which the garbage collector must be kept from moving.
 */
final class HostBuffer extends ClObject {
  private final ClQueue queue;
  private final cl_mem id;
  private final ByteBuffer bytes;

  private HostBuffer(ClQueue queue, cl_mem id, ByteBuffer bytes) {
    this.queue = queue;
    this.id = id;
    this.bytes = bytes;
  }

  static HostBuffer allocate(ClContext context, ClQueue queue, int bytes) {
    int[] status = new int[1];
    long flags = CL.CL_MEM_READ_WRITE | CL.CL_MEM_ALLOC_HOST_PTR;
    cl_mem id = CL.clCreateBuffer(context.id(), flags, bytes, null, status);
    Status.check(status[0], "taking %,d bytes on the host".formatted(bytes));
    try {
      return new HostBuffer(queue, id, queue.map(id, bytes).order(ByteOrder.nativeOrder()));
    } catch (RuntimeException e) {
      CL.clReleaseMemObject(id);
      throw e;
    }
  }

  int bytes() {
    return bytes.capacity();
  }

  Pointer pointer() {
    requireOpen();
    return Pointer.to(bytes);
  }

  /** Copies the first elements to an array, from {@code to} on. */
  void copyTo(HostArray target, int to, int length) {
    requireOpen();
    MemorySegment.copy(
        MemorySegment.ofBuffer(bytes), layout(target), 0, target.elements(), to, length);
  }

  private static ValueLayout layout(HostArray array) {
    return switch (array.type()) {
      case I32, U32, BOOL -> ValueLayout.JAVA_INT_UNALIGNED;
      case I64 -> ValueLayout.JAVA_LONG_UNALIGNED;
      case F32 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
      case F64 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
    };
  }

  @Override
  int release() {
    int unmapped = queue.unmap(id, bytes);
    int released = CL.clReleaseMemObject(id);
    return unmapped == CL.CL_SUCCESS ? released : unmapped;
  }
}
