package org.rheobase.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.rheobase.syntax.Ast.BinaryOperator;
import org.rheobase.syntax.Ast.Equation;
import org.rheobase.syntax.Ast.EquationKind;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Ast.UnaryOperator;
import org.rheobase.syntax.generated.EquationsBaseVisitor;
import org.rheobase.syntax.generated.EquationsParser;

/** Makes our tree of the parser's. */
final class AstBuilder {
  private final Source source;
  private final Problems problems;
  private final ExpressionVisitor expressions = new ExpressionVisitor();

  AstBuilder(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  private Span span(ParserRuleContext context) {
    return span(context.getStart()).to(span(context.getStop()));
  }

  private Span span(Token token) {
    return Tokens.span(source, token);
  }

  Optional<Expression> wholeExpression(EquationsParser.WholeExpressionContext tree) {
    return checked(() -> expressions.visit(tree.expression()));
  }

  Optional<Ast.Assignment> statement(EquationsParser.StatementContext tree, Span piece) {
    Token target = tree.NAME().getSymbol();
    String sign = tree.operator.getText();
    Optional<BinaryOperator> operator =
        sign.equals("=")
            ? Optional.empty()
            : Optional.of(operator(sign.substring(0, sign.length() - 1)));
    return checked(() -> expressions.visit(tree.expression()))
        .map(value ->
            new Ast.Assignment(
                new Ast.Name(target.getText(), span(target)), operator, value, piece));
  }

  Optional<Equation> equation(
      EquationsParser.EquationContext tree, List<Ast.Flag> flags, Span line) {
    return switch (tree) {
      case EquationsParser.DifferentialContext d -> differential(d, flags, line);
      case EquationsParser.SubexpressionContext s ->
          equation(
              EquationKind.SUBEXPRESSION,
              s.NAME().getSymbol(),
              Optional.of(s.expression(0)),
              s.unit,
              flags,
              line);
      case EquationsParser.ParameterContext p ->
          equation(
              EquationKind.PARAMETER, p.NAME().getSymbol(), Optional.empty(), p.unit, flags, line);
      default -> throw new IllegalStateException("unknown kind of equation");
    };
  }

  private Optional<Equation> differential(
      EquationsParser.DifferentialContext tree, List<Ast.Flag> flags, Span line) {
    String left = tree.derivative.getText();
    if (!left.startsWith("d") || left.length() < 2 || !tree.time.getText().equals("dt")) {
      problems.error(
          span(tree.derivative).to(span(tree.time)),
          "the left side of an equation is a variable or its derivative by time",
          "write 'dx/dt = ...' or 'x = ...'");
      return Optional.empty();
    }
    Span name =
        new Span(source, tree.derivative.getStartIndex() + 1, tree.derivative.getStopIndex() + 1);
    return values(Optional.of(tree.expression(0)), tree.unit)
        .map(v ->
            new Equation(
                EquationKind.DIFFERENTIAL,
                left.substring(1),
                name,
                v.expression(),
                v.unit(),
                flags,
                line));
  }

  private Optional<Equation> equation(
      EquationKind kind,
      Token name,
      Optional<EquationsParser.ExpressionContext> expression,
      EquationsParser.ExpressionContext unit,
      List<Ast.Flag> flags,
      Span line) {
    return values(expression, unit)
        .map(v ->
            new Equation(kind, name.getText(), span(name), v.expression(), v.unit(), flags, line));
  }

  private record Values(Optional<Expression> expression, Expression unit) {}

  private Optional<Values> values(
      Optional<EquationsParser.ExpressionContext> expression,
      EquationsParser.ExpressionContext unit) {
    return checked(() -> new Values(expression.map(expressions::visit), expressions.visit(unit)));
  }

  /** A mistake that the grammar lets pass ends the building of an expression. */
  private static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mistake() {
      super("noted among the problems", null, false, false);
    }
  }

  private static <T> Optional<T> checked(java.util.function.Supplier<T> building) {
    try {
      return Optional.of(building.get());
    } catch (Mistake e) {
      return Optional.empty();
    }
  }

  private static BinaryOperator operator(String text) {
    return Arrays.stream(BinaryOperator.values())
        .filter(o -> o.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private final class ExpressionVisitor extends EquationsBaseVisitor<Expression> {
    @Override
    public Expression visitParentheses(EquationsParser.ParenthesesContext context) {
      return visit(context.expression());
    }

    @Override
    public Expression visitNumber(EquationsParser.NumberContext context) {
      String text = context.getText();
      boolean isInteger = text.chars().allMatch(Character::isDigit);
      double value = Double.parseDouble(text);
      if (isInteger && value > Integer.MAX_VALUE) {
        return new Ast.Number(value, false, span(context));
      }
      return new Ast.Number(value, isInteger, span(context));
    }

    @Override
    public Expression visitTruth(EquationsParser.TruthContext context) {
      return new Ast.BooleanLiteral(context.getText().equals("True"), span(context));
    }

    @Override
    public Expression visitName(EquationsParser.NameContext context) {
      return new Ast.Name(context.getText(), span(context));
    }

    @Override
    public Expression visitCall(EquationsParser.CallContext context) {
      Token function = context.NAME().getSymbol();
      List<Expression> arguments = context.expression().stream().map(this::visit).toList();
      return new Ast.Call(function.getText(), span(function), arguments, span(context));
    }

    @Override
    public Expression visitSign(EquationsParser.SignContext context) {
      UnaryOperator operator =
          context.operator.getText().equals("-") ? UnaryOperator.NEGATE : UnaryOperator.PLUS;
      return new Ast.Unary(operator, visit(context.expression()), span(context));
    }

    @Override
    public Expression visitNegation(EquationsParser.NegationContext context) {
      return new Ast.Unary(UnaryOperator.NOT, visit(context.expression()), span(context));
    }

    @Override
    public Expression visitPower(EquationsParser.PowerContext context) {
      return binary(context, context.operator, context.left, context.right);
    }

    @Override
    public Expression visitProduct(EquationsParser.ProductContext context) {
      return binary(context, context.operator, context.left, context.right);
    }

    @Override
    public Expression visitSum(EquationsParser.SumContext context) {
      return binary(context, context.operator, context.left, context.right);
    }

    @Override
    public Expression visitConjunction(EquationsParser.ConjunctionContext context) {
      return binary(context, context.operator, context.left, context.right);
    }

    @Override
    public Expression visitDisjunction(EquationsParser.DisjunctionContext context) {
      return binary(context, context.operator, context.left, context.right);
    }

    @Override
    public Expression visitComparison(EquationsParser.ComparisonContext context) {
      if (context.left instanceof EquationsParser.ComparisonContext) {
        problems.error(
            span(context),
            "comparisons cannot be chained",
            "write 'a < b and b < c' instead of 'a < b < c'");
        throw new Mistake();
      }
      return binary(context, context.operator, context.left, context.right);
    }

    private Expression binary(
        ParserRuleContext whole, Token operator, ParserRuleContext left, ParserRuleContext right) {
      return new Ast.Binary(operator(operator.getText()), visit(left), visit(right), span(whole));
    }
  }
}
