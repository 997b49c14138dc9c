package org.rheobase.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;
import org.rheobase.syntax.generated.EquationsParser;

/**
 * Text to syntax tree. Mistakes are noted, each with its place, and what comes after is parsed all
 * the same; no text makes it throw.
 */
public final class ModelParser {
  private final Source source;
  private final Problems problems;

  private ModelParser(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The equations of a text; those with mistakes are left out. */
  public static List<Ast.Equation> equations(Source source, Problems problems) {
    ModelParser parser = new ModelParser(source, problems);
    List<Ast.Equation> equations = new ArrayList<>();
    for (Span line : LogicalLines.equations(source)) {
      parser.equation(line).ifPresent(equations::add);
    }
    return equations;
  }

  /** The expression that a text is; empty if it has mistakes. */
  public static Optional<Ast.Expression> expression(Source source, Problems problems) {
    ModelParser parser = new ModelParser(source, problems);
    List<Token> tokens = Tokens.of(source.whole());
    if (tokens.isEmpty()) {
      problems.error(source.whole(), "there is no expression here");
      return Optional.empty();
    }
    return parser
        .parse(tokens, EquationsParser::wholeExpression)
        .flatMap(tree -> new AstBuilder(source, problems).wholeExpression(tree));
  }

  /** The statements of a text; those with mistakes are left out. */
  public static List<Ast.Assignment> statements(Source source, Problems problems) {
    ModelParser parser = new ModelParser(source, problems);
    List<Ast.Assignment> statements = new ArrayList<>();
    for (Span piece : LogicalLines.statements(source)) {
      parser.statement(piece).ifPresent(statements::add);
    }
    return statements;
  }

  private Optional<Ast.Equation> equation(Span line) {
    List<Token> tokens = Tokens.of(line);
    FlagParser.Parts parts = FlagParser.split(tokens);
    if (!new EquationShape(source, problems).accepts(tokens)) {
      return Optional.empty();
    }
    return parse(parts.equation(), EquationsParser::equation)
        .flatMap(tree ->
            new AstBuilder(source, problems)
                .equation(tree, FlagParser.flags(source, parts.flags()), line));
  }

  private Optional<Ast.Assignment> statement(Span piece) {
    List<Token> tokens = Tokens.of(piece);
    if (tokens.stream().noneMatch(token -> token.getText().endsWith("=") && !isComparison(token))) {
      problems.error(
          piece, "this is no statement", "write 'variable = expression', as in 'v = 0*mV'");
      return Optional.empty();
    }
    return parse(tokens, EquationsParser::statement)
        .flatMap(tree -> new AstBuilder(source, problems).statement(tree, piece));
  }

  private static boolean isComparison(Token token) {
    return switch (token.getText()) {
      case "==", "<=", ">=", "!=" -> true;
      default -> false;
    };
  }

  private <T extends ParserRuleContext> Optional<T> parse(
      List<Token> tokens, Function<EquationsParser, T> rule) {
    if (!new TokenCheck(source, problems).accepts(tokens)) {
      return Optional.empty();
    }
    EquationsParser parser =
        new EquationsParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(rule.apply(parser));
    } catch (ParseCancellationException e) {
      note(
          e.getCause() instanceof RecognitionException cause ? cause.getOffendingToken() : null,
          tokens);
      return Optional.empty();
    }
  }

  private void note(@Nullable Token offending, List<Token> tokens) {
    if (offending == null || offending.getType() == Token.EOF) {
      Token last = tokens.getLast();
      problems.error(
          Tokens.span(source, last), "something is missing after '%s'".formatted(last.getText()));
    } else {
      problems.error(Tokens.span(source, offending), message(offending, tokens), hint(offending));
    }
  }

  private static String message(Token offending, List<Token> tokens) {
    int at = offending.getTokenIndex();
    boolean isFirst = at == tokens.getFirst().getTokenIndex();
    return isFirst
        ? "'%s' is not expected here".formatted(offending.getText())
        : "'%s' is not expected after '%s'"
            .formatted(
                offending.getText(),
                tokens.get(at - tokens.getFirst().getTokenIndex() - 1).getText());
  }

  private static String hint(Token offending) {
    return switch (offending.getType()) {
      case EquationsParser.NAME, EquationsParser.NUMBER -> "is an operator missing, such as '*'?";
      default ->
          offending.getText().equals("=")
              ? "write '==' to compare"
              : "expressions are written as in Python: 'a*b', 'a**2', 'a > b and not c'";
    };
  }
}
