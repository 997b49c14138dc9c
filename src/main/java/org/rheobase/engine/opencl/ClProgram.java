package org.rheobase.engine.opencl;

import java.util.Optional;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
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
   * Compiles a source, or finds it compiled by an earlier run.
   *
   * @throws EngineException if the device's compiler refuses it, with its log and the lines that
   *     the log is about
   */
  static ClProgram build(ClContext context, String source, String options, KernelCache cache) {
    String key = KernelCache.key(context.device(), source, options);
    Optional<ClProgram> kept = cache.find(key).flatMap(b -> ofBinary(context, b, options));
    return kept.orElseGet(() -> {
      ClProgram program = ofSource(context, source, options);
      cache.keep(key, program.binary());
      return program;
    });
  }

  private static ClProgram ofSource(ClContext context, String source, String options) {
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

  /** What was compiled before; absent if the driver does not want it. */
  private static Optional<ClProgram> ofBinary(ClContext context, byte[] binary, String options) {
    int[] status = new int[1];
    cl_device_id[] devices = {context.device().id()};
    cl_program id =
        CL.clCreateProgramWithBinary(
            context.id(),
            1,
            devices,
            new long[] {binary.length},
            new byte[][] {binary},
            null,
            status);
    if (status[0] != CL.CL_SUCCESS) {
      return Optional.empty();
    }
    ClProgram program = new ClProgram(id);
    try {
      program.build(context.device(), "", options);
      return Optional.of(program);
    } catch (EngineException e) {
      program.close();
      return Optional.empty();
    }
  }

  /** What the source has become; empty if the driver does not give it away. */
  private byte[] binary() {
    long[] size = new long[1];
    int status =
        CL.clGetProgramInfo(id, CL.CL_PROGRAM_BINARY_SIZES, Sizeof.size_t, Pointer.to(size), null);
    // A driver may compile once more for this.
    SignalHandlers.restore();
    if (status != CL.CL_SUCCESS || size[0] < 1 || size[0] > KernelCache.LARGEST) {
      return new byte[0];
    }
    byte[] binary = new byte[(int) size[0]];
    status =
        CL.clGetProgramInfo(
            id,
            CL.CL_PROGRAM_BINARIES,
            Sizeof.POINTER,
            Pointer.to(new Pointer[] {Pointer.to(binary)}),
            null);
    SignalHandlers.restore();
    return status == CL.CL_SUCCESS ? binary : new byte[0];
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
