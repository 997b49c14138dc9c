package org.rheobase.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.rheobase.syntax.generated.EquationsLexer;

/** The words and signs of a piece of a source. */
final class Tokens {
  private Tokens() {}

  /** The tokens of a piece without the end of file; their offsets are those within the source. */
  static List<Token> of(Span piece) {
    EquationsLexer lexer = new EquationsLexer(CharStreams.fromString(piece.text()));
    lexer.removeErrorListeners();
    int[] offsets = offsetsOfCodePoints(piece.text());
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      CommonToken moved = new CommonToken(token);
      moved.setText(token.getText());
      moved.setStartIndex(piece.start() + offsets[token.getStartIndex()]);
      moved.setStopIndex(piece.start() + offsets[token.getStopIndex() + 1] - 1);
      moved.setTokenIndex(tokens.size());
      tokens.add(moved);
    }
    return tokens;
  }

  /** ANTLR counts code points, Java's strings count chars. */
  private static int[] offsetsOfCodePoints(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int k = 0, at = 0; k < offsets.length - 1; k++) {
      offsets[k] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[offsets.length - 1] = text.length();
    return offsets;
  }

  /** Where a token stands; the end of file as the last character. */
  static Span span(Source source, Token token) {
    return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** A token's text for a message: no control characters. */
  static String printable(String text) {
    return text.codePoints()
        .mapToObj(c -> Character.isISOControl(c) ? "U+%04X".formatted(c) : Character.toString(c))
        .reduce("", String::concat);
  }
}
