package org.rheobase.rendering;

/**
 * An expression in a language like C.
 *
 * @param text the expression
 * @param atom whether it can be an operand without parentheses
 */
record Spelling(String text, boolean atom) {

  /** A name, a literal without sign, or a call. */
  static Spelling atom(String text) {
    return new Spelling(text, true);
  }

  /** A literal that may have a sign. */
  static Spelling signed(String literal) {
    return new Spelling(literal, !literal.startsWith("-"));
  }

  /** A call of a function. */
  static Spelling call(String function, Spelling... operands) {
    StringBuilder text = new StringBuilder(function).append('(');
    for (int k = 0; k < operands.length; k++) {
      text.append(k == 0 ? "" : ", ").append(operands[k].text());
    }
    return atom(text.append(')').toString());
  }

  /** Two operands with an operator between them. */
  static Spelling infix(Spelling a, String operator, Spelling b) {
    return new Spelling(a.operand() + " " + operator + " " + b.operand(), false);
  }

  /** An operand with an operator, or a cast, before it. */
  static Spelling prefix(String operator, Spelling a) {
    return new Spelling(operator + a.operand(), false);
  }

  /** One of two values. */
  static Spelling choice(Spelling condition, Spelling then, Spelling otherwise) {
    return new Spelling(
        condition.operand() + " ? " + then.operand() + " : " + otherwise.operand(), false);
  }

  /** The text as an operand of another expression. */
  String operand() {
    return atom ? text : "(" + text + ")";
  }
}
