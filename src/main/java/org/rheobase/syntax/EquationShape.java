package org.rheobase.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Checks the outline of an equation: a name, an equals sign, a colon and a unit at their places.
 */
final class EquationShape {
  private static final String FORMS =
      "an equation is 'dx/dt = expression : unit', 'x = expression : unit' or 'x : unit'";

  private final Source source;
  private final Problems problems;

  EquationShape(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The place of the colon before the unit, −1 if there is none. */
  static int colon(List<Token> tokens) {
    int at = tokens.size() - 1;
    while (at >= 0 && !tokens.get(at).getText().equals(":")) {
      at--;
    }
    return at;
  }

  /** Whether the outline is right; if not, the reason has been noted. */
  boolean accepts(List<Token> tokens) {
    return beginsWithName(tokens) && hasEquals(tokens) && hasUnit(tokens);
  }

  private boolean beginsWithName(List<Token> tokens) {
    String first = tokens.getFirst().getText();
    if (Character.isLetter(first.charAt(0)) || first.charAt(0) == '_') {
      return true;
    }
    problems.error(
        Tokens.span(source, tokens.getFirst()),
        "an equation cannot begin with '%s'".formatted(Tokens.printable(first)),
        FORMS);
    return false;
  }

  private boolean hasEquals(List<Token> tokens) {
    boolean isDerivative = isDerivative(tokens);
    int place = isDerivative ? 3 : 1;
    String sign = place < tokens.size() ? tokens.get(place).getText() : "";
    if (sign.equals("=") || (!isDerivative && sign.equals(":"))) {
      return true;
    }
    Span name = Tokens.span(source, tokens.getFirst());
    Span left = isDerivative ? name.to(Tokens.span(source, tokens.get(2))) : name;
    if (isDerivative || colon(tokens) >= 0) {
      problems.error(left, "'=' is missing after '%s'".formatted(left.text()), FORMS);
    } else {
      problems.error(left.to(Tokens.span(source, tokens.getLast())), "this is no equation", FORMS);
    }
    return false;
  }

  private static boolean isDerivative(List<Token> tokens) {
    return tokens.size() > 2
        && tokens.get(1).getText().equals("/")
        && tokens.get(2).getText().equals("dt")
        && tokens.getFirst().getText().startsWith("d");
  }

  private boolean hasUnit(List<Token> tokens) {
    int colon = colon(tokens);
    if (colon < 0) {
      Span whole = Tokens.span(source, tokens.getFirst()).to(Tokens.span(source, tokens.getLast()));
      problems.error(
          whole,
          "the unit is missing",
          "write it after a colon at the end of the equation, ': volt' for example, or ': 1' for a number without unit");
    } else if (colon == tokens.size() - 1) {
      problems.error(
          Tokens.span(source, tokens.get(colon)),
          "the unit is missing after ':'",
          "write ': volt' for example, or ': 1' for a number without unit");
    }
    return colon >= 0 && colon < tokens.size() - 1;
  }
}
