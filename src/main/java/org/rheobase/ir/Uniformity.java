package org.rheobase.ir;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells values that are the same for all neurons from those that are not. An instance serves the
 * values of one program.
 */
public final class Uniformity {
  private final Map<Expr, Boolean> found = new HashMap<>();

  /** Nothing found out so far. */
  public Uniformity() {}

  /** Whether a value is the same for all neurons, as far as can be seen. */
  public boolean isUniform(Expr value) {
    Boolean known = found.get(value);
    if (known == null) {
      known = find(value);
      found.put(value, known);
    }
    return known;
  }

  private boolean find(Expr value) {
    return switch (value) {
      case Expr.Constant c -> true;
      case Expr.Argument a -> true;
      case Expr.Step s -> true;
      case Expr.Block b -> true;
      case Expr.Position p -> false;
      case Expr.Register r -> false;
      case Expr.Load load -> isUniform(load.index());
      case Expr.Operation operation -> operation.operands().stream().allMatch(this::isUniform);
    };
  }

  /** Whether an integer grows by one from each neuron to the next. */
  public boolean isConsecutive(Expr value) {
    return switch (value) {
      case Expr.Position position -> true;
      case Expr.Operation operation -> isConsecutive(operation);
      case Expr.Constant c -> false;
      case Expr.Argument a -> false;
      case Expr.Step s -> false;
      case Expr.Block b -> false;
      case Expr.Register r -> false;
      case Expr.Load l -> false;
    };
  }

  private boolean isConsecutive(Expr.Operation operation) {
    Expr a = operation.operand(0);
    Expr b = operation.operands().getLast();
    return operation.type() == Type.I32
        && switch (operation.operator()) {
          case ADD -> (isConsecutive(a) && isUniform(b)) || (isUniform(a) && isConsecutive(b));
          case SUBTRACT -> isConsecutive(a) && isUniform(b);
          case MULTIPLY,
              DIVIDE,
              REMAINDER,
              MULTIPLY_HIGH,
              NEGATE,
              FMA,
              SQRT,
              AND,
              OR,
              XOR,
              NOT,
              SHIFT_LEFT,
              SHIFT_RIGHT,
              LESS,
              LESS_EQUAL,
              EQUAL,
              NOT_EQUAL,
              SELECT,
              CONVERT,
              BITCAST ->
              false;
        };
  }
}
