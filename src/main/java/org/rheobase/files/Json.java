package org.rheobase.files;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as JSON text (RFC 8259): maps, collections, texts, numbers and truth values. */
public final class Json {
  private Json() {}

  /**
   * A value as text, indented by two blanks a level.
   *
   * @throws IllegalArgumentException if there is something in it that JSON has no form for
   */
  public static String text(Object value) {
    return text(value, "");
  }

  private static String text(Object value, String indent) {
    String inner = indent + "  ";
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e ->
                  inner + quoted(String.valueOf(e.getKey())) + ": " + text(e.getValue(), inner))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case Collection<?> list ->
          list.stream()
              .map(element -> inner + text(element, inner))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      case Double number when number.isNaN() || number.isInfinite() -> quoted(number.toString());
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case String text -> quoted(text);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
