package org.rheobase.simulation;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rheobase.lowering.Clock;
import org.rheobase.model.NeuronGroup;

/**
 * Carries a simulation on, window by window: all populations are advanced by it, then its results
 * are handed out.
 */
final class Windows {
  private final SimulatedPopulations populations;
  private final Course course;
  private final Results results;
  private final OptionalInt largest;

  /** Populations are advanced in this order: what others read is that of the window's start. */
  private final List<String> readersFirst;

  private boolean takesDigests;

  /** Set by any thread, and looked at between windows. */
  private volatile boolean isStopped;

  /**
   * Prepares to run.
   *
   * @param largest the largest number of steps in a window; chosen by memory if it is not said
   * @throws IllegalArgumentException if a population reads from one that is not there
   */
  Windows(SimulatedPopulations populations, Course course, Results results, OptionalInt largest) {
    this.populations = populations;
    this.course = course;
    this.results = results;
    this.largest = largest;
    List<NeuronGroup> groups = populations.groups().stream().map(SimulatedGroup::group).toList();
    readersFirst = LinkOrder.readersFirst(groups);
  }

  /** The populations with their states. */
  SimulatedPopulations populations() {
    return populations;
  }

  /** The passing of time. */
  Course course() {
    return course;
  }

  /**
   * Goes on by a clock of another time step, in seconds.
   *
   * @throws org.rheobase.syntax.ModelError if given spikes do not fit it
   * @throws IllegalArgumentException if none of its steps begins where the last one ended
   */
  void changeTimeStep(double seconds) {
    if (seconds != course.clock().dt()) {
      Clock after = new Clock(seconds);
      populations.requireFits(after);
      Moment before = course.moment();
      course.change(after);
      populations.changeClock(before, course.moment());
    }
  }

  /** Runs for a time in seconds, or until it is stopped. */
  void run(double seconds) {
    prepare();
    int end = course.endStep(seconds);
    Moment start = course.moment();
    while (start.step() < end && !isStopped) {
      int windowEnd = end(start.step(), end);
      advance(start, windowEnd);
      deliver(start, windowEnd);
      start = start.at(windowEnd);
    }
    if (start.step() < end) {
      course.end(start.step());
    } else {
      course.elapse(seconds);
    }
  }

  /** Whether runs end after their present window, and later ones before their first. */
  void stop(boolean yes) {
    isStopped = yes;
  }

  boolean isStopped() {
    return isStopped;
  }

  /** From now on each window hashes all states that it goes through, for comparisons. */
  void takeDigests() {
    takesDigests = true;
    populations.discardSteps();
  }

  /** Compiles what was not compiled yet for the present constants, time step and recordings. */
  void prepare() {
    populations.groups().forEach(group -> group.prepare(course.clock(), largest, takesDigests));
  }

  /** The end of the window that begins at a step: windows end where a word of spikes does. */
  int end(int start, int runEnd) {
    return WindowPlan.end(start, runEnd, steps());
  }

  /** The largest window that suits all populations. */
  private int steps() {
    Clock clock = course.clock();
    IntStream ofGroups =
        populations.groups().stream().mapToInt(group -> group.windowSteps(clock, largest));
    IntStream ofGenerators =
        populations.generators().stream()
            .mapToInt(spikes -> largest.orElseGet(spikes::largestWindow));
    return IntStream.concat(ofGroups, ofGenerators).min().orElse(WindowPlan.LONGEST);
  }

  /** Advances all populations by a window. */
  void advance(Moment start, int windowEnd) {
    readersFirst.forEach(name -> populations.get(name).steps().advance(start, windowEnd));
    course.count(windowEnd - start.step());
  }

  /** Hands out the results of the window that ended at {@code windowEnd}. */
  void deliver(Moment start, int windowEnd) {
    for (SimulatedGroup group : populations.groups()) {
      group.readSpikes(start, windowEnd, results);
      group.steps().events(start, windowEnd).forEach(results::onEvents);
      group.traces(start, windowEnd).forEach(results::onTraces);
    }
    populations.generators().forEach(spikes -> results.onSpikes(spikes.block(start, windowEnd)));
    results.onWindow(start.clock().time(windowEnd));
  }
}
