package org.rheobase.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.rheobase.syntax.Ast.EquationKind;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.generated.EquationsParser.*;

/** Turns what ANTLR has read of one line into a tree; empty where that notes a mistake. */
final class LineBuilder {
  private final Words words;
  private final Problems problems;
  private final ExpressionBuilder expressions;
  private boolean failed;

  LineBuilder(Words words, Problems problems) {
    this.words = words;
    this.problems = problems;
    this.expressions = new ExpressionBuilder(words, problems);
  }

  Optional<Expression> loneExpression(LoneExpressionContext context) {
    return unlessFailed(expressions.expression(context.expression()));
  }

  Optional<Ast.Assignment> statement(StatementContext context) {
    Token target = context.NAME().getSymbol();
    String operator = context.operator.getText();
    return unlessFailed(
        new Ast.Assignment(
            new Ast.Name(target.getText(), words.span(target)),
            ExpressionBuilder.operator(operator.substring(0, operator.length() - 1)),
            expressions.expression(context.expression()),
            words.span(target, context.expression().getStop())));
  }

  Optional<Ast.Equation> equation(EquationContext context) {
    VariableContext variable = context.variable();
    checkDerivative(variable, context);
    Token last = (context.flags() == null ? context.unit() : context.flags()).getStop();
    return unlessFailed(
        new Ast.Equation(
            kind(context),
            name(variable),
            nameSpan(variable),
            Optional.ofNullable(context.expression()).map(expressions::expression),
            expressions.unit(context.unit()),
            flags(context.flags()),
            words.span(context.getStart(), last)));
  }

  private static EquationKind kind(EquationContext context) {
    if (isDerivative(context.variable())) {
      return EquationKind.DIFFERENTIAL;
    }
    return context.expression() == null ? EquationKind.PARAMETER : EquationKind.SUBEXPRESSION;
  }

  private static boolean isDerivative(VariableContext variable) {
    return variable.by != null;
  }

  private static String name(VariableContext variable) {
    return variable.name.getText().substring(isDerivative(variable) ? 1 : 0);
  }

  private Span nameSpan(VariableContext variable) {
    Span span = words.span(variable.name);
    return new Span(span.source(), span.start() + (isDerivative(variable) ? 1 : 0), span.end());
  }

  private void checkDerivative(VariableContext variable, EquationContext equation) {
    if (!isDerivative(variable)) {
      return;
    }
    String above = variable.name.getText();
    Span span = words.span(variable.getStart(), variable.getStop());
    if (!above.matches("d.+") || !variable.by.getText().equals("dt")) {
      String name = above.startsWith("d") ? above.replaceFirst("^d$", "dv") : "d" + above;
      error(span, "'" + span.text() + "' is not a derivative by time", "write `" + name + "/dt`");
    } else if (equation.expression() == null) {
      error(
          span,
          "'" + span.text() + "' is given no value",
          "write `%s = … : unit`, or `%s : unit` for a parameter"
              .formatted(span.text(), name(variable)));
    }
  }

  private List<Ast.Flag> flags(@Nullable FlagsContext context) {
    return context == null ? List.of() : context.flag().stream().map(this::flag).toList();
  }

  private Ast.Flag flag(FlagContext context) {
    String name =
        context.NAME().stream().map(TerminalNode::getText).collect(Collectors.joining(" "));
    return new Ast.Flag(name, words.span(context.getStart(), context.getStop()));
  }

  private <T> Optional<T> unlessFailed(T tree) {
    return failed || expressions.hasFailed() ? Optional.empty() : Optional.of(tree);
  }

  private void error(Span span, String message, String hint) {
    failed = true;
    problems.error(span, message, hint);
  }
}
