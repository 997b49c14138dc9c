package org.rheobase.syntax;

import static org.rheobase.syntax.generated.EquationsLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a block of equations or statements into the pieces that are read by themselves. A piece may
 * stand on several lines; where it ends is said in {@code Equations.g4}.
 */
final class LogicalLines {
  /** The signs that give a variable a value. */
  static final Set<Integer> ASSIGNMENTS =
      Set.of(
          ASSIGN,
          ADD_TO,
          SUBTRACT_FROM,
          MULTIPLY_BY,
          DIVIDE_BY,
          FLOOR_DIVIDE_BY,
          MODULO_BY,
          POWER_BY);

  /** After these, and before these, something is missing if the line ends. */
  private static final Set<Integer> CONNECTORS =
      Set.of(
          PLUS,
          MINUS,
          MULTIPLY,
          DIVIDE,
          FLOOR_DIVIDE,
          MODULO,
          POWER,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          OR,
          COMMA,
          COLON,
          ASSIGN,
          WRONG_OPERATOR);

  private final boolean equations;
  private final List<List<Token>> finished = new ArrayList<>();
  private List<Token> current = new ArrayList<>();

  private LogicalLines(boolean equations) {
    this.equations = equations;
  }

  /** The equations of a block; none is empty. */
  static List<List<Token>> ofEquations(List<? extends Token> tokens) {
    return new LogicalLines(true).cut(tokens);
  }

  /** The statements of a block, cut at semicolons too; none is empty. */
  static List<List<Token>> ofStatements(List<? extends Token> tokens) {
    return new LogicalLines(false).cut(tokens);
  }

  private List<List<Token>> cut(List<? extends Token> tokens) {
    List<Token> line = new ArrayList<>();
    for (Token token : tokens) {
      boolean semicolon = token.getType() == SEMICOLON && !equations;
      if (token.getType() == NEWLINE || semicolon) {
        add(line);
        line = new ArrayList<>();
      } else {
        line.add(token);
      }
      if (semicolon) {
        finish();
      }
    }
    add(line);
    finish();
    return finished;
  }

  private void add(List<Token> line) {
    if (line.isEmpty()) {
      return;
    }
    if (!goesOnWith(line)) {
      finish();
    }
    current.addAll(line);
  }

  private void finish() {
    if (!current.isEmpty()) {
      finished.add(current);
      current = new ArrayList<>();
    }
  }

  private boolean goesOnWith(List<Token> line) {
    if (current.isEmpty() || beginsAnew(line)) {
      return false;
    }
    return isInParentheses()
        || isOpenEnded()
        || isContinuation(line.getFirst())
        || isIndented(line);
  }

  /**
   * Whether a line can be nothing but the beginning of an equation or a statement, whatever stands
   * before it.
   */
  private boolean beginsAnew(List<Token> line) {
    if (type(line, 0) != NAME) {
      return false;
    }
    if (equations && type(line, 1) == COLON) {
      return !isDeeper(line) || !(isInParentheses() || isOpenEnded());
    }
    return ASSIGNMENTS.contains(type(line, 1)) || (equations && beginsWithDerivative(line));
  }

  /** Also without an equals sign, which may be what is missing. */
  private static boolean beginsWithDerivative(List<Token> line) {
    return line.getFirst().getText().startsWith("d")
        && type(line, 1) == DIVIDE
        && type(line, 2) == NAME
        && line.get(2).getText().equals("dt");
  }

  private static int type(List<Token> line, int index) {
    return index < line.size() ? line.get(index).getType() : Token.EOF;
  }

  private boolean isInParentheses() {
    int depth = 0;
    for (Token token : current) {
      switch (token.getType()) {
        case OPEN -> depth++;
        case CLOSE -> depth = Math.max(depth - 1, 0);
        default -> {}
      }
    }
    return depth > 0;
  }

  private boolean isOpenEnded() {
    int last = current.getLast().getType();
    return CONNECTORS.contains(last) || ASSIGNMENTS.contains(last) || last == NOT;
  }

  private static boolean isContinuation(Token first) {
    return CONNECTORS.contains(first.getType())
        || first.getType() == OPEN
        || first.getType() == CLOSE;
  }

  /** What is indented belongs to the line above, unless that is complete. */
  private boolean isIndented(List<Token> line) {
    return isDeeper(line) && current.stream().noneMatch(token -> token.getType() == COLON);
  }

  private boolean isDeeper(List<Token> line) {
    return line.getFirst().getCharPositionInLine() > current.getFirst().getCharPositionInLine();
  }
}
