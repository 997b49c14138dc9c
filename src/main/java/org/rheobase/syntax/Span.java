package org.rheobase.syntax;

/**
 * A range of characters of a source.
 *
 * @param source the text pointed into
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record Span(Source source, int start, int end) {

  /** The line within the file, from 1. */
  public int line() {
    return source.firstLine()
        + (int) source.text().substring(0, start).chars().filter(c -> c == '\n').count();
  }

  /** The column within the file, from 1. */
  public int column() {
    return start - lineStart() + 1 + source.indent();
  }

  /** The text pointed at. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** The smallest span that holds this one and another of the same source. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The first line of the text pointed at, whole, without its indentation in the file. */
  public String lineText() {
    int lineEnd = source.text().indexOf('\n', start);
    return source.text().substring(lineStart(), lineEnd < 0 ? source.text().length() : lineEnd);
  }

  /** Offset of the first character of the span's first line within the source. */
  int lineStart() {
    return start == 0 ? 0 : source.text().lastIndexOf('\n', start - 1) + 1;
  }
}
