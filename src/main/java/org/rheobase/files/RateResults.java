package org.rheobase.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.model.Population;
import org.rheobase.simulation.EventBlock;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.RateBlock;
import org.rheobase.simulation.RateSmoother;

/**
 * Hands the rate of a population to a table as it comes: {@code step}, {@code t}, {@code rate} in
 * Hz, and {@code smooth} where there is a window. A smoothed rate hangs on later ones, so rows wait
 * for half a window.
 */
final class RateResults implements Listener, ResultFile {
  private final Population population;
  private final Optional<RateSmoother> smoother;
  private final TableWriter table;
  private final Deque<RateBlock> waiting = new ArrayDeque<>();

  /** Steps of the first waiting block that have been written. */
  private int written;

  /**
   * Begins the table.
   *
   * @param window the values of the window, if the rate is to be smoothed
   */
  RateResults(FormatWriter format, Population population, Optional<double[]> window) {
    this.population = population;
    smoother = window.map(RateSmoother::new);
    List<ColumnHead> columns =
        new ArrayList<>(List.of(ColumnHead.STEP, ColumnHead.TIME, ColumnHead.rate("rate")));
    window.ifPresent(values -> columns.add(ColumnHead.rate("smooth")));
    table = format.table(new TableHead(population.name(), "rate", TableHead.Kind.RATE, columns));
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (block.group().equals(population.name())) {
      RateBlock rates = RateBlock.of(block, 0, population.count());
      waiting.add(rates);
      smoother.ifPresentOrElse(
          s -> writeSmoothed(s.add(rates.rates())), () -> write(rates.length()));
    }
  }

  private void writeSmoothed(double[] smoothed) {
    write(smoothed.length, new HostArray(Type.F64, smoothed));
  }

  /** Writes the next waiting rows, and columns more. */
  private void write(int rows, HostArray... more) {
    int[] steps = new int[rows];
    double[] times = new double[rows];
    double[] rates = new double[rows];
    for (int row = 0; row < rows; row++) {
      RateBlock block = waiting.getFirst();
      steps[row] = block.step(written);
      times[row] = block.time(written);
      rates[row] = block.rate(written);
      written++;
      if (written == block.length()) {
        waiting.removeFirst();
        written = 0;
      }
    }
    List<HostArray> columns =
        new ArrayList<>(
            List.of(
                new HostArray(Type.I32, steps),
                new HostArray(Type.F64, times),
                new HostArray(Type.F64, rates)));
    columns.addAll(List.of(more));
    table.add(rows, columns);
  }

  @Override
  public void complete() {
    smoother.ifPresent(s -> writeSmoothed(s.finish()));
    table.complete();
  }

  @Override
  public void close() {
    table.close();
  }
}
