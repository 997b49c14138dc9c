package org.rheobase.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.model.EventRecording;
import org.rheobase.simulation.EventBlock;
import org.rheobase.simulation.Listener;

/**
 * Writes the spikes of a population, or another event, as they come: {@code step,t,i} and the
 * recorded variables, sorted by step, then neuron.
 */
final class EventCsv implements Listener, ResultFile {
  private final String group;
  private final EventRecording recording;
  private final CsvFile csv;

  EventCsv(Path folder, String group, EventRecording recording) {
    this.group = group;
    this.recording = recording;
    String name = recording.isOfSpikes() ? "spikes" : recording.event();
    List<String> columns = new ArrayList<>(List.of("step", "t", "i"));
    columns.addAll(recording.variables());
    csv = new CsvFile(folder.resolve(group + "." + name + ".csv"), columns);
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
      List<HostArray> values = recording.variables().stream().map(block::values).toList();
      int step = -1;
      byte[] time = {};
      for (int k = 0; k < block.count(); k++) {
        if (block.steps()[k] != step) {
          step = block.steps()[k];
          time = Double.toString(step * block.dt()).getBytes(StandardCharsets.US_ASCII);
        }
        csv.number(step).bytes(time).number(block.neurons()[k]);
        for (HostArray column : values) {
          csv.number(column, k);
        }
        csv.endRow();
      }
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
