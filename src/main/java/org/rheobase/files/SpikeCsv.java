package org.rheobase.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.SpikeBlock;

/**
 * Writes the spikes of a population as they come: {@code step,t,i}, sorted by step, then neuron.
 */
final class SpikeCsv implements Listener, ResultFile {
  private final String group;
  private final CsvFile csv;

  SpikeCsv(Path folder, String group) {
    this.group = group;
    csv = new CsvFile(folder.resolve(group + ".spikes.csv"), List.of("step", "t", "i"));
  }

  @Override
  public void onSpikes(SpikeBlock block) {
    if (block.group().equals(group)) {
      int step = -1;
      byte[] time = {};
      for (int k = 0; k < block.count(); k++) {
        if (block.steps()[k] != step) {
          step = block.steps()[k];
          time = Double.toString(step * block.dt()).getBytes(StandardCharsets.US_ASCII);
        }
        csv.number(step).bytes(time).number(block.neurons()[k]).endRow();
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
