package org.rheobase.simulation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Smooths rates as they come: each becomes the mean of those around it, weighted by a window;
 * before the first and after the last there are zeros. That is {@code numpy.convolve(rates, window
 * / sum(window), mode='same')}, as {@code smooth_rate} of Brian2 has it (monitors/ratemonitor.py),
 * but for a window longer than the rates, where there are as many smoothed rates as rates. A
 * smoothed rate is known once half a window of later ones is; so many are kept, and no more.
 */
public final class RateSmoother {
  private final double[] weights;
  private final int half;
  private double[] recent = {};
  private int start;

  /**
   * Prepares the smoothing.
   *
   * @param window the window, an odd number of values whose sum is not 0
   */
  public RateSmoother(double[] window) {
    weights = normalized(window);
    half = window.length / 2;
  }

  private static double[] normalized(double[] window) {
    if (window.length % 2 == 0) {
      throw new IllegalArgumentException(
          "a window has an odd number of values, so that it shifts nothing in time, not "
              + window.length);
    }
    double sum = 0;
    for (double value : window) {
      sum += value;
    }
    if (sum == 0 || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "the values of a window must have a sum by which they can be divided, not " + sum);
    }
    double total = sum;
    return DoubleStream.of(window).map(value -> value / total).toArray();
  }

  /** Takes rates, and gives the smoothed ones that are known now. */
  public double[] add(double[] rates) {
    double[] known = joined(rates);
    int smoothed = Math.max(known.length - half - start, 0);
    return advance(known, smoothed);
  }

  /** Gives the rest, nothing coming any more; then begins anew. */
  public double[] finish() {
    double[] rest = advance(recent, recent.length - start);
    recent = new double[0];
    start = 0;
    return rest;
  }

  private double[] joined(double[] rates) {
    double[] all = Arrays.copyOf(recent, recent.length + rates.length);
    System.arraycopy(rates, 0, all, recent.length, rates.length);
    return all;
  }

  /** Smooths so many rates, and forgets those that no later one needs. */
  private double[] advance(double[] known, int count) {
    double[] smoothed = new double[count];
    for (int at = Math.max(start - half, 0); at < known.length; at++) {
      if (known[at] != 0) {
        spread(known[at], at - start - half, smoothed);
      }
    }
    int unneeded = Math.max(start + count - half, 0);
    recent = Arrays.copyOfRange(known, unneeded, known.length);
    start = start + count - unneeded;
    return smoothed;
  }

  /**
   * Adds a rate's part to the smoothed rates around it. As it is done rate by rate, each sum is
   * taken in the order of time, however the rates were cut into pieces.
   *
   * @param from where the window begins among the smoothed rates; may be outside of them
   */
  private void spread(double rate, int from, double[] smoothed) {
    int first = Math.max(from, 0);
    int end = Math.min(from + weights.length, smoothed.length);
    for (int k = first; k < end; k++) {
      smoothed[k] += weights[k - from] * rate;
    }
  }
}
