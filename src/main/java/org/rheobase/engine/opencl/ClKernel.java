package org.rheobase.engine.opencl;

import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;

/** A function that runs on a device, with its parameters. */
final class ClKernel extends ClObject {
  private final cl_kernel id;
  private final String name;

  private ClKernel(cl_kernel id, String name) {
    this.id = id;
    this.name = name;
  }

  static ClKernel create(ClProgram program, String name) {
    int[] status = new int[1];
    cl_kernel id = CL.clCreateKernel(program.id(), name, status);
    Status.check(status[0], "kernel " + name);
    return new ClKernel(id, name);
  }

  String name() {
    return name;
  }

  cl_kernel id() {
    requireOpen();
    return id;
  }

  void set(int parameter, int value) {
    set(parameter, Sizeof.cl_int, Pointer.to(new int[] {value}));
  }

  void set(int parameter, long value) {
    set(parameter, Sizeof.cl_long, Pointer.to(new long[] {value}));
  }

  void set(int parameter, ClBuffer buffer) {
    set(parameter, Sizeof.cl_mem, Pointer.to(buffer.id()));
  }

  private void set(int parameter, long bytes, Pointer value) {
    Status.check(
        CL.clSetKernelArg(id(), parameter, bytes, value), "parameter " + parameter + " of " + name);
  }

  /** The largest work-group that the device can run this kernel with. */
  int largestGroup(ClDevice device) {
    return property(device, CL.CL_KERNEL_WORK_GROUP_SIZE);
  }

  /** The size of which work-groups are best a multiple. */
  int preferredMultiple(ClDevice device) {
    return property(device, CL.CL_KERNEL_PREFERRED_WORK_GROUP_SIZE_MULTIPLE);
  }

  private int property(ClDevice device, int property) {
    long[] size = new long[1];
    int status =
        CL.clGetKernelWorkGroupInfo(
            id(), device.id(), property, Sizeof.size_t, Pointer.to(size), null);
    Status.check(status, "work-group size of " + name);
    return Math.clamp(size[0], 1, Integer.MAX_VALUE);
  }

  @Override
  int release() {
    return CL.clReleaseKernel(id);
  }
}
