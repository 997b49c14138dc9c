package org.rheobase.files;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.model.EventRecording;
import org.rheobase.simulation.EventBlock;
import org.rheobase.simulation.Listener;

/**
 * Hands the spikes of a population, or another event, to a table as they come: {@code step}, {@code
 * t}, {@code i} and the recorded variables, sorted by step, then neuron.
 */
final class EventResults implements Listener, ResultFile {
  private final String group;
  private final EventRecording recording;
  private final TableWriter table;

  /**
   * Begins the table.
   *
   * @param variables a column for each variable of the recording
   */
  EventResults(
      FormatWriter format, String group, EventRecording recording, List<ColumnHead> variables) {
    this.group = group;
    this.recording = recording;
    String part = recording.isOfSpikes() ? "spikes" : recording.event();
    List<ColumnHead> columns =
        ColumnHead.joined(List.of(ColumnHead.STEP, ColumnHead.TIME, ColumnHead.NEURON), variables);
    table = format.table(new TableHead(group, part, TableHead.Kind.EVENTS, columns));
  }

  @Override
  public void onSpikes(EventBlock block) {
    write(block);
  }

  @Override
  public void onEvents(EventBlock block) {
    write(block);
  }

  private void write(EventBlock block) {
    if (block.group().equals(group) && block.event().equals(recording.event())) {
      List<HostArray> columns = new ArrayList<>();
      columns.add(new HostArray(Type.I32, block.steps()));
      columns.add(new HostArray(Type.F64, times(block)));
      columns.add(new HostArray(Type.I32, block.neurons()));
      recording.variables().forEach(variable -> columns.add(block.values(variable)));
      table.add(block.count(), columns);
    }
  }

  private static double[] times(EventBlock block) {
    double[] times = new double[block.count()];
    for (int k = 0; k < times.length; k++) {
      times[k] = block.steps()[k] * block.dt();
    }
    return times;
  }

  @Override
  public void complete() {
    table.complete();
  }

  @Override
  public void close() {
    table.close();
  }
}
