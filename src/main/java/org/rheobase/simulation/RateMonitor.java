package org.rheobase.simulation;

import java.util.List;
import java.util.stream.DoubleStream;
import org.rheobase.model.Quantities;
import org.rheobase.model.SmoothingWindow;
import org.rheobase.syntax.Source;

/**
 * The rate of a population, or of a part of it, in each step: the number of spikes in the step, by
 * the number of neurons and the time step. 4 bytes a step; no spikes are kept.
 */
public final class RateMonitor implements Listener {
  private final Watched source;
  private final Blocks<RateBlock> blocks = new Blocks<>();

  RateMonitor(Watched source) {
    this.source = source;
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (block.group().equals(source.group())) {
      blocks.add(RateBlock.of(block, source.first(), source.end()));
    }
  }

  Blocks<RateBlock> blocks() {
    return blocks;
  }

  /**
   * The times of the steps in seconds: of each its start, which is the time that its spikes bear.
   */
  public double[] times() {
    double[] times = new double[length()];
    int at = 0;
    for (RateBlock block : blocks.all()) {
      for (int place = 0; place < block.length(); place++) {
        times[at++] = block.time(place);
      }
    }
    return times;
  }

  /** The rates of the steps in Hz, in the order of {@link #times()}. */
  public double[] rates() {
    double[] rates = new double[length()];
    int at = 0;
    for (RateBlock block : blocks.all()) {
      System.arraycopy(block.rates(), 0, rates, at, block.length());
      at += block.length();
    }
    return rates;
  }

  private int length() {
    return blocks.all().stream().mapToInt(RateBlock::length).reduce(0, Math::addExact);
  }

  /**
   * The rates, smoothed with a window of a given shape; as many as {@link #rates()}.
   *
   * @param window {@code flat}, of which the width is the whole width, adjusted to an odd number of
   *     steps; or {@code gaussian}, of which it is the standard deviation
   * @param width a time with its unit, such as {@code 2*ms}
   * @throws org.rheobase.syntax.ModelError if there is no such window, or the width is no time
   * @throws IllegalStateException if the time step has changed while rates were recorded
   */
  public double[] smooth(String window, String width) {
    SmoothingWindow.Shape shape = SmoothingWindow.Shape.named(Source.of("window", window));
    return smooth(new SmoothingWindow(shape, Quantities.parseTime(Source.of("width", width))));
  }

  /**
   * The rates, smoothed with a window of a given shape; as many as {@link #rates()}.
   *
   * @throws IllegalStateException if the time step has changed while rates were recorded
   */
  public double[] smooth(SmoothingWindow window) {
    return blocks.isEmpty() ? new double[0] : smooth(window.values(timeStep()));
  }

  /**
   * The rates, smoothed with a window of one's own; as many as {@link #rates()}.
   *
   * @param window an odd number of values, one for each step; they are divided by their sum
   * @throws IllegalArgumentException if their number is even or their sum is 0
   * @throws IllegalStateException if the time step has changed while rates were recorded
   */
  public double[] smooth(double[] window) {
    RateSmoother smoother = new RateSmoother(window);
    if (!blocks.isEmpty()) {
      timeStep();
    }
    double[] known = smoother.add(rates());
    return DoubleStream.concat(DoubleStream.of(known), DoubleStream.of(smoother.finish()))
        .toArray();
  }

  /** The time step, which a window needs to be the same throughout. */
  private double timeStep() {
    List<Double> steps = blocks.all().stream().map(RateBlock::dt).distinct().toList();
    if (steps.size() > 1) {
      throw new IllegalStateException(
          "the rates of %s were recorded with time steps of %s s: a window is made for one; smooth rates() yourself, piece by piece"
              .formatted(
                  source, String.join(" s and ", steps.stream().map(String::valueOf).toList())));
    }
    return steps.getFirst();
  }
}
