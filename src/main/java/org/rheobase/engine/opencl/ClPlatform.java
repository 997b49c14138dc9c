package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * One OpenCL implementation on this machine.
 *
 * @param number its place in the loader's list
 */
record ClPlatform(cl_platform_id id, int number, String name) {
  /** JOCL's constant has bits that some implementations refuse. */
  private static final long ALL_TYPES = 0xFFFFFFFFL;

  /** The loader's answer when no implementation is installed (extension cl_khr_icd). */
  private static final int PLATFORM_NOT_FOUND = -1001;

  /**
   * All implementations.
   *
   * @throws LinkageError if there is no OpenCL loader on this machine
   */
  static List<ClPlatform> all() {
    SignalHandlers.note();
    int[] count = new int[1];
    int status = CL.clGetPlatformIDs(0, null, count);
    if (status == PLATFORM_NOT_FOUND || count[0] == 0) {
      return List.of();
    }
    Status.check(status, "listing OpenCL platforms");
    cl_platform_id[] ids = new cl_platform_id[count[0]];
    Status.check(CL.clGetPlatformIDs(ids.length, ids, null), "listing OpenCL platforms");
    List<ClPlatform> platforms = new ArrayList<>();
    for (int k = 0; k < ids.length; k++) {
      platforms.add(new ClPlatform(ids[k], k, text(ids[k], CL.CL_PLATFORM_NAME)));
    }
    return platforms;
  }

  /** The version of the implementation, such as {@code OpenCL 3.0 PoCL 3.1}. */
  String version() {
    return text(id, CL.CL_PLATFORM_VERSION);
  }

  private static String text(cl_platform_id id, int property) {
    long[] size = new long[1];
    Status.check(CL.clGetPlatformInfo(id, property, 0, null, size), "property of a platform");
    byte[] text = new byte[(int) size[0]];
    Status.check(
        CL.clGetPlatformInfo(id, property, text.length, Pointer.to(text), null),
        "property of a platform");
    return ClDevice.text(text);
  }

  /** Its devices; none if it has none or fails to say. */
  List<ClDevice> devices() {
    int[] count = new int[1];
    if (CL.clGetDeviceIDs(id, ALL_TYPES, 0, null, count) != CL.CL_SUCCESS || count[0] == 0) {
      return List.of();
    }
    cl_device_id[] ids = new cl_device_id[count[0]];
    if (CL.clGetDeviceIDs(id, ALL_TYPES, ids.length, ids, null) != CL.CL_SUCCESS) {
      return List.of();
    }
    List<ClDevice> devices = new ArrayList<>();
    for (int k = 0; k < ids.length; k++) {
      devices.add(new ClDevice(ids[k], this, k));
    }
    return devices;
  }
}
