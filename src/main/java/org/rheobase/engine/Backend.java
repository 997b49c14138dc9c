package org.rheobase.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which engine, and which of its devices, a user asks for.
 *
 * @param engine {@code auto}, {@code cpu}, {@code interpreter} or {@code opencl}
 * @param platform number or part of the name of an OpenCL platform, {@code all} for the devices of
 *     all, absent for any; of the Java engine the form of its code, absent for the best one
 * @param device number or part of the name of a device, absent for any
 */
public record Backend(String engine, Optional<String> platform, Optional<String> device) {
  private static final List<String> JAVA_FORMS = List.of("plain", "passes", "vector");
  private static final String ALL = "all";
  private static final String FORMS =
      "auto, cpu[:%s], interpreter, opencl[:PLATFORM[:DEVICE]] or opencl:all"
          .formatted(String.join("|", JAVA_FORMS));

  /** An OpenCL GPU if there is one that can do what is asked, else the Java engine. */
  public static Backend auto() {
    return plain("auto");
  }

  /** The Java engine. */
  public static Backend cpu() {
    return plain("cpu");
  }

  /** The engine that interprets programs: slow, and needs no compiler. */
  public static Backend interpreter() {
    return plain("interpreter");
  }

  /** Any OpenCL device, a GPU before others. */
  public static Backend opencl() {
    return plain("opencl");
  }

  /** Just this device. */
  public static Backend of(Device device) {
    return parse(device.backendText());
  }

  private static Backend plain(String engine) {
    return new Backend(engine, Optional.empty(), Optional.empty());
  }

  /**
   * Reads {@code auto}, {@code cpu[:FORM]}, {@code interpreter}, {@code opencl[:PLATFORM[:DEVICE]]}
   * or {@code opencl:all}; platform and device are numbers or parts of names, capital letters or
   * not, and the form is {@code plain}, {@code passes} or {@code vector}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Backend parse(String text) {
    String[] parts = text.strip().split(":", 3);
    String engine = parts[0].toLowerCase(Locale.ROOT);
    boolean known =
        switch (engine) {
          case "auto", "interpreter" -> parts.length == 1;
          case "cpu" -> parts.length == 1 || (parts.length == 2 && JAVA_FORMS.contains(parts[1]));
          case "opencl" -> true;
          default -> false;
        };
    if (!known) {
      throw new IllegalArgumentException("'" + text + "' is no backend; it must be " + FORMS);
    }
    return new Backend(engine, part(parts, 1), part(parts, 2));
  }

  /**
   * Reads several backends, parted by commas.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static List<Backend> parseAll(String text) {
    return Arrays.stream(text.split(",", -1)).map(Backend::parse).toList();
  }

  /** Whether all OpenCL devices are meant: the GPUs, or the others where there is none. */
  public boolean isAll() {
    return engine.equals("opencl")
        && platform.map(p -> p.equalsIgnoreCase(ALL)).orElse(false)
        && device.isEmpty();
  }

  private static Optional<String> part(String[] parts, int at) {
    return parts.length > at && !parts[at].isBlank()
        ? Optional.of(parts[at].strip())
        : Optional.empty();
  }

  /** Whether a device is among those asked for, {@code auto} aside. */
  boolean matches(Device candidate) {
    return engine.equals(candidate.backend())
        && matches(platform, candidate.platform(), candidate.platformName())
        && matches(device, candidate.number(), candidate.name());
  }

  private static boolean matches(Optional<String> wish, int number, String name) {
    return wish.map(w -> w.matches("\\d+") ? w.equals(Integer.toString(number)) : contains(name, w))
        .orElse(true);
  }

  private static boolean contains(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    String end =
        device
            .map(d -> ":" + platform.orElse("") + ":" + d)
            .orElseGet(() -> platform.map(p -> ":" + p).orElse(""));
    return engine + end;
  }
}
