package org.rheobase.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.rheobase.syntax.Ast.BinaryOperator;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Ast.UnaryOperator;
import org.rheobase.syntax.generated.EquationsParser.*;

/**
 * Turns expressions and units as ANTLR has read them into trees, and notes the mistakes that the
 * grammar lets through.
 */
final class ExpressionBuilder {
  /** Deeper trees could exhaust the stack of those who walk them. */
  static final int GREATEST_HEIGHT = 500;

  /** How many comparisons an error writes out. */
  private static final int LONGEST_CHAIN = 4;

  private static final Map<String, BinaryOperator> OPERATORS =
      Stream.of(BinaryOperator.values())
          .collect(Collectors.toUnmodifiableMap(BinaryOperator::text, Function.identity()));

  private final Words words;
  private final Problems problems;
  private boolean failed;

  ExpressionBuilder(Words words, Problems problems) {
    this.words = words;
    this.problems = problems;
  }

  /** Whether a mistake was noted. */
  boolean hasFailed() {
    return failed;
  }

  /** The operator of a text such as {@code **}; empty if there is none. */
  static Optional<BinaryOperator> operator(String text) {
    return Optional.ofNullable(OPERATORS.get(text));
  }

  /** A whole expression. */
  Expression expression(ExpressionContext context) {
    return checked(disjunction(context));
  }

  /** A whole unit. */
  Expression unit(UnitContext context) {
    return checked(product(context));
  }

  private Expression checked(Expression expression) {
    if (height(expression) > GREATEST_HEIGHT) {
      tooDeep(expression.span());
    }
    return expression;
  }

  private void tooDeep(Span span) {
    error(
        span,
        "this has too many levels of operations",
        "make parts of it subexpressions with names of their own");
  }

  /**
   * Levels of a tree; counted without recursion, since it may be a tree that is too deep for that.
   */
  private static int height(Expression expression) {
    int height = 0;
    Deque<Expression> level = new ArrayDeque<>(List.of(expression));
    while (!level.isEmpty()) {
      height++;
      for (int k = level.size(); k > 0; k--) {
        level.addAll(level.remove().children());
      }
    }
    return height;
  }

  private Expression disjunction(ExpressionContext context) {
    return chain(context, context.conjunction(), this::conjunction, _ -> "or");
  }

  private Expression conjunction(ConjunctionContext context) {
    return chain(context, context.negation(), this::negation, _ -> "and");
  }

  private Expression negation(NegationContext context) {
    return context.NOT() == null
        ? comparison(context.comparison())
        : new Ast.Unary(UnaryOperator.NOT, negation(context.negation()), span(context));
  }

  private Expression comparison(ComparisonContext context) {
    if (context.operators.size() > 1) {
      String hint =
          context.operators.size() <= LONGEST_CHAIN
              ? "write `" + unchained(context) + "`"
              : "join comparisons by 'and'";
      error(span(context), "comparisons cannot be chained", hint);
    }
    return chain(context, context.sum(), this::sum, texts(context.operators));
  }

  /** {@code a < b and b < c} for {@code a < b < c}. */
  private String unchained(ComparisonContext context) {
    return IntStream.range(0, context.operators.size())
        .mapToObj(k ->
            "%s %s %s"
                .formatted(
                    text(context.sum(k)),
                    context.operators.get(k).getText(),
                    text(context.sum(k + 1))))
        .collect(Collectors.joining(" and "));
  }

  private String text(ParserRuleContext context) {
    return span(context).text().replaceAll("\\s+", " ");
  }

  private Expression sum(SumContext context) {
    return chain(context, context.product(), this::product, texts(context.operators));
  }

  private Expression product(ProductContext context) {
    return chain(context, context.signed(), this::signed, texts(context.operators));
  }

  private Expression signed(SignedContext context) {
    return context.sign == null
        ? power(context.power())
        : signed(context.sign, signed(context.signed()), span(context));
  }

  private static Expression signed(@Nullable Token sign, Expression operand, Span span) {
    if (sign == null) {
      return operand;
    }
    boolean isMinus = sign.getText().equals("-");
    return new Ast.Unary(isMinus ? UnaryOperator.NEGATE : UnaryOperator.PLUS, operand, span);
  }

  private Expression power(PowerContext context) {
    Expression base = atom(context.atom());
    return context.signed() == null
        ? base
        : new Ast.Binary(BinaryOperator.POWER, base, signed(context.signed()), span(context));
  }

  private Expression atom(AtomContext context) {
    if (context.expression() != null) {
      return disjunction(context.expression());
    }
    if (context.NUMBER() != null) {
      return number(context.NUMBER().getSymbol());
    }
    if (context.NAME() != null) {
      return nameOrCall(context);
    }
    return new Ast.BooleanLiteral(context.TRUE() != null, span(context));
  }

  private Expression nameOrCall(AtomContext context) {
    Token name = context.NAME().getSymbol();
    if (context.arguments() == null) {
      return new Ast.Name(name.getText(), words.span(name));
    }
    List<Expression> arguments =
        context.arguments().expression().stream().map(this::disjunction).toList();
    return new Ast.Call(name.getText(), words.span(name), arguments, span(context));
  }

  private Expression number(Token token) {
    String text = token.getText();
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      error(
          words.span(token),
          "'" + text + "' is too large for a number",
          "the largest is about 1.8e308; write `inf` for infinity");
    }
    return new Ast.Number(value, isInteger(text, value), words.span(token));
  }

  /** Integers of equations have 32 bits: what is longer is a real number. */
  private static boolean isInteger(String text, double value) {
    return value <= Integer.MAX_VALUE && text.chars().allMatch(Character::isDigit);
  }

  private Expression product(UnitContext context) {
    return chain(context, context.unitPower(), this::unitPower, texts(context.operators));
  }

  private Expression unitPower(UnitPowerContext context) {
    Expression base = unitAtom(context.unitAtom());
    return context.unitExponent() == null
        ? base
        : new Ast.Binary(
            BinaryOperator.POWER, base, unitExponent(context.unitExponent()), span(context));
  }

  private Expression unitAtom(UnitAtomContext context) {
    if (context.unit() != null) {
      return product(context.unit());
    }
    return context.NAME() == null
        ? number(context.NUMBER().getSymbol())
        : new Ast.Name(context.getText(), span(context));
  }

  private Expression unitExponent(UnitExponentContext context) {
    Expression size =
        context.sum() == null ? number(context.NUMBER().getSymbol()) : sum(context.sum());
    return signed(context.sign, size, span(context));
  }

  /** Operands joined from left to right. */
  private <C extends ParserRuleContext> Expression chain(
      ParserRuleContext whole,
      List<C> operands,
      Function<C, Expression> build,
      IntFunction<String> operator) {
    Expression left = build.apply(operands.getFirst());
    for (int k = 1; k < operands.size(); k++) {
      Span span = words.span(whole.getStart(), operands.get(k).getStop());
      Expression right = build.apply(operands.get(k));
      left = new Ast.Binary(operator(operator.apply(k - 1)).orElseThrow(), left, right, span);
    }
    return left;
  }

  private static IntFunction<String> texts(List<Token> tokens) {
    return k -> tokens.get(k).getText();
  }

  private Span span(ParserRuleContext context) {
    return words.span(context.getStart(), context.getStop());
  }

  private void error(Span span, String message, String hint) {
    failed = true;
    problems.error(span, message, hint);
  }
}
