package org.rheobase.files;

import org.rheobase.syntax.Origin;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/**
 * Where the characters of a scalar stand in its file. What is written and what it means are gone
 * through side by side: escapes, doubled quotes, folded lines and indentation take more room in the
 * file than in the value.
 *
 * @param file the file
 * @param start offset in the file at which the scalar begins, with its tag, anchor and quote
 * @param end offset in the file after it
 * @param value what it means
 */
record ScalarOrigin(Source file, int start, int end, String value) implements Origin {

  @Override
  public Span span(int from, int to) {
    int[] places = new Walk(this).places();
    int first = places[from];
    int last = to > from ? places[to - 1] + 1 : first;
    return new Span(file, first, Math.max(first, last));
  }

  /** How a scalar is written. */
  private enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** The way through a scalar. */
  private static final class Walk {
    private final String text;
    private final String value;
    private final int end;
    private final Style style;
    private int at;

    Walk(ScalarOrigin scalar) {
      text = scalar.file.text();
      value = scalar.value;
      end = scalar.end;
      at = scalar.start;
      skipProperties();
      style = style();
      skipOpening();
    }

    /** A tag or an anchor before the scalar. */
    private void skipProperties() {
      while (at < end && (text.charAt(at) == '!' || text.charAt(at) == '&')) {
        while (at < end && !isBlank()) {
          at++;
        }
        skipBlanks();
      }
    }

    private Style style() {
      return switch (at < end ? text.charAt(at) : ' ') {
        case '\'' -> Style.SINGLE_QUOTED;
        case '"' -> Style.DOUBLE_QUOTED;
        case '|' -> Style.LITERAL;
        case '>' -> Style.FOLDED;
        default -> Style.PLAIN;
      };
    }

    private void skipOpening() {
      switch (style) {
        case PLAIN -> {}
        case SINGLE_QUOTED, DOUBLE_QUOTED -> at++;
        case LITERAL, FOLDED -> {
          int lineEnd = text.indexOf('\n', at);
          at = lineEnd < 0 ? end : lineEnd + 1;
        }
      }
    }

    private boolean isBlank() {
      return isBlank(text.charAt(at));
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t' || c == '\n';
    }

    private void skipBlanks() {
      while (at < end && isBlank()) {
        at++;
      }
    }

    /** The offset in the file of each character of the value, and of its end. */
    int[] places() {
      int[] places = new int[value.length() + 1];
      for (int k = 0; k < value.length(); k++) {
        places[k] = Math.min(at, end);
        if (at < end) {
          k += step(places, k);
        }
      }
      places[value.length()] = value.isEmpty() ? Math.min(at, end) : places[value.length() - 1] + 1;
      return places;
    }

    /** Goes past one character of the value; returns 1 if it took two of them, which are a pair. */
    private int step(int[] places, int k) {
      char wanted = value.charAt(k);
      skipContinuations();
      if (style == Style.DOUBLE_QUOTED && text.startsWith("\\", at)) {
        places[k] = at;
        at += escapeLength();
        boolean isPair = Character.isHighSurrogate(wanted) && k + 1 < value.length();
        places[isPair ? k + 1 : k] = places[k];
        return isPair ? 1 : 0;
      }
      if (style == Style.SINGLE_QUOTED && text.startsWith("''", at)) {
        places[k] = at;
        at += 2;
      } else if (isBlank(wanted) && at < end && isBlank()) {
        places[k] = at;
        skipBlank(wanted);
      } else {
        skipBlanks();
        places[k] = Math.min(at, end);
        at++;
      }
      return 0;
    }

    /** A backslash at the end of a line, which joins it with the next. */
    private void skipContinuations() {
      while (style == Style.DOUBLE_QUOTED && text.startsWith("\\\n", at)) {
        at += 2;
        skipBlanks();
      }
    }

    private int escapeLength() {
      return switch (at + 1 < end ? text.charAt(at + 1) : ' ') {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
    }

    /**
     * One blank; or, where lines are folded to one, the end of a line with all blanks around it.
     */
    private void skipBlank(char wanted) {
      int lineEnd = at;
      while (lineEnd < end && isBlank(text.charAt(lineEnd)) && text.charAt(lineEnd) != '\n') {
        lineEnd++;
      }
      boolean isFold =
          style != Style.LITERAL && wanted == ' ' && lineEnd < end && text.charAt(lineEnd) == '\n';
      if (isFold) {
        skipBlanks();
      } else {
        at++;
      }
    }
  }
}
