package org.rheobase.model;

import java.util.OptionalDouble;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.BinaryOperator;

/**
 * The level that a variable has to exceed for a spike, where the threshold is as simple as that.
 */
public final class ThresholdLevel {
  private ThresholdLevel() {}

  /**
   * The constant of a threshold {@code variable > constant}, in SI base units.
   *
   * @return empty if the threshold is of another form
   */
  public static OptionalDouble of(NeuronGroup group, String variable) {
    return group.threshold().stream()
        .filter(Ast.Binary.class::isInstance)
        .map(Ast.Binary.class::cast)
        .flatMapToDouble(comparison -> of(group, variable, comparison).stream())
        .findFirst();
  }

  private static OptionalDouble of(NeuronGroup group, String variable, Ast.Binary comparison) {
    return switch (comparison.operator()) {
      case GREATER, GREATER_EQUAL -> level(group, variable, comparison.left(), comparison.right());
      case LESS, LESS_EQUAL -> level(group, variable, comparison.right(), comparison.left());
      case BinaryOperator other -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble level(
      NeuronGroup group, String variable, Ast.Expression above, Ast.Expression below) {
    return above instanceof Ast.Name name && name.name().equals(variable)
        ? ConstantEvaluator.valueOf(below, group.scope()).stream()
            .mapToDouble(Double::doubleValue)
            .findFirst()
        : OptionalDouble.empty();
  }
}
