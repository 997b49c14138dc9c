package org.rheobase.engine.opencl;

import org.jocl.CL;
import org.rheobase.engine.EngineException;

/** What OpenCL calls return. */
final class Status {
  private Status() {}

  /**
   * Lets success pass.
   *
   * @param what what was tried, for the message
   * @throws EngineException with the error's OpenCL name
   */
  static void check(int status, String what) {
    if (status != CL.CL_SUCCESS) {
      throw new EngineException(message(status, what));
    }
  }

  /** An error in words. */
  static String message(int status, String what) {
    return what + " failed: " + CL.stringFor_errorCode(status) + wayOut(status);
  }

  private static String wayOut(int status) {
    return switch (status) {
      case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL.CL_OUT_OF_RESOURCES, CL.CL_OUT_OF_HOST_MEMORY ->
          " (not enough memory on the device, or the device was lost)";
      case CL.CL_INVALID_BUFFER_SIZE -> " (larger than what the device gives in one piece)";
      case CL.CL_DEVICE_NOT_AVAILABLE -> " (another program may hold the device)";
      default -> "";
    };
  }
}
