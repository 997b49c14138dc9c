package org.rheobase.bench;

import java.util.Collection;
import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Store;
import org.rheobase.lowering.StepProgram;
import org.rheobase.simulation.Explanation;
import org.rheobase.simulation.SpikeReadout;

/**
 * What one step of one neuron takes, read off the program and not measured. What is done once in a
 * window of K steps counts by its K-th part. What all neurons read together is left out, and so is
 * what is done only where an event happens, lists of spikes among it.
 *
 * @param bytes what goes to and from memory: the state, read and written once in a window; a bit
 *     for each event in the raster, and each recorded value, written by the program and read by who
 *     counts, lists or hands on. Noise takes nothing, for it is computed and not kept
 * @param operations arithmetic and comparisons of real numbers, each counted as one, whatever it
 *     costs a device. Integers and choices are left out, because devices do them besides: so what
 *     is left is a bound
 */
public record StepCost(double bytes, double operations) {
  private static final double BYTES_OF_EVENT = 1 / 8.0;

  /** Steps that share the values of a block. */
  private static final double BLOCK_STEPS = 4;

  /**
   * The mean over all neurons of a plan.
   *
   * @param populations what the plan becomes
   * @param steps number of steps of a run, which no window exceeds
   */
  public static StepCost of(List<Explanation> populations, int steps, SpikeReadout readout) {
    double neurons = populations.stream().mapToDouble(p -> p.group().count()).sum();
    double bytes = 0;
    double operations = 0;
    for (Explanation population : populations) {
      double share = population.group().count() / neurons;
      double window = Math.min(population.memory().windowSteps(), steps);
      Schedule schedule = Schedule.stepByStep(population.steps().program());
      bytes += share * (bytes(schedule, window) + recordedBytes(population, readout));
      operations += share * operations(schedule, window);
    }
    return new StepCost(bytes, operations);
  }

  private static double operations(Schedule schedule, double window) {
    return (operations(schedule.window()) + operations(schedule.last().values())) / window
        + operations(schedule.block()) / BLOCK_STEPS
        + operations(schedule.one().part().values());
  }

  private static double operations(Collection<Expr> values) {
    return values.stream()
        .filter(value -> value instanceof Expr.Operation operation && isOfReals(operation))
        .count();
  }

  private static boolean isOfReals(Expr.Operation operation) {
    return switch (operation.operator()) {
      case BITCAST, SELECT -> false;
      default -> operation.operands().stream().anyMatch(operand -> operand.type().isReal());
    };
  }

  private static double bytes(Schedule schedule, double window) {
    return (loads(schedule.window()) + loads(schedule.last().values()) + stores(schedule)) / window
        + loads(schedule.block()) / BLOCK_STEPS
        + loads(schedule.one().part().values());
  }

  private static double loads(Collection<Expr> values) {
    return values.stream()
        .filter(v -> v instanceof Expr.Load load && isOfNeuron(load.index()))
        .mapToInt(v -> v.type().bytes())
        .sum();
  }

  /** The bytes of the state that is written at the end of a window. */
  private static double stores(Schedule schedule) {
    return schedule.last().groups().stream()
        .filter(Schedule.Group::always)
        .flatMap(group -> group.stores().stream())
        .filter(store -> isOfNeuron(store.index()))
        .map(Store::buffer)
        .mapToInt(buffer -> buffer.type().bytes())
        .sum();
  }

  /** Whether each neuron has a place of its own. */
  private static boolean isOfNeuron(Expr index) {
    return index instanceof Expr.Position
        || index.operands().stream().anyMatch(StepCost::isOfNeuron);
  }

  /** What the steps write for others to read, and what these read. */
  private static double recordedBytes(Explanation population, SpikeReadout readout) {
    double bytes = 0;
    for (StepProgram.Events events : population.steps().events()) {
      boolean isRead = !events.recording().isOfSpikes() || readout != SpikeReadout.NONE;
      bytes += isRead ? 2 * BYTES_OF_EVENT : BYTES_OF_EVENT;
    }
    for (StepProgram.Traces traces : population.steps().traces()) {
      int count = population.group().count();
      double samples =
          traces.sampling().ticks().perStep() * traces.sampling().neurons().size(count) / count;
      bytes += 2 * samples * traces.buffers().stream().mapToInt(b -> b.type().bytes()).sum();
    }
    return bytes;
  }
}
