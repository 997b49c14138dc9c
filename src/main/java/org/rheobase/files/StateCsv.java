package org.rheobase.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.simulation.TraceBlock;

/**
 * Writes recorded variables as they come: {@code step,t,i} and the variables, sorted by step, then
 * neuron.
 */
final class StateCsv implements Listener, ResultFile {
  private final StateMonitor monitor;
  private final int[] neurons;
  private final CsvFile csv;

  StateCsv(Path folder, StateMonitor monitor) {
    this.monitor = monitor;
    neurons = monitor.neurons();
    List<String> columns = new ArrayList<>(List.of("step", "t", "i"));
    columns.addAll(monitor.variables());
    csv = new CsvFile(folder.resolve(monitor.group().name() + ".state.csv"), columns);
  }

  @Override
  public void onTraces(TraceBlock block) {
    if (block.monitor() == monitor.number()) {
      for (int sample = 0; sample < block.samples(); sample++) {
        write(block, sample);
      }
    }
  }

  private void write(TraceBlock block, int sample) {
    int step = block.steps()[sample];
    byte[] time = Double.toString(block.time(sample)).getBytes(StandardCharsets.US_ASCII);
    for (int column = 0; column < neurons.length; column++) {
      csv.number(step).bytes(time).number(neurons[column]);
      for (HostArray values : block.values()) {
        csv.number(values, sample * block.width() + column);
      }
      csv.endRow();
    }
  }

  @Override
  public void complete() {
    csv.complete();
  }

  @Override
  public void close() {
    csv.close();
  }
}
