package org.rheobase.testing.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Texts to begin with: the golden models and the examples, and the pieces of code in them. */
public final class Samples {
  private static final List<Path> FOLDERS =
      List.of(Path.of("src/test/resources/golden"), Path.of("examples"));

  private static final List<String> FILES =
      FOLDERS.stream().flatMap(Samples::files).sorted().map(Samples::text).toList();

  private Samples() {}

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole model files. */
  public static List<String> modelFiles() {
    return FILES;
  }

  /** All pieces of code: equations, statements, conditions, values. */
  public static List<String> code() {
    List<String> code = new ArrayList<>();
    FILES.forEach(file -> collect(read(file), code));
    return code.stream().distinct().toList();
  }

  /** The equations alone. */
  public static List<String> equations() {
    return code().stream().filter(text -> text.contains("\n") && text.contains(" : ")).toList();
  }

  /** A model file as maps, lists and scalars. */
  static Object read(String file) {
    return new Load(LoadSettings.builder().build()).loadFromString(file);
  }

  private static void collect(Object value, List<String> code) {
    switch (value) {
      case Map<?, ?> map -> map.values().forEach(element -> collect(element, code));
      case List<?> list -> list.forEach(element -> collect(element, code));
      case String text -> code.add(text);
      case Number number -> code.add(number.toString());
      case null, default -> {}
    }
  }
}
