package org.rheobase.simulation;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.rheobase.lowering.Clock;
import org.rheobase.model.NeuronGroup;

/**
 * Carries a simulation on, window by window: all populations are advanced by it, then its results
 * are handed out.
 */
final class Windows {
  private final EngineTeam team;
  private final SimulatedPopulations populations;
  private final Course course;
  private final Results results;
  private final MemoryPlan.Limits limits;
  private final List<MemoryBudget> budgets;

  /** Populations are advanced in this order: what others read is that of the window's start. */
  private final List<String> readersFirst;

  private final Set<String> linked;
  private List<Double> shares;
  private boolean hasMeasuredShares;
  private MemoryPlan plan;
  private boolean takesDigests;

  private final Pace pace;

  /** Set by any thread, and looked at between windows. */
  private volatile boolean isStopped;

  /**
   * Takes memory for the populations.
   *
   * @param limits the largest windows and slabs; chosen by memory where nothing is said
   * @param memory the most bytes of each device; those that it has where nothing is said
   * @throws IllegalArgumentException if a population reads from one that is not there
   * @throws org.rheobase.engine.EngineException if there is not enough memory
   */
  Windows(
      EngineTeam team,
      SimulatedPopulations populations,
      Course course,
      Results results,
      MemoryPlan.Limits limits,
      OptionalLong memory) {
    this.team = team;
    this.populations = populations;
    this.course = course;
    this.results = results;
    this.limits = limits;
    budgets = team.devices().stream().map(device -> MemoryBudget.of(device, memory)).toList();
    List<NeuronGroup> groups = populations.groups().stream().map(SimulatedGroup::group).toList();
    pace = new Pace(groups.stream().mapToLong(NeuronGroup::count).sum(), limits);
    readersFirst = LinkOrder.readersFirst(groups);
    linked = LinkOrder.linked(groups);
    shares = Collections.nCopies(team.size(), 1.0 / team.size());
    plan = cut();
  }

  /** Cuts populations as memory demands, with what is recorded of them now. */
  private MemoryPlan cut() {
    Clock clock = course.clock();
    List<MemoryDemand> demands =
        populations.groups().stream().map(group -> group.demand(clock, linked)).toList();
    MemoryPlan wished = MemoryPlan.of(demands, budgets, shares, limits);
    for (SimulatedGroup group : populations.groups()) {
      group.cut(wished.cut(group.group().name()).slabs(), clock);
    }
    return wished;
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
      long begin = System.nanoTime();
      List<WindowResults> found = advance(start, windowEnd);
      deliver(start, windowEnd, found);
      long bytes = found.stream().mapToLong(WindowResults::listBytes).sum();
      pace.made(windowEnd - start.step(), System.nanoTime() - begin, bytes);
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
    if (!hasMeasuredShares) {
      largest().ifPresent(group -> shares = SpeedTrial.shares(team, group, course.moment()));
      hasMeasuredShares = true;
    }
    plan = cut();
    populations.groups().forEach(group -> group.prepare(course.clock(), steps(), takesDigests));
  }

  /** The largest population that can be cut. */
  private Optional<SimulatedGroup> largest() {
    return populations.groups().stream()
        .filter(group -> !linked.contains(group.group().name()))
        .max(Comparator.comparingInt(group -> group.group().count()));
  }

  /** The end of the window that begins at a step: windows end where a word of spikes does. */
  int end(int start, int runEnd) {
    return MemoryPlan.end(start, runEnd, Math.min(steps(), pace.steps()));
  }

  /** The largest window that suits all populations. */
  private int steps() {
    return populations.generators().stream()
        .mapToInt(spikes -> limits.window().orElseGet(spikes::largestWindow))
        .reduce(plan.windowSteps(), Math::min);
  }

  /** Advances all populations by a window; returns the results of each. */
  List<WindowResults> advance(Moment start, int windowEnd) {
    List<Map<String, List<WindowResults>>> byEngine =
        IntStream.range(0, team.size())
            .<Map<String, List<WindowResults>>>mapToObj(engine -> new HashMap<>())
            .toList();
    team.each(engine -> {
      for (String name : readersFirst) {
        byEngine.get(engine).put(name, populations.get(name).advance(engine, start, windowEnd));
      }
    });
    course.count(windowEnd - start.step());
    return populations.groups().stream()
        .map(group -> group.group().name())
        .map(name ->
            byEngine.stream().flatMap(own -> own.getOrDefault(name, List.of()).stream()).toList())
        .map(WindowResults::of)
        .toList();
  }

  /** Hands out the results of the window that ended at {@code windowEnd}. */
  void deliver(Moment start, int windowEnd, List<WindowResults> found) {
    for (WindowResults ofGroup : found) {
      ofGroup.spikes().ifPresent(results::onSpikes);
      ofGroup.events().forEach(results::onEvents);
      ofGroup.traces().forEach(results::onTraces);
    }
    populations.generators().forEach(spikes -> results.onSpikes(spikes.block(start, windowEnd)));
    results.onWindow(start.clock().time(windowEnd));
  }
}
