package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a device's compiler says about a source. */
final class BuildLog {
  /**
   * A line number as compilers write it: {@code name:12:5: error}, {@code <kernel>:12:5:} or {@code
   * (12): error}.
   */
  private static final Pattern LINE =
      Pattern.compile("(?:(?<=[\\w>.]):|\\()(\\d+)(?::\\d+)?(?::|\\))");

  private BuildLog() {}

  /** The log, followed by the numbered lines of the source that it speaks of. */
  static String explain(String log, String source) {
    List<String> lines = source.lines().toList();
    List<String> report =
        new ArrayList<>(List.of(log.isEmpty() ? "(the compiler says no more)" : log));
    for (int line : linesNamed(log)) {
      if (line >= 1 && line <= lines.size()) {
        report.add("%5d | %s".formatted(line, lines.get(line - 1)));
      }
    }
    return String.join("\n", report);
  }

  private static SortedSet<Integer> linesNamed(String log) {
    SortedSet<Integer> lines = new TreeSet<>();
    Matcher matcher = LINE.matcher(log);
    while (matcher.find()) {
      String digits = matcher.group(1);
      if (digits.length() < 9) {
        lines.add(Integer.parseInt(digits));
      }
    }
    return lines;
  }
}
