package org.rheobase.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rheobase.lowering.Clock;
import org.rheobase.model.Event;
import org.rheobase.model.SpikeGeneratorGroup;

/**
 * The spikes of a generator in the steps of one clock. They are made from what is given, window by
 * window, and take no part in what an engine computes.
 */
final class GivenSpikes {
  /** The step of a spike that came in the time of an earlier clock. */
  private static final long PAST = -1;

  /** Bytes for the spikes of a window. */
  private static final long WINDOW_BYTES = 64L << 20;

  /** Bytes of a spike in a block. */
  private static final int SPIKE_BYTES = 8;

  private final SpikeGeneratorGroup group;
  private final Clock clock;

  /** The step of each spike, in the group's order. */
  private final long[] steps;

  /** Steps and neurons of the spikes to come, sorted by step, then neuron. */
  private final long[] spikes;

  /** After how many steps the spikes come again; 0: never. */
  private final long period;

  private final int windowSteps;

  private GivenSpikes(SpikeGeneratorGroup group, Clock clock, long[] steps) {
    this.group = group;
    this.clock = clock;
    this.steps = steps;
    spikes = sorted(group, steps);
    period = group.periodSteps(clock.dt());
    windowSteps = windowSteps();
  }

  /** The spikes from the start of a simulation on. */
  static GivenSpikes of(SpikeGeneratorGroup group, Clock clock) {
    return new GivenSpikes(group, clock, group.steps(clock.dt()));
  }

  private static long[] sorted(SpikeGeneratorGroup group, long[] steps) {
    int[] neurons = group.neurons();
    return IntStream.range(0, steps.length)
        .filter(k -> steps[k] != PAST && steps[k] <= Integer.MAX_VALUE)
        .mapToLong(k -> key(steps[k], neurons[k]))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long key(long step, int neuron) {
    return step << 32 | neuron;
  }

  /**
   * The spikes to come when the time step changes: all that have not been yet, each of them once
   * although a step's begin may lie a little elsewhere in the new steps.
   *
   * @param before the moment of the change in the steps so far
   * @param after the same moment in the new steps
   */
  GivenSpikes at(Moment before, Moment after) {
    long[] changed = group.steps(after.clock().dt());
    if (period == 0) {
      for (int k = 0; k < changed.length; k++) {
        changed[k] = steps[k] < before.step() ? PAST : Math.max(changed[k], after.step());
      }
    }
    return new GivenSpikes(group, after.clock(), changed);
  }

  /** The population. */
  SpikeGeneratorGroup group() {
    return group;
  }

  /** The spikes from the moment's step up to but without {@code endStep}. */
  EventBlock block(Moment start, int endStep) {
    long[] found =
        period == 0
            ? between(start.step(), endStep)
            : LongStream.rangeClosed(start.step() / period, (endStep - 1) / period)
                .flatMap(turn -> turn(turn, start.step(), endStep))
                .toArray();
    int[] steps = Arrays.stream(found).mapToInt(spike -> (int) (spike >> 32)).toArray();
    int[] neurons = Arrays.stream(found).mapToInt(spike -> (int) spike).toArray();
    return new EventBlock(
        group.name(),
        Event.SPIKE,
        clock.dt(),
        start.epoch(),
        start.step(),
        endStep,
        steps,
        neurons,
        found.length,
        List.of(),
        List.of());
  }

  /** The spikes of one turn of the period that are between two steps. */
  private LongStream turn(long turn, int from, int to) {
    long begin = turn * period;
    long[] inTurn = between(Math.max(from - begin, 0), Math.min(to - begin, period));
    return Arrays.stream(inTurn).map(spike -> spike + (begin << 32));
  }

  private long[] between(long from, long to) {
    return Arrays.copyOfRange(spikes, place(from), place(to));
  }

  /** How many spikes are before a step. */
  private int place(long step) {
    int place = Arrays.binarySearch(spikes, key(step, 0));
    return place < 0 ? -place - 1 : place;
  }

  /** The largest number of steps in a window, so that its spikes stay within a fixed memory. */
  int largestWindow() {
    return windowSteps;
  }

  private int windowSteps() {
    int steps = MemoryPlan.LONGEST;
    while (steps > 32 && most(steps) * SPIKE_BYTES > WINDOW_BYTES) {
      steps /= 2;
    }
    return steps;
  }

  /** No fewer than the most spikes in so many successive steps. */
  private long most(int window) {
    long turns = period == 0 ? 0 : window / period;
    long most = 0;
    int first = 0;
    for (int last = 0; last < spikes.length; last++) {
      while ((spikes[last] >> 32) - (spikes[first] >> 32) >= window) {
        first++;
      }
      most = Math.max(most, last - first + 1L);
    }
    return turns * spikes.length + (period == 0 ? most : 2 * most);
  }
}
