package org.rheobase.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.rheobase.syntax.generated.EquationsLexer;
import org.rheobase.syntax.generated.EquationsParser;
import org.rheobase.syntax.generated.EquationsParser.EquationContext;
import org.rheobase.syntax.generated.EquationsParser.LoneExpressionContext;
import org.rheobase.syntax.generated.EquationsParser.StatementContext;

/**
 * Reads the text of models: equations, expressions and statements, as {@code Equations.g4}
 * describes them. A mistake is noted as a problem with its place, and reading goes on with the next
 * line, so that all mistakes are reported in one go. No text makes it fail otherwise.
 */
public final class ModelParser {
  private static final LineReader<EquationContext, Ast.Equation> EQUATION =
      new LineReader<>(LineKind.EQUATION, EquationsParser::equation, LineBuilder::equation);

  private static final LineReader<StatementContext, Ast.Assignment> STATEMENT =
      new LineReader<>(LineKind.STATEMENT, EquationsParser::statement, LineBuilder::statement);

  private static final LineReader<LoneExpressionContext, Ast.Expression> EXPRESSION =
      new LineReader<>(
          LineKind.EXPRESSION, EquationsParser::loneExpression, LineBuilder::loneExpression);

  private ModelParser() {}

  /** Whether a word is one of Python's own, which cannot be a name. */
  public static boolean isKeyword(String word) {
    return WrongTokens.KEYWORDS.contains(word);
  }

  /**
   * Reads a block of equations.
   *
   * @param problems takes the mistakes
   * @return the equations that could be read, in their order: all, unless a mistake was noted
   */
  public static List<Ast.Equation> equations(Source source, Problems problems) {
    Words words = new Words(source);
    return read(EQUATION, LogicalLines.ofEquations(words.tokens()), words, problems);
  }

  /**
   * Reads an expression, such as a threshold or the value of a constant. Ends of lines mean nothing
   * in it.
   *
   * @param problems takes the mistakes
   * @return the expression; empty exactly if a mistake was noted
   */
  public static Optional<Ast.Expression> expression(Source source, Problems problems) {
    Words words = new Words(source);
    List<Token> line = new ArrayList<>(words.tokens());
    line.removeIf(token -> token.getType() == EquationsLexer.NEWLINE);
    if (line.isEmpty()) {
      problems.error(source.whole(), "an expression is missing", "write a number, for example");
      return Optional.empty();
    }
    return EXPRESSION.read(line, words, problems);
  }

  /**
   * Reads the statements of reset, event or run_regularly code, one a line or parted by {@code ;}.
   *
   * @param problems takes the mistakes
   * @return the statements that could be read, in their order: all, unless a mistake was noted
   */
  public static List<Ast.Assignment> statements(Source source, Problems problems) {
    Words words = new Words(source);
    return read(STATEMENT, LogicalLines.ofStatements(words.tokens()), words, problems);
  }

  private static <C extends ParserRuleContext, T> List<T> read(
      LineReader<C, T> reader, List<List<Token>> lines, Words words, Problems problems) {
    return lines.stream().flatMap(line -> reader.read(line, words, problems).stream()).toList();
  }
}
