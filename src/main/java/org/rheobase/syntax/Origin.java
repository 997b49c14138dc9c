package org.rheobase.syntax;

/**
 * The place of a text in the file that it was read from, where it may be written otherwise: with
 * escapes, or on several lines.
 */
public interface Origin {

  /**
   * Where a range of characters of the text stands in the file.
   *
   * @param start offset in the text of the first character
   * @param end offset in the text after the last character
   */
  Span span(int start, int end);
}
