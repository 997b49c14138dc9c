package org.rheobase.simulation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheobase.engine.Device;
import org.rheobase.engine.Profile;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.Quantities;
import org.rheobase.model.Setting;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.model.Subgroup;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/**
 * A simulation of populations on an engine. Populations are set, recorded and run; a later run goes
 * on where the one before ended. A part of a population, {@code group.slice(10, 20)}, can be set,
 * read and recorded like a population. What comes out depends on the model and the seed alone, not
 * on the engine, its threads or the windows. An instance serves one thread, but for {@link #stop};
 * any number of them may run side by side. Closing it releases the engine.
 */
public final class Simulation implements AutoCloseable {
  private final EngineTeam team;
  private final Precision precision;
  private final SimulatedPopulations simulated = new SimulatedPopulations();
  private final Course course;
  private final Results results = new Results();
  private final SpikeReadout readout;
  private final Recorder recorder;
  private final Windows windows;
  private final StoredStates stored = new StoredStates();

  Simulation(SimulationBuilder builder, EngineTeam team) {
    this.team = team;
    precision = builder.precision();
    readout = builder.spikes();
    recorder = new Recorder(simulated, results, readout);
    Clock clock = new Clock(builder.dt());
    for (NeuronGroup group : builder.groups()) {
      Programs programs = builder.programs().apply(Programs.of(group, precision, simulated));
      simulated.add(new SimulatedGroup(team, precision, programs, simulated, readout));
    }
    builder.generators().forEach(generator -> simulated.add(generator, clock));
    course = new Course(clock, builder.seed());
    windows = new Windows(team, simulated, course, results, builder.limits(), builder.memory());
  }

  /** Begins to describe a simulation. */
  public static SimulationBuilder builder() {
    return new SimulationBuilder();
  }

  /** What it runs on: one device, unless several were asked for. */
  public List<Device> devices() {
    return team.devices();
  }

  /**
   * What each engine's time has gone to, in the order of {@link #devices}; empty unless {@link
   * org.rheobase.engine.EngineOptions#profiles} was asked for.
   */
  public List<Profile> profiles() {
    return team.profiles();
  }

  /** The precision of real variables. */
  public Precision precision() {
    return precision;
  }

  /** The seed of all random numbers. */
  public long seed() {
    return course.seed();
  }

  /** The populations with the constants of now, in the order in which they were added. */
  public List<NeuronGroup> groups() {
    return simulated.groups().stream().map(SimulatedGroup::group).toList();
  }

  /** The populations of given spikes, in the order in which they were added. */
  public List<SpikeGeneratorGroup> generators() {
    return simulated.generators().stream().map(GivenSpikes::group).toList();
  }

  /** All populations, those of given spikes last. */
  public List<Population> populations() {
    return Stream.<Population>concat(groups().stream(), generators().stream()).toList();
  }

  /** The simulated time so far, in seconds. */
  public double time() {
    return course.time();
  }

  /** The time step in use, in seconds. */
  public double timeStep() {
    return course.clock().dt();
  }

  /** Number of steps made so far. */
  public long steps() {
    return course.steps();
  }

  /** What has things recorded. */
  Recorder recorder() {
    return recorder;
  }

  /** A population as it is simulated. */
  SimulatedGroup simulated(NeuronGroup group) {
    return simulated.get(group);
  }

  /** The clock and step of now. */
  Moment moment() {
    return course.moment();
  }

  /** What carries it on, window by window. */
  Windows windows() {
    return windows;
  }

  /** Hands results to a listener from now on, window after window. */
  public void listen(Listener listener) {
    results.listen(listener);
  }

  /**
   * Records the spikes of a population in memory from now on.
   *
   * @param variables the variables whose values at spikes, before the reset, are recorded too
   * @throws IllegalArgumentException if the population never spikes, or has no such variable
   */
  public SpikeMonitor recordSpikes(Population population, String... variables) {
    return recorder.spikes(population, List.of(variables));
  }

  /**
   * Records the spikes of a part of a population in memory from now on.
   *
   * @param variables the variables whose values at spikes, before the reset, are recorded too
   * @throws IllegalArgumentException if the population never spikes, or has no such variable
   */
  public SpikeMonitor recordSpikes(Subgroup part, String... variables) {
    return recorder.spikes(part, List.of(variables));
  }

  /**
   * Records a custom event of a population in memory from now on.
   *
   * @param variables the variables whose values at the event, before its code, are recorded too
   * @throws IllegalArgumentException if the population has no such event or variable
   */
  public EventMonitor recordEvents(NeuronGroup group, String event, String... variables) {
    return recordEvents(group.whole(), event, variables);
  }

  /**
   * Records a custom event of a part of a population in memory from now on.
   *
   * @param variables the variables whose values at the event, before its code, are recorded too
   * @throws IllegalArgumentException if the population has no such event or variable
   */
  public EventMonitor recordEvents(Subgroup part, String event, String... variables) {
    return recorder.events(part, event, List.of(variables));
  }

  /**
   * Records the rate of a population in memory from now on.
   *
   * @throws IllegalArgumentException if the population never spikes
   */
  public RateMonitor recordRate(Population population) {
    return recorder.rate(population);
  }

  /**
   * Records the rate of a part of a population in memory from now on.
   *
   * @throws IllegalArgumentException if the population never spikes
   */
  public RateMonitor recordRate(Subgroup part) {
    return recorder.rate(part);
  }

  /**
   * Records variables of a population in memory from the next run on: of all neurons in each step,
   * unless the monitor is told otherwise before that run.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public StateMonitor recordState(NeuronGroup group, String... variables) {
    return recordState(group.whole(), variables);
  }

  /**
   * Records variables of a part of a population in memory from the next run on: of all its neurons
   * in each step, unless the monitor is told otherwise before that run.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public StateMonitor recordState(Subgroup part, String... variables) {
    return recorder.state(part, List.of(variables));
  }

  /**
   * Sets a variable of each neuron by an expression, which is computed from the present values.
   *
   * @throws org.rheobase.syntax.ModelError if the expression is wrong
   */
  public void set(NeuronGroup group, String variable, String expression) {
    set(group, simulated.get(group).group().setting(variable, expression));
  }

  /**
   * Sets a variable neuron by neuron.
   *
   * @param values in SI base units, one for each neuron
   * @throws org.rheobase.syntax.ModelError if their number is not that of the neurons
   */
  public void set(NeuronGroup group, String variable, double[] values) {
    set(group, simulated.get(group).group().setting(variable, values));
  }

  /**
   * Sets a variable of each neuron of a part of a population by an expression, in which {@code i}
   * counts from 0 within the part and {@code N} is its size. Random numbers are those that the
   * neurons would get if the whole population were set.
   *
   * @throws org.rheobase.syntax.ModelError if the expression is wrong
   */
  public void set(Subgroup part, String variable, String expression) {
    set(part.group(), simulated.get(part.group()).present(part).setting(variable, expression));
  }

  /**
   * Sets a variable neuron by neuron in a part of a population.
   *
   * @param values in SI base units, one for each neuron of the part
   * @throws org.rheobase.syntax.ModelError if their number is not that of the neurons
   */
  public void set(Subgroup part, String variable, double[] values) {
    set(part.group(), simulated.get(part.group()).present(part).setting(variable, values));
  }

  /** Sets a variable as a checked setting says. */
  public void set(NeuronGroup group, Setting setting) {
    simulated.get(group).set(setting, course.moment());
  }

  /**
   * Gives constants of a population other values from now on.
   *
   * @throws org.rheobase.syntax.ModelError if there is no such constant, or its dimension would
   *     change
   */
  public void setConstants(NeuronGroup group, Map<String, Constant> constants) {
    simulated.get(group).setConstants(constants);
    simulated.discardSteps();
  }

  /**
   * Gives a constant of a population another value from now on.
   *
   * @param value a number with units, which may use constants of the population
   * @throws org.rheobase.syntax.ModelError if there is no such constant, or the value is wrong or
   *     of another dimension
   */
  public void constant(NeuronGroup group, String name, String value) {
    setConstants(group, Map.of(name, simulated.get(group).constant(name, value)));
  }

  /**
   * Gives a constant without unit another value from now on.
   *
   * @throws org.rheobase.syntax.ModelError if there is no such constant, or it has a unit
   */
  public void constant(NeuronGroup group, String name, double value) {
    setConstants(group, Map.of(name, new Constant(value, Dimension.NONE)));
  }

  /**
   * Changes the time step from now on; times, not step numbers, carry over.
   *
   * @param time a time with its unit, such as {@code 0.05*ms}
   * @throws org.rheobase.syntax.ModelError if given spikes do not fit it
   * @throws IllegalArgumentException if no step of the new length begins where the last one ended
   */
  public void setTimeStep(String time) {
    setTimeStep(Quantities.parseTime(Source.of("dt", time)));
  }

  /**
   * Changes the time step from now on, given in seconds.
   *
   * @throws IllegalArgumentException if no step of the new length begins where the last one ended
   */
  public void setTimeStep(double seconds) {
    windows.changeTimeStep(seconds);
  }

  /**
   * Runs for a time, or until it is stopped.
   *
   * @param time a time with its unit, such as {@code 100*ms}
   */
  public void run(String time) {
    run(Quantities.parseTime(Source.of("run", time)));
  }

  /** Runs for a time in seconds. */
  public void run(double seconds) {
    windows.run(seconds);
  }

  /**
   * Ends the run in progress after its present window, which takes a fraction of a second to a few
   * seconds, and every later run before its first step, until {@link #resume}. {@link #time} and
   * {@link #steps} then say how far it came; all results are those up to there. Any thread may call
   * it, a listener too. Interrupting the thread of the run is no way to stop it: Java closes the
   * files that an interrupted thread writes to.
   */
  public void stop() {
    windows.stop(true);
  }

  /** Whether {@link #stop} was called, and {@link #resume} was not called since. */
  public boolean isStopped() {
    return windows.isStopped();
  }

  /** Takes back {@link #stop}: a later run goes on where the stopped one ended. */
  public void resume() {
    windows.stop(false);
  }

  /**
   * Waits until everything that was run is computed. A run whose results are read ends only then; a
   * device may go on after one whose results are not.
   */
  public void finish() {
    simulated.groups().forEach(SimulatedGroup::await);
  }

  /**
   * Number of spikes of a population so far.
   *
   * @throws IllegalStateException if spikes are not read
   */
  public long spikeCount(Population population) {
    return switch (population) {
      case NeuronGroup group when readout != SpikeReadout.SPIKES ->
          IntStream.of(spikeCounts(group)).asLongStream().sum();
      default -> simulated.spikes(population) ? results.spikeCount(population.name()) : 0;
    };
  }

  /**
   * Number of spikes of each neuron so far, in a simulation that counts them.
   *
   * @throws IllegalStateException if it was not built with {@link SpikeReadout#COUNTS}
   */
  public int[] spikeCounts(NeuronGroup group) {
    return simulated.get(group).spikeCounts();
  }

  /**
   * The names of the variables that {@link #values} knows, in the order of definition:
   * subexpressions too, but for those that contain noise, {@code lastspike} and {@code
   * not_refractory} last.
   */
  public List<String> variables(NeuronGroup group) {
    return simulated.get(group).group().recordable();
  }

  /**
   * The present values of a variable in SI base units, one for each neuron (or a single one, if it
   * is shared); truth values as 0 and 1.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public double[] values(NeuronGroup group, String variable) {
    return values(group.whole(), variable);
  }

  /**
   * The present values of a variable in SI base units, one for each neuron of a part of a
   * population (or a single one, if it is shared); truth values as 0 and 1.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public double[] values(Subgroup part, String variable) {
    HostArray values = read(part, variable);
    return IntStream.range(0, values.length()).mapToDouble(values::value).toArray();
  }

  /** The present values of a variable, with their bits. */
  public HostArray read(NeuronGroup group, String variable) {
    return read(group.whole(), variable);
  }

  /** The present values of a variable of a part of a population, with their bits. */
  public HostArray read(Subgroup part, String variable) {
    return simulated.get(part.group()).read(part, variable, course.moment());
  }

  /** Stores the present state under the name {@code default}. */
  public void store() {
    store(StoredStates.DEFAULT);
  }

  /**
   * Stores the present state under a name, in memory: variables, refractoriness, constants, time
   * and time step, spikes counted, and what monitors have recorded. A state of that name is
   * replaced.
   */
  public void store(String name) {
    stored.put(name, List.of(course.keep(), simulated.keep(), results.keep()));
  }

  /** Goes back to the state stored under the name {@code default}. */
  public void restore() {
    restore(StoredStates.DEFAULT);
  }

  /**
   * Goes back to a stored state; it may be done again. What is run then gives the same bits as when
   * it was run first, noise included: noise is a function of the seed and the step (in Brian2 only
   * with {@code restore_random_state=True}). Monitors that were made after storing are emptied, and
   * go on recording. Listeners have had what they were handed.
   *
   * @throws IllegalArgumentException if nothing is stored under the name
   */
  public void restore(String name) {
    stored.get(name).forEach(Runnable::run);
  }

  /** The program of a population's steps, as it is compiled now. */
  public StepProgram program(NeuronGroup group) {
    windows.prepare();
    return simulated.get(group).program();
  }

  /**
   * A hash over all spikes so far and the present state: equal ones mean equal results.
   *
   * @throws IllegalStateException if spikes are not listed
   */
  public String fingerprint() {
    readout.requireLists();
    Fingerprint fingerprint = results.fingerprint();
    simulated.groups().forEach(group -> group.addTo(fingerprint));
    return fingerprint.text();
  }

  @Override
  public void close() {
    simulated.close();
    team.close();
  }
}
