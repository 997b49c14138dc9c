package org.rheobase.syntax;

import static org.rheobase.syntax.generated.EquationsLexer.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Says in a reader's words why the grammar does not allow a line: from the first word that it does
 * not allow, the word before it, and the part of the line in which they stand.
 */
final class Explanation {
  private static final Set<Integer> OPERANDS = Set.of(NAME, NUMBER, TRUE, FALSE);
  private static final String SHAPES =
      "write `dv/dt = … : unit`, `v = … : unit`, or `v : unit` for a parameter";
  private static final String SAMPLE_UNITS =
      "a unit is a product of powers of units, such as `volt`, `amp/meter**2`, or `1` for a plain number";

  private final LineKind kind;
  private final List<Token> line;
  private final Words words;
  private final int wrong;

  /**
   * Looks at a mistake.
   *
   * @param wrong index in the line of the first word that is not allowed; the line's length if the
   *     end is not allowed
   */
  Explanation(LineKind kind, List<Token> line, Words words, int wrong) {
    this.kind = kind;
    this.line = line;
    this.words = words;
    this.wrong = wrong;
  }

  /** The mistake, its place and what would be right. */
  Problem problem() {
    return switch (kind) {
      case EQUATION -> equation();
      case STATEMENT -> wrong < 2 ? target() : expression();
      case EXPRESSION -> expression();
    };
  }

  private Problem equation() {
    if (comesBefore(COLON)) {
      return unit();
    }
    return comesBefore(ASSIGN) ? expression() : defined();
  }

  /* The left side of an equation. */

  private Problem defined() {
    if (wrong == 0) {
      return atWrong("an equation begins with the name that it defines", SHAPES);
    }
    return switch (type(wrong)) {
      case EQUAL -> atWrong("'==' compares, it does not define", "write `=`");
      case COMMA -> atWrong("a line defines one variable", "write a line for each");
      case OPEN -> atWrong("the left side of an equation is a name", SHAPES);
      case Token.EOF -> unfinished();
      case ASSIGN -> notDefined();
      default ->
          LogicalLines.ASSIGNMENTS.contains(type(wrong))
              ? atWrong(
                  "equations have no '%s'".formatted(text(wrong)),
                  "write `=`; what changes at a spike stands in the reset code")
              : notDefined();
    };
  }

  private Problem unfinished() {
    String left = textOf(0, wrong);
    if (wrong == 1) {
      return problem(
          words.span(line.getFirst()),
          "'%s' is neither defined nor given a unit".formatted(left),
          SHAPES);
    }
    return notDefined();
  }

  private Problem notDefined() {
    String left = textOf(0, wrong);
    if (type(wrong - 1) == DIVIDE) {
      return problem(
          words.span(line.getFirst(), line.get(wrong - 1)),
          "'" + left + "' is not a derivative",
          "write `dv/dt` for that of v");
    }
    String right = wrong < line.size() ? textOf(wrong, line.size()) : "… : unit";
    return problem(
        words.after(line.get(wrong - 1)),
        "'=' is missing after '" + left + "'",
        "write `" + left + " = " + right + "`");
  }

  /* The left side of a statement. */

  private Problem target() {
    String hint = "write, for example, `v = 0`";
    if (wrong == 0) {
      return atWrong("a statement begins with the name of a variable", hint);
    }
    String name = line.getFirst().getText();
    return switch (type(wrong)) {
      case EQUAL -> atWrong("'==' compares, it does not change '" + name + "'", "write `=`");
      case COMMA -> atWrong("a statement changes one variable", "write a statement for each");
      case PLUS, MINUS ->
          type(2) == type(1) && line.size() == 3
              ? atWrong(
                  "there is no '%s%s'".formatted(text(1), text(1)),
                  "write `%s %s= 1`".formatted(name, text(1)))
              : notAssigned();
      default -> notAssigned();
    };
  }

  private Problem notAssigned() {
    Span span = words.span(line.getFirst(), line.getLast());
    return problem(span, "this changes no variable", "a statement is like `v = …` or `v += …`");
  }

  /* Units and flags, after the colon. */

  private Problem unit() {
    if (type(wrong) == COLON) {
      return atWrong(
          "an equation has one ':'",
          "it stands before the unit; a second equation begins on a line of its own");
    }
    if (type(wrong - 1) == CLOSE && isAfterFlags()) {
      return type(wrong) == OPEN
          ? atWrong(
              "flags stand in one pair of parentheses", "write, for example, `(constant, shared)`")
          : atWrong(
              "nothing can stand after the flags", "a second equation begins on a line of its own");
    }
    return isInFlags() ? flag() : unitItself();
  }

  private Problem unitItself() {
    if (isEnd() || type(wrong) == CLOSE) {
      return type(wrong - 1) == COLON ? atWrong("the unit is missing", SAMPLE_UNITS) : incomplete();
    }
    if (type(wrong) == NAME && endsOperand(wrong - 1)) {
      String rest = textOf(wrong, line.size());
      return atWrong(
          "an operator is missing before '" + text(wrong) + "'",
          "flags stand in parentheses: `(" + rest + ")`");
    }
    return atWrong("'" + text(wrong) + "' has no place in a unit", SAMPLE_UNITS);
  }

  private Problem flag() {
    return atWrong(
        isEnd() || type(wrong) == CLOSE
            ? "a flag is missing"
            : "'" + text(wrong) + "' has no place in flags",
        "flags are words parted by commas, such as `(unless refractory)` or `(constant, shared)`");
  }

  /** Whether the wrong word stands in a parenthesis that began after a whole unit. */
  private boolean isInFlags() {
    return flagsBegin() < wrong;
  }

  private boolean isAfterFlags() {
    return isInFlags() && depthAt(wrong) == 0;
  }

  /** Index of the parenthesis that opens the flags; the length of the line if there is none. */
  private int flagsBegin() {
    for (int k = indexOf(COLON) + 1; k < line.size(); k++) {
      if (type(k) == OPEN && endsOperand(k - 1)) {
        return k;
      }
    }
    return line.size();
  }

  private int depthAt(int end) {
    int depth = 0;
    for (Token token : line.subList(0, end)) {
      depth += token.getType() == OPEN ? 1 : token.getType() == CLOSE ? -1 : 0;
    }
    return depth;
  }

  /* Expressions. */

  private Problem expression() {
    if (LogicalLines.ASSIGNMENTS.contains(type(wrong))) {
      return assignment();
    }
    return wrong > 0 && endsOperand(wrong - 1) ? afterOperand() : operandExpected();
  }

  private Problem assignment() {
    int before = wrong > 0 ? type(wrong - 1) : Token.EOF;
    if (before == LESS || before == GREATER) {
      String operator = text(wrong - 1) + "=";
      return atWrong(
          "'" + text(wrong) + "' has no place here", "write `" + operator + "` without a space");
    }
    return type(wrong) == ASSIGN
        ? atWrong("'=' has no place in an expression", "write `==` to compare")
        : atWrong(
            "'" + text(wrong) + "' has no place in an expression",
            "only the code of a reset or an event changes variables");
  }

  private Problem afterOperand() {
    return switch (type(wrong)) {
      case Token.EOF -> missingUnit();
      case COLON -> atWrong("':' has no place here", "only equations say a unit");
      case COMMA ->
          atWrong(
              "',' has no place here",
              "it parts the arguments of a function, as in `clip(v, 0, 1)`");
      case NOT -> atWrong("an operator is missing before 'not'", "write `and not`, for example");
      default -> missingOperator();
    };
  }

  private Problem missingUnit() {
    String defined = line.getFirst().getText().replaceFirst(type(1) == DIVIDE ? "^d" : "^$", "");
    return atWrong(
        "the unit of '" + defined + "' is missing",
        "write it after the expression: `: volt`, for example, or `: 1` for a plain number");
  }

  private Problem missingOperator() {
    String left = text(wrong - 1);
    String right = text(wrong);
    boolean noColon = kind == LineKind.EQUATION && indexOf(COLON) < 0;
    String product =
        type(wrong - 1) == CLOSE || type(wrong) == OPEN
            ? "`*` for the product"
            : "`" + left + "*" + right + "` for the product";
    return problem(
        words.span(line.get(wrong - 1), line.get(wrong)),
        "an operator is missing between '" + left + "' and '" + right + "'",
        "write " + product + (noColon ? ", or `:` before the unit" : ""));
  }

  private Problem operandExpected() {
    if (type(wrong) == NOT) {
      return atWrong(
          "'not' binds less than what stands before it", "write `(not …)` in parentheses");
    }
    if (wrong == 0) {
      return atWrong(
          "an expression cannot begin with '" + text(0) + "'",
          "write a name, a number or a parenthesis first");
    }
    if (type(wrong - 1) == OPEN && type(wrong) == CLOSE) {
      return problem(
          words.span(line.get(wrong - 1), line.get(wrong)),
          "there is nothing between these parentheses",
          "write an expression there, or remove them");
    }
    if (type(wrong - 1) == COMMA || type(wrong) == COMMA) {
      return atWrong(
          "an argument is missing",
          "arguments are parted by one comma each, as in `clip(v, 0, 1)`");
    }
    return incomplete();
  }

  /** An operator without what follows it. */
  private Problem incomplete() {
    Token before = line.get(wrong - 1);
    boolean isPower = type(wrong - 1) == MULTIPLY && type(wrong) == MULTIPLY;
    return problem(
        words.span(before),
        "something is missing after '" + before.getText() + "'",
        isPower
            ? "write `**` without a space for a power"
            : "write a name, a number or a parenthesis there");
  }

  /* The line. */

  private boolean isEnd() {
    return wrong == line.size();
  }

  private int type(int index) {
    return index < line.size() ? line.get(index).getType() : Token.EOF;
  }

  private String text(int index) {
    return line.get(index).getText();
  }

  /**
   * The line from one word to before another, as written but with single spaces; cut off where it
   * is long.
   */
  private String textOf(int from, int to) {
    String text = words.span(line.get(from), line.get(to - 1)).text().replaceAll("\\s+", " ");
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  private boolean endsOperand(int index) {
    return OPERANDS.contains(type(index)) || type(index) == CLOSE;
  }

  private int indexOf(int type) {
    for (int k = 0; k < line.size(); k++) {
      if (type(k) == type) {
        return k;
      }
    }
    return -1;
  }

  private boolean comesBefore(int type) {
    int index = indexOf(type);
    return index >= 0 && index < wrong;
  }

  private Problem atWrong(String message, String hint) {
    return problem(
        isEnd() ? words.after(line.getLast()) : words.span(line.get(wrong)), message, hint);
  }

  private static Problem problem(Span span, String message, String hint) {
    return new Problem(Problem.Severity.ERROR, Optional.of(span), message, Optional.of(hint));
  }
}
