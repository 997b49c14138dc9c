package org.rheobase.lowering;

import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Type;
import org.rheobase.model.ConstantEvaluator;
import org.rheobase.model.Meaning;
import org.rheobase.model.Scope;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;

/** Finds the times that lie at a fixed distance from that of the present step. */
final class StepTime {
  private final Clock clock;
  private final Expr now;
  private final Scope scope;

  /**
   * Prepares the search.
   *
   * @param now the time of the step
   */
  StepTime(Clock clock, Expr now, Scope scope) {
    this.clock = clock;
    this.now = now;
    this.scope = scope;
  }

  /** The distance in seconds; empty if it is not the same for all neurons and steps. */
  Optional<Double> offset(Expression time, Environment environment) {
    return find(scope.definitions().expand(time), environment).filter(Double::isFinite);
  }

  private Optional<Double> find(Expression time, Environment environment) {
    return switch (time) {
      case Ast.Name name -> environment.value(name.name()).flatMap(this::find);
      case Ast.Binary binary -> find(binary, environment);
      case Ast.Unary unary ->
          unary.operator() == Ast.UnaryOperator.PLUS
              ? find(unary.operand(), environment)
              : Optional.empty();
      case Ast.Call call -> Optional.empty();
      case Ast.Number number -> Optional.empty();
      case Ast.BooleanLiteral literal -> Optional.empty();
    };
  }

  private Optional<Double> find(Ast.Binary binary, Environment environment) {
    Optional<Double> left = find(binary.left(), environment);
    return switch (binary.operator()) {
      case ADD ->
          left.isPresent()
              ? left.flatMap(offset -> fixed(binary.right()).map(x -> offset + x))
              : find(binary.right(), environment)
                  .flatMap(offset -> fixed(binary.left()).map(x -> x + offset));
      case SUBTRACT -> left.flatMap(offset -> fixed(binary.right()).map(x -> offset - x));
      case MULTIPLY,
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
          OR ->
          Optional.empty();
    };
  }

  /** The time of the step, or that of a stage of an integrator: the step's and a constant. */
  private Optional<Double> find(Expr time) {
    if (time.equals(now)) {
      return Optional.of(0.0);
    }
    return time instanceof Expr.Operation sum
            && sum.operator() == Operator.ADD
            && sum.operand(0).equals(now)
            && sum.operand(1) instanceof Expr.Constant constant
        ? Optional.of(value(constant))
        : Optional.empty();
  }

  private static double value(Expr.Constant constant) {
    return constant.type() == Type.F32
        ? Float.intBitsToFloat((int) constant.bits())
        : Double.longBitsToDouble(constant.bits());
  }

  /** The value of an expression of constants and the time step. */
  private Optional<Double> fixed(Expression expression) {
    return ConstantEvaluator.valueOf(withTimeStep(expression), scope);
  }

  private Expression withTimeStep(Expression expression) {
    if (expression instanceof Ast.Name name
        && name.name().equals(Meaning.Special.TIME_STEP.text())) {
      return new Ast.Number(clock.dt(), false, name.span());
    }
    List<Expression> children = expression.children().stream().map(this::withTimeStep).toList();
    return expression.withChildren(children);
  }
}
