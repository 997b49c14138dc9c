package org.rheobase.engine.opencl;

import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_program;
import org.rheobase.engine.EngineException;

/** A source compiled for a device. */
final class ClProgram extends ClObject {
  private final cl_program id;

  private ClProgram(cl_program id) {
    this.id = id;
  }

  /**
   * Compiles a source.
   *
   * @throws EngineException if the device's compiler refuses it, with its log and the lines that
   *     the log is about
   */
  static ClProgram build(ClContext context, String source, String options) {
    int[] status = new int[1];
    cl_program id =
        CL.clCreateProgramWithSource(context.id(), 1, new String[] {source}, null, status);
    Status.check(status[0], "a program for " + context.device().name());
    ClProgram program = new ClProgram(id);
    try {
      program.build(context.device(), source, options);
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
    return program;
  }

  private void build(ClDevice device, String source, String options) {
    int status = CL.clBuildProgram(id, 1, new cl_device_id[] {device.id()}, options, null, null);
    SignalHandlers.restore();
    if (status != CL.CL_SUCCESS) {
      String what = "compiling for %s (%s)".formatted(device.name(), device.platform().name());
      throw new EngineException(
          Status.message(status, what) + "\n" + BuildLog.explain(log(device), source));
    }
  }

  private String log(ClDevice device) {
    long[] size = new long[1];
    CL.clGetProgramBuildInfo(id, device.id(), CL.CL_PROGRAM_BUILD_LOG, 0, null, size);
    byte[] text = new byte[(int) size[0]];
    CL.clGetProgramBuildInfo(
        id, device.id(), CL.CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null);
    return ClDevice.text(text);
  }

  cl_program id() {
    requireOpen();
    return id;
  }

  @Override
  int release() {
    return CL.clReleaseProgram(id);
  }
}
