package org.rheobase.files;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.EventBlock;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.RateBlock;
import org.rheobase.simulation.RateSmoother;

/**
 * Writes the rate of a population as it comes: {@code step,t,rate} in Hz, and {@code smooth} where
 * there is a window. A smoothed rate hangs on later ones, so rows wait for half a window.
 */
final class RateCsv implements Listener, ResultFile {
  private final NeuronGroup group;
  private final Optional<RateSmoother> smoother;
  private final CsvFile csv;
  private final Deque<RateBlock> waiting = new ArrayDeque<>();

  /** Steps of the first waiting block that have been written. */
  private int written;

  /**
   * Begins the file.
   *
   * @param window the values of the window, if the rate is to be smoothed
   */
  RateCsv(Path folder, NeuronGroup group, Optional<double[]> window) {
    this.group = group;
    smoother = window.map(RateSmoother::new);
    csv =
        new CsvFile(
            folder.resolve(group.name() + ".rate.csv"),
            window.isPresent()
                ? List.of("step", "t", "rate", "smooth")
                : List.of("step", "t", "rate"));
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (block.group().equals(group.name())) {
      RateBlock rates = RateBlock.of(block, 0, group.count());
      if (smoother.isPresent()) {
        waiting.add(rates);
        write(smoother.get().add(rates.rates()));
      } else {
        write(rates);
      }
    }
  }

  private void write(RateBlock rates) {
    for (int place = 0; place < rates.length(); place++) {
      row(rates, place).endRow();
    }
  }

  /** Writes the next waiting rows, with their smoothed rates. */
  private void write(double[] smoothed) {
    for (double smooth : smoothed) {
      RateBlock rates = waiting.getFirst();
      row(rates, written++).number(smooth).endRow();
      if (written == rates.length()) {
        waiting.removeFirst();
        written = 0;
      }
    }
  }

  private CsvFile row(RateBlock rates, int place) {
    return csv.number(rates.step(place)).number(rates.time(place)).number(rates.rate(place));
  }

  @Override
  public void complete() {
    smoother.ifPresent(s -> write(s.finish()));
    csv.complete();
  }

  @Override
  public void close() {
    csv.close();
  }
}
