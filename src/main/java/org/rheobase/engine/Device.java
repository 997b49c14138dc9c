package org.rheobase.engine;

import java.util.List;
import org.rheobase.ir.Precision;

/**
 * Something that programs can run on, as found on this machine.
 *
 * @param backend {@code cpu}, {@code opencl} or {@code interpreter}
 * @param platform number of the OpenCL platform, else 0
 * @param platformName name of the OpenCL platform; of the Java engine the form of its code, if one
 *     was asked for; else empty
 * @param number number of the device in its platform
 * @param name name of the device
 * @param kind whether it is a GPU
 * @param driver version of its driver, or of the Java runtime
 * @param computeUnits compute units, or threads
 * @param memoryBytes memory that a run may use
 * @param precisions the precisions in which it computes by the rules; empty if it can compute in
 *     none
 * @param remarks why a precision is missing, and other peculiarities, in words
 */
public record Device(
    String backend,
    int platform,
    String platformName,
    int number,
    String name,
    Kind kind,
    String driver,
    int computeUnits,
    long memoryBytes,
    List<Precision> precisions,
    List<String> remarks) {

  /** The kinds of device. */
  public enum Kind {
    CPU,
    GPU,
    OTHER
  }

  /**
   * The shortest backend text that names this device, such as {@code cpu} or {@code opencl:0:1}.
   */
  public String backendText() {
    if (backend.equals("opencl")) {
      return "opencl:%d:%d".formatted(platform, number);
    }
    return platformName.isEmpty() ? backend : backend + ":" + platformName;
  }

  /** The same device with what trying it out has shown. */
  public Device examined(List<Precision> found, List<String> why) {
    return new Device(
        backend,
        platform,
        platformName,
        number,
        name,
        kind,
        driver,
        computeUnits,
        memoryBytes,
        found,
        why);
  }

  /** A line for summaries: the device's name and platform. */
  public String title() {
    return platformName.isEmpty() ? name : name + " (" + platformName + ")";
  }
}
