package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.engine.Device;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.RunPlan;

/**
 * One run of a sweep: a combination of constants with a seed. What it tells is what a run by itself
 * would, bit for bit. It can be read until the sweep is closed; its plan has the seed of all.
 */
public final class SweepCopy implements RunOutput {
  private final PlanRun family;
  private final Simulation simulation;
  private final RunPlan plan;
  private final int combination;
  private final int replica;
  private final long seed;

  /** Its place among the copies that are simulated together. */
  private final int place;

  private final List<Listener> listeners = new ArrayList<>();
  private final Map<String, Long> spikeCounts = new HashMap<>();
  private final Fingerprint spikes = new Fingerprint();

  SweepCopy(PlanRun family, RunPlan plan, int combination, int replica, long seed, int place) {
    this.family = family;
    simulation = family.simulation();
    this.plan = plan;
    this.combination = combination;
    this.replica = replica;
    this.seed = seed;
    this.place = place;
  }

  @Override
  public RunPlan plan() {
    return plan;
  }

  @Override
  public List<StateMonitor> stateMonitors() {
    return family.stateMonitors();
  }

  @Override
  public Precision precision() {
    return simulation.precision();
  }

  @Override
  public double timeStep() {
    return simulation.timeStep();
  }

  /** The number of its combination, from 0. */
  public int combination() {
    return combination;
  }

  /** The number of the replica, from 0. */
  public int replica() {
    return replica;
  }

  /** Its seed. */
  public long seed() {
    return seed;
  }

  /** What it runs on. */
  public List<Device> devices() {
    return simulation.devices();
  }

  /** Number of steps made so far. */
  public long steps() {
    return simulation.steps();
  }

  /** The simulated time so far, in seconds. */
  public double time() {
    return simulation.time();
  }

  /** The program of a population's steps, which it shares with other runs. */
  public StepProgram program(NeuronGroup group) {
    return simulation.program(group);
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  void onSpikes(EventBlock block) {
    spikes.add(block);
    spikeCounts.merge(block.group(), (long) block.count(), Long::sum);
    listeners.forEach(listener -> listener.onSpikes(block));
  }

  void onEvents(EventBlock block) {
    listeners.forEach(listener -> listener.onEvents(block));
  }

  void onTraces(TraceBlock block) {
    listeners.forEach(listener -> listener.onTraces(block));
  }

  void onWindow(double seconds) {
    listeners.forEach(listener -> listener.onWindow(seconds));
  }

  /** Number of spikes of a population so far. */
  public long spikeCount(Population population) {
    return spikeCounts.getOrDefault(population.name(), 0L);
  }

  /** Spikes of a population by neuron and second of simulated time, in hertz. */
  public double meanRate(Population population) {
    return spikeCount(population) / (population.count() * simulation.time());
  }

  @Override
  public HostArray read(NeuronGroup group, String variable) {
    SimulatedGroup simulated = simulation.simulated(group);
    StateLayout alone = StateLayout.of(group, simulation.precision());
    boolean isOne = alone.holds(variable) && alone.entry(variable).isShared();
    int first = place * group.count();
    NeuronRange own = new NeuronRange(first, first + (isOne ? 1 : group.count()));
    return simulated.read(own, variable, simulation.moment());
  }

  /** The hash over all spikes so far and the present state: that of a run by itself. */
  public String fingerprint() {
    Fingerprint all = spikes.copy();
    for (NeuronGroup group : simulation.groups()) {
      for (StateLayout.Entry entry : StateLayout.of(group, simulation.precision()).entries()) {
        all.add(group.name(), entry.name(), 0, read(group, entry.name()));
      }
    }
    return all.text();
  }
}
