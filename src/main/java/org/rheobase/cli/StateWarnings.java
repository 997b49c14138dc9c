package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;
import org.rheobase.simulation.Simulation;

/** Warns of a state that has become no number, as that of a method that does not suit a model. */
final class StateWarnings {
  private StateWarnings() {}

  /** Looks at the present state of all populations. */
  static void print(PrintWriter err, Simulation simulation) {
    for (NeuronGroup group : simulation.groups()) {
      group.variables().stream()
          .filter(variable -> variable.type() == ValueType.REAL && !variable.isSubexpression())
          .forEach(variable -> print(err, simulation, group, variable));
    }
    err.flush();
  }

  private static void print(
      PrintWriter err, Simulation simulation, NeuronGroup group, Variable variable) {
    HostArray values = simulation.read(group, variable.name());
    int wrong = 0;
    for (int neuron = 0; neuron < values.length(); neuron++) {
      wrong += Double.isFinite(values.value(neuron)) ? 0 : 1;
    }
    if (wrong > 0) {
      err.printf(
          Locale.ROOT,
          "warning: '%s' of population '%s' is not a finite number in %,d of %,d neurons at the end%n"
              + "  a smaller time step or another method may be needed, or a value is divided by 0%n",
          variable.name(),
          group.name(),
          wrong,
          values.length());
    }
  }
}
