package org.rheobase.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.RunOutput;

/**
 * Hands the final state of a population to a table: {@code i} and every variable in the order of
 * definition. The value of a shared variable stands there once for each neuron.
 */
final class FinalResults {
  private FinalResults() {}

  static void write(FormatWriter format, RunOutput run, NeuronGroup group) {
    List<String> variables = group.recordable();
    List<ColumnHead> heads =
        ColumnHead.joined(
            List.of(ColumnHead.NEURON), ColumnHead.of(group, variables, run.precision()));
    List<HostArray> columns = new ArrayList<>();
    columns.add(new HostArray(Type.I32, IntStream.range(0, group.count()).toArray()));
    variables.forEach(v -> columns.add(forEach(run.read(group, v), group.count())));
    try (TableWriter table =
        format.table(new TableHead(group.name(), "final", TableHead.Kind.FINAL, heads))) {
      table.add(group.count(), columns);
      table.complete();
    }
  }

  private static HostArray forEach(HostArray values, int count) {
    if (values.length() == count) {
      return values;
    }
    HostArray repeated = HostArray.of(values.type(), count);
    for (int neuron = 0; neuron < count; neuron++) {
      repeated.setBits(neuron, values.bits(0));
    }
    return repeated;
  }
}
