package org.rheobase.testing.models;

import java.util.List;
import java.util.regex.Pattern;

/** Writes the entries of a map of a model file, in one of the forms that YAML has for them. */
final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9(][A-Za-z0-9_ ()+*/.<>=%-]*");

  private final Choices choices;
  private final String indent;
  private final StringBuilder text = new StringBuilder();

  YamlWriter(Choices choices, int indent) {
    this.choices = choices;
    this.indent = " ".repeat(indent);
  }

  /** A text without quotes of its own. */
  static String scalar(String text, Choices choices) {
    return switch (choices.below(3)) {
      case 2 -> "'" + text + "'";
      case 1 -> "\"" + text + "\"";
      default -> PLAIN.matcher(text).matches() ? text : "\"" + text + "\"";
    };
  }

  /** An entry with a single text. */
  YamlWriter entry(String key, String value) {
    return raw(key, scalar(value, choices));
  }

  /** An entry with something that is YAML already. */
  YamlWriter raw(String key, String value) {
    text.append("%s%s: %s\n".formatted(indent, key, value));
    return this;
  }

  /** An entry with a text of several lines, or one. */
  YamlWriter block(String key, List<String> lines) {
    text.append("%s%s: |\n".formatted(indent, key));
    lines.forEach(line -> text.append("%s  %s\n".formatted(indent, line)));
    return this;
  }

  /** An entry with a list of things that are YAML already. */
  YamlWriter list(String key, List<String> elements) {
    text.append("%s%s:\n".formatted(indent, key));
    elements.forEach(element -> text.append("%s  - %s\n".formatted(indent, element)));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
