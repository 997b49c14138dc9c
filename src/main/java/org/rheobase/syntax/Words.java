package org.rheobase.syntax;

import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.rheobase.syntax.generated.EquationsLexer;

/**
 * The words of a source, and where each stands. White space and comments are gone, ends of lines
 * are words.
 */
final class Words {
  private final Source source;
  private final List<? extends Token> tokens;
  private final boolean hasPairs;

  Words(Source source) {
    this.source = source;
    EquationsLexer lexer = new EquationsLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    this.tokens = lexer.getAllTokens();
    this.hasPairs = source.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  List<? extends Token> tokens() {
    return tokens;
  }

  Span span(Token token) {
    return span(token, token);
  }

  Span span(Token first, Token last) {
    return new Span(source, offset(first.getStartIndex()), offset(last.getStopIndex() + 1));
  }

  /** The place just after a word. */
  Span after(Token token) {
    int end = offset(token.getStopIndex() + 1);
    return new Span(source, end, end);
  }

  Source source() {
    return source;
  }

  /**
   * ANTLR counts code points, strings count characters; the two differ where characters come in
   * pairs.
   */
  private int offset(int codePoints) {
    return hasPairs ? source.text().offsetByCodePoints(0, codePoints) : codePoints;
  }
}
