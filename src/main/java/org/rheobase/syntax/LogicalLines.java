package org.rheobase.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into the pieces that are parsed one by one: equations, or statements. */
final class LogicalLines {
  /**
   * How a line looks that begins an equation, also where a bracket before it was left open by
   * mistake.
   */
  private static final Pattern EQUATION_START =
      Pattern.compile("\\s*(d\\w+/dt\\s*=|[A-Za-z_]\\w*\\s*(=[^=]|:)).*", Pattern.DOTALL);

  private final Source source;
  private final List<Span> pieces = new ArrayList<>();

  private LogicalLines(Source source) {
    this.source = source;
  }

  /** One physical line. */
  private record Line(int start, int end, int indent, int openBrackets) {
    boolean isBlank() {
      return indent < 0;
    }
  }

  /**
   * The equations of a text: a line, with the following ones while a bracket is open or they are
   * indented deeper.
   */
  static List<Span> equations(Source source) {
    LogicalLines lines = new LogicalLines(source);
    lines.joinEquations();
    return lines.pieces;
  }

  private void joinEquations() {
    int start = -1;
    int end = -1;
    int indent = 0;
    int open = 0;
    for (Line line : lines()) {
      if (line.isBlank()) {
        continue;
      }
      boolean isDeeper = line.indent() > indent;
      boolean goesOn = start >= 0 && (isDeeper || (open > 0 && !beginsEquation(line)));
      if (!goesOn) {
        add(start, end);
        start = line.start() + line.indent();
        indent = line.indent();
        open = 0;
      }
      open += line.openBrackets();
      end = line.end();
    }
    add(start, end);
  }

  private boolean beginsEquation(Line line) {
    return EQUATION_START.matcher(source.text().substring(line.start(), line.end())).matches();
  }

  /** The statements of a text: parted by line ends outside brackets, and by semicolons. */
  static List<Span> statements(Source source) {
    LogicalLines lines = new LogicalLines(source);
    lines.splitStatements();
    return lines.pieces;
  }

  private void splitStatements() {
    String text = source.text();
    int start = 0;
    int open = 0;
    boolean isComment = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      isComment = c != '\n' && (isComment || c == '#');
      open += isComment ? 0 : bracket(c);
      if ((c == '\n' && open <= 0) || (c == ';' && !isComment)) {
        add(start, at);
        start = at + 1;
        open = 0;
      }
    }
    add(start, text.length());
  }

  private static int bracket(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  /** Adds a piece, without the blanks and comments at its ends. */
  private void add(int start, int end) {
    if (start < 0) {
      return;
    }
    int to = endOfCode(start, end);
    int from = start;
    while (from < to && isBlankOrComment(from)) {
      from = source.text().charAt(from) == '#' ? lineEnd(from) : from + 1;
    }
    if (from < to) {
      pieces.add(new Span(source, from, to));
    }
  }

  private boolean isBlankOrComment(int at) {
    char c = source.text().charAt(at);
    return Character.isWhitespace(c) || c == '#';
  }

  /** The end of the last line that has code in it, without its comment. */
  private int endOfCode(int start, int end) {
    int last = start;
    for (int at = start; at < end; at++) {
      char c = source.text().charAt(at);
      if (c == '#') {
        at = lineEnd(at) - 1;
      } else if (!Character.isWhitespace(c)) {
        last = at + 1;
      }
    }
    return last;
  }

  private int lineEnd(int at) {
    int end = source.text().indexOf('\n', at);
    return end < 0 ? source.text().length() : end;
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int start = 0; start < source.text().length(); start = lineEnd(start) + 1) {
      lines.add(line(start, lineEnd(start)));
    }
    return lines;
  }

  private Line line(int start, int end) {
    int indent = -1;
    int open = 0;
    for (int at = start; at < end && source.text().charAt(at) != '#'; at++) {
      char c = source.text().charAt(at);
      if (indent < 0 && !Character.isWhitespace(c)) {
        indent = at - start;
      }
      open += bracket(c);
    }
    return new Line(start, end, indent, open);
  }
}
