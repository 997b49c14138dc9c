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

  /** How much of a long line is shown before the mistake, and from its beginning on. */
  private static final int BEFORE = 60;

  private static final int FROM_THERE = 100;

  /**
   * The problem as a block of text: place, message, the line with carets under the mistake, hint.
   * Lines end in {@code \n} but the last. Of a long line a part is shown, and signs that would do
   * something to a terminal are replaced.
   */
  public String render() {
    String kind = severity == Severity.ERROR ? "error" : "warning";
    StringBuilder block = new StringBuilder();
    span.ifPresent(
        s -> block.append("%s:%d:%d: ".formatted(s.source().name(), s.line(), s.column())));
    block.append(kind).append(": ").append(message.replace('\n', ' '));
    span.ifPresent(s -> block.append('\n').append(pointed(s)));
    hint.ifPresent(h -> block.append("\n  ").append(h.replace("\n", "\n  ")));
    return block
        .toString()
        .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
        .replaceAll("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "\uFFFD");
  }

  /** The line of the span without leading blanks, and carets under the span's part of it. */
  private static String pointed(Span place) {
    Span span = place.inFile();
    String line = span.lineText().stripTrailing();
    int blanks = line.length() - line.stripLeading().length();
    int from = Math.clamp(span.start() - span.lineStart(), blanks, Math.max(line.length(), blanks));
    int to = Math.min(from + span.end() - span.start(), line.length());
    int first = from - blanks > BEFORE ? from - BEFORE : blanks;
    int last = Math.min(line.length(), from + FROM_THERE);
    String before = (first > blanks ? "…" : "") + line.substring(first, from);
    String after = line.substring(from, last) + (last < line.length() ? "…" : "");
    int carets = Math.max(width(line.substring(from, Math.clamp(to, from, last))), 1);
    return "  %s%s\n  %s%s".formatted(before, after, " ".repeat(width(before)), "^".repeat(carets));
  }

  /** Columns that a text takes, signs beyond the basic plane being one. */
  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
