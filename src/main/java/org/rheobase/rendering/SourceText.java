package org.rheobase.rendering;

/** Text in the making, line by line, indented by its braces. */
final class SourceText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A line. */
  SourceText line(String line) {
    text.append(INDENT.repeat(depth)).append(line).append('\n');
    return this;
  }

  /** An empty line. */
  SourceText gap() {
    text.append('\n');
    return this;
  }

  /** A line that opens a block. */
  SourceText open(String head) {
    return line(head + " {").indent();
  }

  /** Deeper indentation, up to the next end of a block. */
  SourceText indent() {
    depth++;
    return this;
  }

  /** Lines that were written elsewhere. */
  SourceText append(SourceText other) {
    other.toString().lines().forEach(this::line);
    return this;
  }

  /** The end of a block. */
  SourceText close() {
    depth--;
    return line("}");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
