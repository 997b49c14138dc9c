package org.rheobase.syntax;

import static org.rheobase.syntax.generated.EquationsLexer.CLOSE;
import static org.rheobase.syntax.generated.EquationsLexer.OPEN;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.rheobase.syntax.generated.EquationsParser;

/**
 * Reads one line: an equation, a statement or an expression. What is wrong with its words is said
 * first, then what is wrong with its parentheses, and only if there is nothing of the kind the
 * first place at which the grammar does not allow it, so that one mistake is not reported as
 * several.
 *
 * @param <C> what ANTLR reads
 * @param <T> what becomes of it
 */
final class LineReader<C extends ParserRuleContext, T> {
  /**
   * Depth of rules within rules, of which a pair of parentheses takes ten. Java's stack bears
   * several times as much.
   */
  private static final int GREATEST_DEPTH = 2000;

  private final LineKind kind;
  private final Function<EquationsParser, C> rule;
  private final BiFunction<LineBuilder, C, Optional<T>> build;

  LineReader(
      LineKind kind,
      Function<EquationsParser, C> rule,
      BiFunction<LineBuilder, C, Optional<T>> build) {
    this.kind = kind;
    this.rule = rule;
    this.build = build;
  }

  /** What a line says; empty if a mistake was noted. */
  Optional<T> read(List<Token> line, Words words, Problems problems) {
    boolean wrong = new WrongTokens(words, problems).report(line);
    wrong |= reportParentheses(line, words, problems);
    return wrong ? Optional.empty() : parse(line, words, problems);
  }

  private static boolean reportParentheses(List<Token> line, Words words, Problems problems) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : line) {
      if (token.getType() == OPEN) {
        open.push(token);
      } else if (token.getType() == CLOSE && open.poll() == null) {
        problems.error(
            words.span(token), "')' closes nothing", "remove it, or write the '(' that is missing");
        return true;
      }
    }
    if (!open.isEmpty()) {
      problems.error(
          words.span(open.getFirst()), "'(' is never closed", "write the ')' that is missing");
    }
    return !open.isEmpty();
  }

  private Optional<T> parse(List<Token> line, Words words, Problems problems) {
    EquationsParser parser = parser(line);
    try {
      return build.apply(new LineBuilder(words, problems), rule.apply(parser));
    } catch (ParseCancellationException e) {
      Explanation explanation = new Explanation(kind, line, words, wrongIndex(e, line));
      problems.addAll(List.of(explanation.problem()));
    } catch (TooDeepException e) {
      problems.error(
          words.span(e.token),
          "this is nested too deeply",
          "make parts of it subexpressions with names of their own");
    }
    return Optional.empty();
  }

  private static int wrongIndex(ParseCancellationException exception, List<Token> line) {
    return exception.getCause() instanceof RecognitionException cause
        ? Math.min(cause.getOffendingToken().getTokenIndex(), line.size())
        : 0;
  }

  private static EquationsParser parser(List<Token> line) {
    EquationsParser parser = new EquationsParser(new CommonTokenStream(new ListTokenSource(line)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.addParseListener(new DepthLimit());
    return parser;
  }

  /** Stops the parser before Java's stack is full. */
  private static final class DepthLimit implements ParseTreeListener {
    private int depth;

    @Override
    public void enterEveryRule(ParserRuleContext context) {
      depth++;
      if (depth > GREATEST_DEPTH) {
        throw new TooDeepException(context.getStart());
      }
    }

    @Override
    public void exitEveryRule(ParserRuleContext context) {
      depth--;
    }

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
  }

  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Token token;

    TooDeepException(Token token) {
      this.token = token;
    }
  }
}
