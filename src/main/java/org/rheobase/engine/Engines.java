package org.rheobase.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheobase.ir.Precision;

/** The engines of this machine: lists their devices, chooses one and opens it. */
public final class Engines {
  private static final List<String> ORDER = List.of("cpu", "opencl", "interpreter");

  private Engines() {}

  /** All devices, tried out, the Java engine first. Never fails. */
  public static List<Device> devices() {
    return providers().stream()
        .flatMap(provider -> provider.devices().stream().map(provider::examine))
        .toList();
  }

  /** Further devices, which are had only by their full name: they serve comparisons. */
  public static List<Device> variants() {
    return providers().stream().flatMap(provider -> provider.variants().stream()).toList();
  }

  /** For each kind of engine that has no device here: why, and what to install. */
  public static List<String> absences() {
    return providers().stream()
        .map(EngineProvider::absence)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * The devices that backends stand for, each once.
   *
   * @throws EngineException if one of them stands for none that computes in the precision
   */
  public static List<Device> selectAll(List<Backend> backends, Precision precision) {
    return backends.stream()
        .flatMap(backend ->
            backend.isAll() ? allOpenCl(precision).stream() : Stream.of(select(backend, precision)))
        .distinct()
        .toList();
  }

  /** All OpenCL GPUs; where there is none, all OpenCL devices. */
  private static List<Device> allOpenCl(Precision precision) {
    EngineProvider openCl = provider("opencl");
    List<Device> able =
        openCl.devices().stream()
            .map(openCl::examine)
            .filter(device -> device.precisions().contains(precision))
            .toList();
    List<Device> gpus = able.stream().filter(d -> d.kind() == Device.Kind.GPU).toList();
    // With no device at all, this tells why.
    return able.isEmpty()
        ? List.of(first(Backend.opencl(), precision))
        : gpus.isEmpty() ? able : gpus;
  }

  /**
   * The device that a backend stands for.
   *
   * @throws EngineException if there is none that computes in the precision; the message names what
   *     is there
   * @throws IllegalArgumentException if it stands for several
   */
  public static Device select(Backend backend, Precision precision) {
    if (backend.isAll()) {
      throw new IllegalArgumentException("one device is needed here, not '" + backend + "'");
    }
    return backend.engine().equals("auto") ? best(precision) : first(backend, precision);
  }

  /**
   * Opens the device that a backend stands for.
   *
   * @throws EngineException if there is none that computes in the precision, or if it fails
   */
  public static Engine open(Backend backend, Precision precision, EngineOptions options) {
    return open(select(backend, precision), options);
  }

  /**
   * Opens a device of {@link #devices()}.
   *
   * @throws EngineException if it fails
   */
  public static Engine open(Device device, EngineOptions options) {
    return provider(device.backend()).open(device, options);
  }

  private static Device best(Precision precision) {
    EngineProvider openCl = provider("opencl");
    return openCl.devices().stream()
        .filter(device -> device.kind() == Device.Kind.GPU)
        .map(openCl::examine)
        .filter(device -> device.precisions().contains(precision))
        .findFirst()
        .orElseGet(() -> javaOrInterpreter(precision));
  }

  private static Device javaOrInterpreter(Precision precision) {
    boolean compiler = !provider("cpu").devices().isEmpty();
    return first(compiler ? Backend.cpu() : Backend.interpreter(), precision);
  }

  private static Device first(Backend backend, Precision precision) {
    EngineProvider provider = provider(backend.engine());
    List<Device> present = provider.devices();
    List<Device> matching =
        Stream.concat(present.stream(), provider.variants().stream())
            .filter(backend::matches)
            .toList();
    if (matching.isEmpty()) {
      throw new EngineException(nothing(backend, provider, present));
    }
    List<Device> tried = new ArrayList<>();
    for (Device device : gpusFirst(matching)) {
      Device examined = provider.examine(device);
      if (examined.precisions().contains(precision)) {
        return examined;
      }
      tried.add(examined);
    }
    throw new EngineException(incapable(tried, precision));
  }

  private static List<Device> gpusFirst(List<Device> devices) {
    return devices.stream()
        .sorted(Comparator.comparingInt(device -> device.kind() == Device.Kind.GPU ? 0 : 1))
        .toList();
  }

  private static String nothing(Backend backend, EngineProvider provider, List<Device> present) {
    if (present.isEmpty()) {
      return "no " + engineTitle(backend) + " device here: " + provider.absence();
    }
    String wish = backend.toString().substring(backend.engine().length() + 1);
    return "no %s device named '%s'; there are: %s"
        .formatted(
            engineTitle(backend),
            wish,
            present.stream().map(Engines::entry).collect(Collectors.joining(", ")));
  }

  private static String engineTitle(Backend backend) {
    return backend.engine().equals("opencl") ? "OpenCL" : backend.engine();
  }

  private static String entry(Device device) {
    return device.backendText() + " = " + device.title();
  }

  private static String incapable(List<Device> devices, Precision precision) {
    return devices.stream()
        .map(device ->
            "%s cannot compute in %s precision: %s"
                .formatted(entry(device), precision.text(), String.join("; ", device.remarks())))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static EngineProvider provider(String name) {
    return providers().stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new EngineException("no engine '" + name + "' in this build"));
  }

  private static List<EngineProvider> providers() {
    List<EngineProvider> providers =
        new ArrayList<>(
            ServiceLoader.load(EngineProvider.class, Engines.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    providers.sort(Comparator.comparingInt(provider -> ORDER.indexOf(provider.name())));
    return providers;
  }
}
