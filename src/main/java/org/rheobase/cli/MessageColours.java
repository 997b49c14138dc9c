package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * Prints messages in colours: {@code error:} and the carets under the place of a mistake in red,
 * {@code warning:} in yellow. The text is the same.
 */
final class MessageColours extends PrintWriter {
  /** After a place that is in the file of a model, or alone; lines of the model are indented. */
  private static final Pattern ERROR = Pattern.compile("(?m)^((?:\\S.*:\\d+:\\d+: )?)(error:)");

  private static final Pattern WARNING = Pattern.compile("(?m)^((?:\\S.*:\\d+:\\d+: )?)(warning:)");
  private static final Pattern CARETS = Pattern.compile("(?m)^( +)(\\^+)$");

  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String OFF = "\u001b[0m";

  /** Prints to what is given. */
  MessageColours(PrintWriter plain) {
    super(plain, true);
  }

  @Override
  public void write(String text, int offset, int length) {
    String coloured = text.substring(offset, offset + length);
    coloured = in(RED, ERROR, coloured);
    coloured = in(YELLOW, WARNING, coloured);
    coloured = in(RED, CARETS, coloured);
    super.write(coloured, 0, coloured.length());
  }

  private static String in(String colour, Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll("$1" + colour + "$2" + OFF);
  }
}
