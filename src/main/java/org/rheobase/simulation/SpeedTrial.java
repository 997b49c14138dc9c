package org.rheobase.simulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds out how much faster than others an engine is, by letting each advance copies of neurons for
 * a moment. It decides how a population is shared out, which changes no result.
 */
final class SpeedTrial {
  /** Neurons advanced, if there are as many: enough to keep a large device busy. */
  static final int NEURONS = 1 << 20;

  /** Steps of a window. */
  static final int WINDOW_STEPS = 64;

  /** How long an engine is tried, once its code has been compiled, in nanoseconds. */
  private static final long TIME = 200_000_000;

  /**
   * The part of a population that each engine should take, so that all are done at the same time.
   *
   * @param group the population
   */
  static List<Double> shares(EngineTeam team, SimulatedGroup group, Moment moment) {
    if (team.size() == 1) {
      return List.of(1.0);
    }
    SpeedTrial trial = new SpeedTrial();
    List<Double> speeds =
        IntStream.range(0, team.size())
            .mapToObj(engine -> group.speed(engine, moment, trial))
            .toList();
    double all = speeds.stream().mapToDouble(Double::doubleValue).sum();
    return speeds.stream().map(speed -> speed / all).toList();
  }

  /** Neurons times steps a second: the fastest of several windows. */
  double speed(Slab slab, Moment moment) {
    long fastest = window(slab, moment);
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < TIME) {
      fastest = Math.min(fastest, window(slab, moment));
    }
    return (double) slab.range().count() * WINDOW_STEPS / Math.max(fastest, 1) * 1e9;
  }

  /** Advances the neurons by a window from the moment on; returns nanoseconds. */
  private static long window(Slab slab, Moment moment) {
    long begin = System.nanoTime();
    slab.advance(moment, moment.step() + WINDOW_STEPS, List.of());
    slab.await();
    return System.nanoTime() - begin;
  }
}
