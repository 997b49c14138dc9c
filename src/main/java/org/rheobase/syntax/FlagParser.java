package org.rheobase.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/**
 * Parts the flags at the end of an equation from the rest. They are words in brackets after the
 * unit, not an expression, so the grammar of expressions has no place for them: in {@code x : 1
 * (shared, constant)} the bracket is no call.
 */
final class FlagParser {
  private FlagParser() {}

  /** The tokens of an equation, and those of its flags with the brackets. */
  record Parts(List<Token> equation, List<Token> flags) {}

  /** Flags are there if the last bracket opens after the colon and holds words and commas only. */
  static Parts split(List<Token> tokens) {
    int open = lastOpening(tokens);
    int colon = EquationShape.colon(tokens);
    boolean hasFlags =
        colon >= 0
            && open > colon + 1
            && tokens.getLast().getText().equals(")")
            && !isOperator(tokens.get(open - 1))
            && tokens.subList(open + 1, tokens.size() - 1).stream()
                .allMatch(FlagParser::isFlagText);
    int end = hasFlags ? open : tokens.size();
    return new Parts(tokens.subList(0, end), tokens.subList(end, tokens.size()));
  }

  private static int lastOpening(List<Token> tokens) {
    int at = tokens.size() - 1;
    while (at >= 0 && !tokens.get(at).getText().equals("(")) {
      at--;
    }
    return at;
  }

  private static boolean isOperator(Token token) {
    return switch (token.getText()) {
      case "*", "/", "**", "(", ":", "//", "%", "+", "-" -> true;
      default -> false;
    };
  }

  private static boolean isFlagText(Token token) {
    return token.getText().equals(",") || Character.isLetter(token.getText().charAt(0));
  }

  /** The flags of the tokens with their brackets; none where there are no tokens. */
  static List<Ast.Flag> flags(Source source, List<Token> tokens) {
    List<Ast.Flag> flags = new ArrayList<>();
    List<Token> words = new ArrayList<>();
    for (Token token : tokens) {
      if (Character.isLetter(token.getText().charAt(0))) {
        words.add(token);
      } else if (!words.isEmpty()) {
        flags.add(flag(source, words));
        words.clear();
      }
    }
    return flags;
  }

  private static Ast.Flag flag(Source source, List<Token> words) {
    String name = words.stream().map(Token::getText).collect(Collectors.joining(" "));
    Span span = Tokens.span(source, words.getFirst()).to(Tokens.span(source, words.getLast()));
    return new Ast.Flag(name, span);
  }
}
