package org.rheobase.engine.opencl;

import java.nio.charset.StandardCharsets;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;

/**
 * An OpenCL device, and what it says of itself.
 *
 * @param number its place in its platform's list
 */
record ClDevice(cl_device_id id, ClPlatform platform, int number) {

  String name() {
    return string(CL.CL_DEVICE_NAME);
  }

  String driver() {
    return string(CL.CL_DRIVER_VERSION);
  }

  /** The OpenCL version, such as {@code OpenCL 1.2 pocl}. */
  String version() {
    return string(CL.CL_DEVICE_VERSION);
  }

  boolean hasExtension(String name) {
    return (" " + string(CL.CL_DEVICE_EXTENSIONS) + " ").contains(" " + name + " ");
  }

  boolean isAvailable() {
    return number(CL.CL_DEVICE_AVAILABLE) != 0 && number(CL.CL_DEVICE_COMPILER_AVAILABLE) != 0;
  }

  boolean isOfType(long type) {
    return (number(CL.CL_DEVICE_TYPE) & type) != 0;
  }

  int computeUnits() {
    return (int) number(CL.CL_DEVICE_MAX_COMPUTE_UNITS);
  }

  long memoryBytes() {
    return number(CL.CL_DEVICE_GLOBAL_MEM_SIZE);
  }

  /** Whether a property of single precision is there, such as {@code CL_FP_FMA}. */
  boolean hasSingle(long property) {
    return (number(CL.CL_DEVICE_SINGLE_FP_CONFIG) & property) != 0;
  }

  /** Whether double precision is there. */
  boolean hasDouble() {
    return hasExtension("cl_khr_fp64") && number(CL.CL_DEVICE_DOUBLE_FP_CONFIG) != 0;
  }

  private String string(int property) {
    long[] size = new long[1];
    Status.check(CL.clGetDeviceInfo(id, property, 0, null, size), "property of a device");
    byte[] text = new byte[(int) size[0]];
    Status.check(
        CL.clGetDeviceInfo(id, property, text.length, Pointer.to(text), null),
        "property of a device");
    return text(text);
  }

  /** A property that is a number of 1, 4 or 8 bytes; zero if the device does not know it. */
  private long number(int property) {
    long[] value = new long[1];
    int status = CL.clGetDeviceInfo(id, property, Long.BYTES, Pointer.to(value), null);
    return status == CL.CL_SUCCESS ? value[0] : 0;
  }

  /** A text as C has it. */
  static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8).strip();
  }
}
