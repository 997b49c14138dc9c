package org.rheobase.ir;

import java.util.stream.Collectors;

/** Values as text, equal for equal values, whoever built them. */
final class ExprText {
  private ExprText() {}

  /** Operators with their operands in parentheses. */
  static String of(Expr value) {
    return switch (value) {
      case Expr.Constant constant -> constant.type() + " 0x" + Long.toHexString(constant.bits());
      case Expr.Argument argument -> argument.name();
      case Expr.Register register -> register.name();
      case Expr.Position position -> "position";
      case Expr.Step step -> "step";
      case Expr.Block block -> "block";
      case Expr.Load load -> load.buffer().name() + "[" + of(load.index()) + "]";
      case Expr.Operation operation ->
          operation.operands().stream()
              .map(ExprText::of)
              .collect(
                  Collectors.joining(
                      ", ", operation.operator() + " " + operation.type() + " (", ")"));
    };
  }
}
