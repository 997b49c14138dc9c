package org.rheobase.engine.opencl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jocl.CL;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineProvider;
import org.rheobase.ir.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the OpenCL devices of this machine. */
public final class OpenClProvider implements EngineProvider {
  private static final Logger LOGGER = LoggerFactory.getLogger(OpenClProvider.class);

  /** What trying the devices out has shown in this process, by {@link Device#backendText()}. */
  private static final Map<String, Examination> EXAMINED = new ConcurrentHashMap<>();

  private static final KernelCache CACHE = KernelCache.ofUser(System.getenv());

  private final Supplier<List<ClPlatform>> platforms;

  /** For {@link java.util.ServiceLoader}. */
  public OpenClProvider() {
    this(ClPlatform::all);
  }

  OpenClProvider(Supplier<List<ClPlatform>> platforms) {
    this.platforms = platforms;
  }

  @Override
  public String name() {
    return "opencl";
  }

  @Override
  public List<Device> devices() {
    return clDevices().stream().map(OpenClProvider::describe).flatMap(Optional::stream).toList();
  }

  @Override
  public String absence() {
    try {
      if (platforms.get().isEmpty()) {
        return "no OpenCL driver is installed (your GPU's vendor has one; PoCL runs on processors: package pocl-opencl-icd)";
      }
      return devices().isEmpty() ? "the OpenCL drivers that are installed name no device" : "";
    } catch (LinkageError e) {
      return "the OpenCL loader library is not installed (package ocl-icd-libopencl1, or your GPU's driver)";
    } catch (RuntimeException e) {
      return "OpenCL does not work here: " + e.getMessage();
    }
  }

  private List<ClDevice> clDevices() {
    try {
      return platforms.get().stream().flatMap(platform -> platform.devices().stream()).toList();
    } catch (RuntimeException | LinkageError e) {
      LOGGER.debug("no OpenCL here", e);
      return List.of();
    }
  }

  private static Optional<Device> describe(ClDevice device) {
    try {
      return device.isAvailable() ? Optional.of(claimed(device)) : Optional.empty();
    } catch (EngineException e) {
      LOGGER.debug("an OpenCL device that does not say what it is", e);
      return Optional.empty();
    }
  }

  private static Device claimed(ClDevice device) {
    List<Precision> precisions =
        device.hasDouble()
            ? List.of(Precision.SINGLE, Precision.DOUBLE)
            : List.of(Precision.SINGLE);
    return new Device(
        "opencl",
        device.platform().number(),
        device.platform().name(),
        device.number(),
        device.name(),
        kind(device),
        device.driver() + ", " + device.version(),
        device.computeUnits(),
        device.memoryBytes(),
        precisions,
        device.hasDouble() ? List.of() : List.of("has no double precision (cl_khr_fp64)"));
  }

  private static Device.Kind kind(ClDevice device) {
    if (device.isOfType(CL.CL_DEVICE_TYPE_CPU) || device.name().contains("llvmpipe")) {
      return Device.Kind.CPU;
    }
    return device.isOfType(CL.CL_DEVICE_TYPE_GPU) ? Device.Kind.GPU : Device.Kind.OTHER;
  }

  @Override
  public Device examine(Device device) {
    return examined(device).device();
  }

  private Examination examined(Device device) {
    return EXAMINED.computeIfAbsent(
        device.backendText(), text -> Examination.of(device, find(device), CACHE));
  }

  private ClDevice find(Device device) {
    return clDevices().stream()
        .filter(d -> d.platform().number() == device.platform() && d.number() == device.number())
        .findFirst()
        .orElseThrow(
            () -> new EngineException("no OpenCL device " + device.backendText() + " any more"));
  }

  @Override
  public Engine open(Device device, EngineOptions options) {
    Examination examined = examined(device);
    return new OpenClEngine(
        examined.device(),
        find(device),
        examined.options(),
        options,
        examined.longestLaunch(),
        CACHE);
  }
}
