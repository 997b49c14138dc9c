package org.rheobase.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the golden data of the test resources: JSON is YAML. */
public final class GoldenJson {
  private static final int LARGEST = 64 << 20;

  private GoldenJson() {}

  /** The text of a golden file. */
  public static String text(String name) {
    try (InputStream stream = GoldenJson.class.getResourceAsStream("/golden/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contents of a golden JSON file. */
  public static Map<String, Object> read(String name) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(LARGEST).build();
    return object(Objects.requireNonNull(new Load(settings).loadFromString(text(name))));
  }

  /** A member of an object. */
  public static Object member(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  /** A value as an object. */
  @SuppressWarnings("unchecked") // JSON objects have texts as keys.
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** A value as a list. */
  @SuppressWarnings("unchecked") // A list of anything.
  public static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  /**
   * A value as a number; truth values as 0 and 1, and the texts that stand for NaN and infinities.
   */
  public static double number(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Boolean truth -> truth ? 1 : 0;
      case String text -> Double.parseDouble(text);
      default -> throw new IllegalArgumentException("no number: " + value);
    };
  }

  /** A value as numbers: a list, or a single one. */
  public static double[] numbers(Object value) {
    return value instanceof List<?> list
        ? list.stream().mapToDouble(GoldenJson::number).toArray()
        : new double[] {number(value)};
  }
}
