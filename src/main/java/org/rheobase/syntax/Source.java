package org.rheobase.syntax;

import java.util.Optional;

/**
 * A piece of model text and where it stands: a block of equations in a model file, or a string in a
 * Java program.
 *
 * @param name what an error calls the place: a file name, or for a Java program something like
 *     {@code G.equations}
 * @param text the text itself
 * @param firstLine line (from 1) of the text's first line within the file
 * @param indent columns by which each line of the text is moved right in the file
 * @param origin where the text stands in a file that is at hand; line and indentation are then
 *     those of the file
 */
public record Source(String name, String text, int firstLine, int indent, Optional<Origin> origin) {

  /** A text at a place of a file that is not at hand. */
  public Source(String name, String text, int firstLine, int indent) {
    this(name, text, firstLine, indent, Optional.empty());
  }

  /** A text that stands by itself, in a Java program for example. */
  public static Source of(String name, String text) {
    return new Source(name, text, 1, 0);
  }

  /** A text that was read from a file. */
  public static Source of(String name, String text, Origin origin) {
    return new Source(name, text, 1, 0, Optional.of(origin));
  }

  /**
   * A part of the text within one line, at its own place.
   *
   * @param from offset of its first character
   * @param to offset after its last character
   */
  public Source part(int from, int to) {
    return new Source(
        name,
        text.substring(from, to),
        firstLine,
        indent + from,
        origin.map(o -> (start, end) -> o.span(start + from, end + from)));
  }

  /** The span of the whole text. */
  public Span whole() {
    return new Span(this, 0, text.length());
  }
}
