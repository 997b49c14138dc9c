package org.rheobase.files;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.units.Dimension;

/**
 * What is known of a column of results before there are values.
 *
 * @param name what the column is called
 * @param type type of its values; truth values are {@link Type#BOOL}, and come as 0 and 1
 * @param unit their unit, SI; {@code 1} where there is none
 */
record ColumnHead(String name, Type type, String unit) {
  private static final String SECOND = Dimension.TIME.usualName();

  /** The number of a step. */
  static final ColumnHead STEP = new ColumnHead("step", Type.I32, "1");

  /** The time of a step. */
  static final ColumnHead TIME = new ColumnHead("t", Type.F64, SECOND);

  /** The number of a neuron. */
  static final ColumnHead NEURON = new ColumnHead("i", Type.I32, "1");

  /** A rate in Hz, in double precision always. */
  static ColumnHead rate(String name) {
    return new ColumnHead(name, Type.F64, "hertz");
  }

  /** Columns for variables of a population. */
  static List<ColumnHead> of(NeuronGroup group, List<String> variables, Precision precision) {
    return variables.stream()
        .map(name ->
            new ColumnHead(name, type(group, name, precision), group.dimension(name).usualName()))
        .toList();
  }

  private static Type type(NeuronGroup group, String name, Precision precision) {
    return switch (valueType(group, name)) {
      case REAL -> precision.real();
      case INTEGER -> Type.I32;
      case BOOLEAN -> Type.BOOL;
    };
  }

  private static ValueType valueType(NeuronGroup group, String name) {
    Optional<Variable> variable =
        group.variables().stream().filter(v -> v.name().equals(name)).findFirst();
    // Those that every population with a refractory period has are not among its variables.
    ValueType given = name.equals("lastspike") ? ValueType.REAL : ValueType.BOOLEAN;
    return variable.map(Variable::type).orElse(given);
  }

  /**
   * Columns for variables that are recorded in steps.
   *
   * @throws IllegalArgumentException if one is called as the column of steps is
   */
  static List<ColumnHead> recorded(NeuronGroup group, List<String> variables, Precision precision) {
    if (variables.contains(STEP.name())) {
      throw new IllegalArgumentException(
          "the variable '%s' of '%s' cannot be written to results, which have a column of this name; give it another one"
              .formatted(STEP.name(), group.name()));
    }
    return of(group, variables, precision);
  }

  /** Columns one after another. */
  static List<ColumnHead> joined(List<ColumnHead> first, List<ColumnHead> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
