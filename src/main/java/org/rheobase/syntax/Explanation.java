package org.rheobase.syntax;

import static org.rheobase.syntax.generated.EquationsLexer.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Says in a reader's words why the grammar does not allow a line: from the first word that it does not allow, the word
 * before it, and the part of the line in which they stand.
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
   * @param wrong index in the line of the first word that is not allowed; the line's length if the end is not allowed
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
      default -> LogicalLines.ASSIGNMENTS.contains(type(wrong))
          ? atWrong("equations have no '%s'".formatted(text(wrong)), "write `=`; what changes at a spike stands in the reset code")
          : notDefined();
    };
  }

  private Problem unfinished() {
    String left = textOf(0, wrong);
    if (wrong == 1) {
      return problem(words.span(line.getFirst()), "'%s' is neither defined nor given a unit".formatted(left), SHAPES);
    }
    return notDefined();
  }

  private Problem notDefined() {
    String left = textOf(0, wrong);
    if (type(wrong - 1) == DIVIDE) {
      return problem(words.span(line.getFirst(), line.get(wrong - 1)), "'" + left + "' is not a derivative", "write `dv/dt` for that of v");
    }
    String right = wrong < line.size() ? textOf(wrong, line.size()) : "… : unit";
    return problem(words.after(line.get(wrong - 1)), "'=' is missing after '" + left + "'", "write `" + left + " = " + right + "`");
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
      case PLUS, MINUS -> type(2) == type(1) && line.size() == 3
          ? atWrong("there is no '%s%s'".formatted(text(1), text(1)), "write `%s %s= 1`".formatted(name, text(1)))
          : notAssigned();
      default -> notAssigned();
    };
  }

  private Problem notAssigned() {
    Span span = words.span(line.getFirst(), line.getLast());
    return problem(span, "this changes no variable", "a statement is like `v = …` or `v += …`");
  }

  /* Units and flags. */

  private Problem unit() {
    boolean begins = type(wrong - 1) == COLON;
    boolean inFlags = flagsBegin() < wrong;
    boolean afterFlags = inFlags && type(wrong - 1) == CLOSE;
    return switch (type(wrong)) {
      case COLON -> atWrong("an equation has one ':'", "write it before the unit; a second equation stands on a line of its own");
      case Token.EOF -> begins ? atWrong("the unit is missing", SAMPLE_UNITS) : missingOperand();
      case OPEN -> afterFlags ? atWrong("flags stand in one pair of parentheses", "write, for example, `(constant, shared)`") : notAUnit();
      case NAME -> unitThenName(inFlags, afterFlags);
      default -> inFlags && !afterFlags ? notAFlag() : afterFlags ? afterAll() : notAUnit();
    };
  }
}
