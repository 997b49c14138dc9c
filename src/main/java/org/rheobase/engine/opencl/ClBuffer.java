package org.rheobase.engine.opencl;

import org.jocl.CL;
import org.jocl.cl_mem;

/** Memory of a device. */
final class ClBuffer extends ClObject {
  private final cl_mem id;
  private final long bytes;

  private ClBuffer(cl_mem id, long bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  static ClBuffer allocate(ClContext context, long bytes) {
    int[] status = new int[1];
    cl_mem id = CL.clCreateBuffer(context.id(), CL.CL_MEM_READ_WRITE, bytes, null, status);
    Status.check(status[0], "taking %,d bytes on %s".formatted(bytes, context.device().name()));
    return new ClBuffer(id, bytes);
  }

  cl_mem id() {
    requireOpen();
    return id;
  }

  long bytes() {
    return bytes;
  }

  @Override
  int release() {
    return CL.clReleaseMemObject(id);
  }
}
