package org.rheobase.syntax;

/**
 * A piece of model text and where it stands: a block of equations in a model file, or a string in a
 * Java program.
 *
 * @param name what an error calls the place: a file name, or for a Java program something like
 *     {@code G.equations}
 * @param text the text itself
 * @param firstLine line (from 1) of the text's first line within the file
 * @param indent columns by which each line of the text is moved right in the file
 */
public record Source(String name, String text, int firstLine, int indent) {

  /** A text that stands by itself, in a Java program for example. */
  public static Source of(String name, String text) {
    return new Source(name, text, 1, 0);
  }

  /** The span of the whole text. */
  public Span whole() {
    return new Span(this, 0, text.length());
  }
}
