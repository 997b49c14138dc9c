package org.rheobase.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Engines;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Explanation;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeReadout;

/**
 * Measures cases one after another. A model is run for the same number of steps again and again,
 * each run going on where the one before ended; the runs of the warm-up, the very first one among
 * them, count for nothing but the time to the first result. Lists of spikes are made and handed
 * over, as to files, but not kept.
 */
public final class Bench {
  private final Pace pace;
  private final Map<Place, DeviceLimits> limits = new HashMap<>();

  /** What limits belong to. */
  private record Place(String backend, int threads, Precision precision) {}

  /**
   * How long is measured.
   *
   * @param warmUpSeconds runs that begin before this time count for nothing; so do those of the
   *     programs that find a device's limits
   * @param runs the smallest number of runs that are measured
   * @param seconds runs are measured for at least this time
   */
  record Pace(double warmUpSeconds, int runs, double seconds) {}

  /**
   * Four seconds of warm-up, in which the Java engine's vectors become fast, then at least five
   * runs and one second.
   */
  public Bench() {
    this(new Pace(4, 5, 1));
  }

  Bench(Pace pace) {
    this.pace = pace;
  }

  /**
   * Measures one case.
   *
   * @throws org.rheobase.engine.EngineException if the device fails, or has not enough memory
   */
  public BenchResult measure(BenchCase one) {
    List<Explanation> populations =
        Explanation.of(one.plan(), List.of(one.device()), OptionalLong.empty(), one.readout());
    StepCost cost = StepCost.of(populations, one.steps(), one.readout());
    Times times = times(one);
    return new BenchResult(
        one, times.speed(), times.compile(), times.firstResult(), cost, limits(one));
  }

  private record Times(double compile, double firstResult, Spread speed) {}

  private Times times(BenchCase one) {
    long begin = System.nanoTime();
    var builder =
        Simulation.builder()
            .backend(Backend.of(one.device()))
            .options(options(one))
            .spikes(one.readout());
    try (PlanRun run = new PlanRun(one.plan(), builder)) {
      run.prepare();
      run.simulation().finish();
      double compile = secondsSince(begin);
      oneRun(run, one);
      double firstResult = secondsSince(begin);
      while (secondsSince(begin) < compile + pace.warmUpSeconds()) {
        oneRun(run, one);
      }
      return new Times(compile, firstResult, speed(run, one));
    }
  }

  private Spread speed(PlanRun run, BenchCase one) {
    List<Double> speeds = new ArrayList<>();
    long begin = System.nanoTime();
    while (speeds.size() < pace.runs() || secondsSince(begin) < pace.seconds()) {
      long steps = run.simulation().steps();
      double seconds = oneRun(run, one);
      speeds.add((double) one.count() * (run.simulation().steps() - steps) / seconds);
    }
    return Spread.of(speeds);
  }

  /** Runs for the number of steps, until the results are there; returns how long that took. */
  private static double oneRun(PlanRun run, BenchCase one) {
    Simulation simulation = run.simulation();
    long begin = System.nanoTime();
    simulation.run(one.steps() * simulation.timeStep());
    if (one.readout() == SpikeReadout.COUNTS) {
      for (NeuronGroup group : simulation.groups()) {
        simulation.spikeCounts(group);
      }
    }
    simulation.finish();
    return secondsSince(begin);
  }

  private DeviceLimits limits(BenchCase one) {
    Place place = new Place(one.device().backendText(), one.workers(), one.precision());
    DeviceLimits known = limits.get(place);
    if (known == null) {
      try (Engine engine = Engines.open(one.device(), options(one))) {
        known = DeviceLimits.measure(engine, one.precision(), pace.warmUpSeconds());
      }
      limits.put(place, known);
    }
    return known;
  }

  private static EngineOptions options(BenchCase one) {
    EngineOptions chosen = EngineOptions.defaults();
    return one.threads().map(chosen::withThreads).orElse(chosen);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
