package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.model.StateRecording;

/** A simulation that carries out a plan, phase by phase. */
public final class PlanRun implements RunOutput, AutoCloseable {
  private final RunPlan plan;
  private final Simulation simulation;
  private final List<StateMonitor> stateMonitors = new ArrayList<>();

  /**
   * Builds the simulation and sets the initial values.
   *
   * @param builder what to run on; populations, seed, time step and precision are taken from the
   *     plan
   */
  public PlanRun(RunPlan plan, SimulationBuilder builder) {
    this.plan = plan;
    plan.populations().forEach(population -> builder.add(population.group()));
    plan.generators().forEach(generator -> builder.add(generator.group()));
    simulation =
        builder
            .seed(plan.seed())
            .precision(precision(plan))
            .dt(plan.phases().getFirst().dt())
            .build();
    try {
      plan.populations().forEach(this::begin);
    } catch (RuntimeException | Error e) { // such as want of memory
      simulation.close();
      throw e;
    }
  }

  /** The precision that a plan asks for. */
  public static Precision precision(RunPlan plan) {
    return plan.isSingle() ? Precision.SINGLE : Precision.DOUBLE;
  }

  private void begin(PopulationPlan population) {
    population.initial().forEach(setting -> simulation.set(population.group(), setting));
    population.events().forEach(event -> observe(population.group(), event));
    population.state().ifPresent(state -> stateMonitors.add(observe(population.group(), state)));
  }

  /**
   * Records variables besides those of the plan, without keeping them: add a listener for the
   * blocks of the monitor. It must be asked for before the first run.
   */
  public StateMonitor observe(NeuronGroup group, StateRecording recording) {
    StateMonitor monitor =
        simulation
            .recorder()
            .observe(group.whole(), recording.variables())
            .neurons(recording.neurons());
    recording.interval().ifPresent(monitor::every);
    return monitor;
  }

  /**
   * Hands an event to listeners besides those of the plan. It must be asked for before the first
   * run.
   *
   * @throws IllegalArgumentException if the population has no such event or variable
   */
  public void observe(NeuronGroup group, EventRecording recording) {
    simulation.recorder().observe(group, recording);
  }

  @Override
  public RunPlan plan() {
    return plan;
  }

  @Override
  public void listen(Listener listener) {
    simulation.listen(listener);
  }

  @Override
  public Precision precision() {
    return simulation.precision();
  }

  @Override
  public double timeStep() {
    return simulation.timeStep();
  }

  @Override
  public HostArray read(NeuronGroup group, String variable) {
    return simulation.read(group, variable);
  }

  /** The simulation. */
  public Simulation simulation() {
    return simulation;
  }

  @Override
  public List<StateMonitor> stateMonitors() {
    return List.copyOf(stateMonitors);
  }

  /** Sets what a phase changes. */
  void enter(Phase phase) {
    simulation.setTimeStep(phase.dt());
    for (NeuronGroup group : simulation.groups()) {
      if (!phase.constants().isEmpty()) {
        simulation.setConstants(group, phase.constants());
      }
    }
    for (Map.Entry<String, List<Setting>> settings : phase.settings().entrySet()) {
      NeuronGroup group =
          simulation.groups().stream()
              .filter(g -> g.name().equals(settings.getKey()))
              .findFirst()
              .orElseThrow();
      settings.getValue().forEach(setting -> simulation.set(group, setting));
    }
  }

  /** Enters the first phase and compiles what it needs; {@link #run} comes after it. */
  public void prepare() {
    enter(plan.phases().getFirst());
    simulation.windows().prepare();
  }

  /**
   * Runs all phases, the first of which has been entered by {@link #prepare}. Where the simulation
   * is stopped, later phases are not entered.
   */
  public void run() {
    simulation.run(plan.phases().getFirst().duration());
    for (Phase phase : plan.phases().subList(1, plan.phases().size())) {
      if (!simulation.isStopped()) {
        enter(phase);
        simulation.run(phase.duration());
      }
    }
  }

  @Override
  public void close() {
    simulation.close();
  }
}
