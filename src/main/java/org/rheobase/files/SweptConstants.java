package org.rheobase.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a sweep gives to constants, as texts: a list such as {@code 5*ms,10*ms}, or
 * {@code from:to:count} for so many values at equal distances, the last of them {@code to}.
 */
public final class SweptConstants {
  /** More combinations are hardly meant. */
  private static final int MOST = 1_000_000;

  private SweptConstants() {}

  /**
   * All combinations of values, the last constant varying fastest.
   *
   * @param swept for each constant the text with its values
   * @return for each combination the value of each constant
   * @throws IllegalArgumentException if a text has no values, or there are too many combinations
   */
  public static List<Map<String, String>> combinations(Map<String, String> swept) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, String> constant : swept.entrySet()) {
      List<String> values = values(constant.getKey(), constant.getValue());
      if ((long) all.size() * values.size() > MOST) {
        throw new IllegalArgumentException(
            "--set: there are more than %,d combinations".formatted(MOST));
      }
      List<Map<String, String>> more = new ArrayList<>();
      for (Map<String, String> before : all) {
        for (String value : values) {
          Map<String, String> combination = new LinkedHashMap<>(before);
          combination.put(constant.getKey(), value);
          more.add(combination);
        }
      }
      all = more;
    }
    return all;
  }

  /** The values of one constant, each a text that a model file could say. */
  static List<String> values(String name, String text) {
    List<String> range = parts(text, ':');
    if (range.size() > 1) {
      return range(name, text, range);
    }
    List<String> values = parts(text, ',');
    if (values.contains("")) {
      throw wrong(name, text, "a value is missing");
    }
    return values;
  }

  private static List<String> range(String name, String text, List<String> parts) {
    if (parts.size() != 3 || parts.contains("")) {
      throw wrong(name, text, "a range is from:to:count, such as 0:1:11 or 5*ms:20*ms:4");
    }
    if (!parts.get(2).matches("[0-9]{1,7}") || Integer.parseInt(parts.get(2)) < 2) {
      throw wrong(
          name, text, "the number of values must be a whole one from 2 on, not " + parts.get(2));
    }
    int count = Integer.parseInt(parts.get(2));
    List<String> values = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      values.add(value(parts.get(0), parts.get(1), k, count - 1));
    }
    return values;
  }

  private static String value(String from, String to, int step, int last) {
    if (step == 0) {
      return from;
    }
    return step == last ? to : "(%s) + ((%s) - (%s))*%d/%d".formatted(from, to, from, step, last);
  }

  /** The parts of a text between separators that are not in parentheses. */
  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth == 0) {
        parts.add(text.substring(begin, at).strip());
        begin = at + 1;
      }
    }
    parts.add(text.substring(begin).strip());
    return parts;
  }

  private static IllegalArgumentException wrong(String name, String text, String why) {
    return new IllegalArgumentException("--set %s=%s: %s".formatted(name, text, why));
  }
}
