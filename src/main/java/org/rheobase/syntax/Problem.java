package org.rheobase.syntax;

import java.util.Optional;

/**
 * A mistake in a model, or something in it that is likely one.
 *
 * @param severity whether the model is refused
 * @param span the place, where there is one
 * @param message what is wrong, in the reader's words
 * @param hint what would be right, where that can be said
 */
public record Problem(
    Severity severity, Optional<Span> span, String message, Optional<String> hint) {

  /** Whether a problem stops the model from running. */
  public enum Severity {
    WARNING,
    ERROR
  }

  /**
   * The problem as a block of text: place, message, the line with carets under the mistake, hint.
   * Lines end in {@code \n} but the last.
   */
  public String render() {
    String kind = severity == Severity.ERROR ? "error" : "warning";
    StringBuilder block = new StringBuilder();
    span.ifPresent(
        s -> block.append("%s:%d:%d: ".formatted(s.source().name(), s.line(), s.column())));
    block.append(kind).append(": ").append(message);
    span.ifPresent(s -> block.append('\n').append(pointed(s)));
    hint.ifPresent(h -> block.append("\n  ").append(h.replace("\n", "\n  ")));
    return block.toString();
  }

  /** The line of the span without leading blanks, and carets under the span's part of it. */
  private static String pointed(Span span) {
    String line = span.lineText();
    int blanks = line.length() - line.stripLeading().length();
    int from = Math.max(span.start() - span.lineStart() - blanks, 0);
    int length = Math.min(span.end() - span.start(), line.length() - blanks - from);
    return "  " + line.strip() + "\n  " + " ".repeat(from) + "^".repeat(Math.max(length, 1));
  }
}
