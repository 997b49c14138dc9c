package org.rheobase.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.rheobase.syntax.generated.EquationsLexer;

/** Finds, before parsing, mistakes for which the parser would have no good words. */
final class TokenCheck {
  /** How deep brackets, signs and powers may be nested. */
  private static final int DEEPEST = 200;

  /** How many words and signs one equation or expression may have. */
  private static final int LONGEST = 4000;

  private static final Map<String, String> REPLACEMENTS =
      Map.ofEntries(
          Map.entry("&&", "write 'and' instead of '&&'"),
          Map.entry("&", "write 'and' instead of '&'"),
          Map.entry("||", "write 'or' instead of '||'"),
          Map.entry("|", "write 'or' instead of '|'"),
          Map.entry("!", "write 'not' instead of '!'"),
          Map.entry("^", "write '**' for powers, as in x**2"),
          Map.entry("<>", "write '!=' for 'differs from'"),
          Map.entry(
              "[",
              "there is no indexing: an expression is about one neuron; use a 'where' condition on i"),
          Map.entry("{", "write round brackets"),
          Map.entry("\"", "an expression has no texts in it"),
          Map.entry("'", "an expression has no texts in it"),
          Map.entry(
              "?", "write int(condition)*a + int(not (condition))*b to choose between two values"),
          Map.entry(".", "names have no dots in them"),
          Map.entry(";", "write one equation a line"));

  private final Source source;
  private final Problems problems;

  TokenCheck(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Whether tokens may go to the parser; if not, the reason has been noted. */
  boolean accepts(List<Token> tokens) {
    return isShort(tokens)
        && hasNoForeign(tokens)
        && hasNoKeyword(tokens)
        && isBalanced(tokens)
        && isShallow(tokens);
  }

  private Span span(Token token) {
    return Tokens.span(source, token);
  }

  private boolean isShort(List<Token> tokens) {
    if (tokens.size() > LONGEST) {
      problems.error(
          span(tokens.get(LONGEST)),
          "the expression is too long: more than %d words and signs".formatted(LONGEST),
          "divide it by subexpressions, as in 'x = ... : 1'");
      return false;
    }
    return true;
  }

  private boolean hasNoForeign(List<Token> tokens) {
    Optional<Token> foreign =
        tokens.stream().filter(t -> t.getType() == EquationsLexer.FOREIGN).findFirst();
    foreign.ifPresent(token -> {
      String message =
          "'%s' does not belong in an expression".formatted(Tokens.printable(token.getText()));
      String hint =
          REPLACEMENTS.getOrDefault(token.getText(), "expressions are written as in Python");
      problems.error(span(token), message, hint);
    });
    return foreign.isEmpty();
  }

  private boolean hasNoKeyword(List<Token> tokens) {
    for (Token token : tokens) {
      String word = token.getText();
      if (word.equals("if")
          || word.equals("else")
          || word.equals("lambda")
          || word.equals("is")
          || word.equals("in")) {
        problems.error(
            span(token),
            "'%s' does not belong in an expression".formatted(word),
            "to choose between two values, write int(condition)*a + int(not (condition))*b");
        return false;
      }
    }
    return true;
  }

  private boolean isBalanced(List<Token> tokens) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : tokens) {
      if (token.getText().equals("(")) {
        open.push(token);
      } else if (token.getText().equals(")") && open.poll() == null) {
        problems.error(
            span(token), "')' closes nothing", "remove it, or add the '(' that it belongs to");
        return false;
      }
    }
    if (!open.isEmpty()) {
      problems.error(span(open.peek()), "'(' is never closed", "add the ')' that it belongs to");
    }
    return open.isEmpty();
  }

  private boolean isShallow(List<Token> tokens) {
    int brackets = 0;
    int others = 0;
    for (Token token : tokens) {
      switch (token.getText()) {
        case "(" -> brackets++;
        case ")" -> brackets--;
        case "**", "not" -> others++;
        default -> {}
      }
      others = isSignAfterSign(tokens, token) ? others + 1 : others;
      if (brackets + others > DEEPEST) {
        problems.error(
            span(token),
            "the expression is nested too deeply",
            "divide it by subexpressions, as in 'x = ... : 1'");
        return false;
      }
    }
    return true;
  }

  private static boolean isSignAfterSign(List<Token> tokens, Token token) {
    return isSign(token)
        && token.getTokenIndex() > 0
        && isSign(tokens.get(token.getTokenIndex() - 1));
  }

  private static boolean isSign(Token token) {
    return token.getText().equals("-") || token.getText().equals("+");
  }
}
