package org.rheobase.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Simulation;

/**
 * Writes the final state of a population: {@code i} and every variable in the order of definition.
 */
final class FinalCsv {
  private FinalCsv() {}

  static void write(Path folder, Simulation simulation, NeuronGroup group) {
    List<String> variables = simulation.variables(group);
    List<HostArray> values = variables.stream().map(v -> simulation.read(group, v)).toList();
    List<String> columns = new ArrayList<>(List.of("i"));
    columns.addAll(variables);
    try (CsvFile csv = new CsvFile(folder.resolve(group.name() + ".final.csv"), columns)) {
      for (int neuron = 0; neuron < group.count(); neuron++) {
        csv.number(neuron);
        for (HostArray column : values) {
          csv.number(column, column.length() == 1 ? 0 : neuron);
        }
        csv.endRow();
      }
      csv.complete();
    }
  }
}
