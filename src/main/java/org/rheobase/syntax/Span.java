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
    Span place = inFile();
    return place.source.firstLine()
        + (int)
            place.source.text().substring(0, place.start).chars().filter(c -> c == '\n').count();
  }

  /** The column within the file, from 1. */
  public int column() {
    Span place = inFile();
    return place.start - place.lineStart() + 1 + place.source.indent();
  }

  /** The text pointed at. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** The smallest span that holds this one and another of the same source. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The same place in the file that the source was read from; the span itself where it is none. */
  public Span inFile() {
    return source.origin().map(origin -> origin.span(start, end)).orElse(this);
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
