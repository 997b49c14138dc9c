package org.rheobase.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rheobase.ir.HostArray;
import org.rheobase.model.NeuronGroup;

/**
 * Runs the same model on two engines side by side and compares every spike, all that is recorded,
 * and, through a hash that each neuron takes of it, the whole state of every step, bit by bit (all
 * NaN count as one). Where a window differs, both go back to its start and through it step by step,
 * so that the first difference is found.
 */
public final class Comparison {
  private final Windows reference;
  private final Windows other;

  /**
   * The first difference found.
   *
   * @param group name of the population
   * @param step the step in which it came about; −1: before the first step
   * @param neuron the neuron
   * @param variable the variable, or the event, {@link org.rheobase.model.Event#SPIKE} for spikes;
   *     then a value of 1 is where it happened
   * @param reference the value on the reference engine
   * @param other the value on the other one
   */
  public record Difference(
      String group, int step, int neuron, String variable, double reference, double other) {}

  /** Prepares a comparison of two simulations that were built and set alike. */
  public Comparison(Simulation reference, Simulation other) {
    this.reference = reference.windows();
    this.other = other.windows();
    this.reference.takeDigests();
    this.other.takeDigests();
  }

  /**
   * Runs both for a time and compares; may be called again for a further run.
   *
   * @param seconds how long
   * @return the first difference, after which neither is to be used any more; empty if they are
   *     identical
   */
  public Optional<Difference> run(double seconds) {
    Optional<Difference> before = compareStates(-1);
    if (before.isPresent()) {
      return before;
    }
    reference.prepare();
    other.prepare();
    int end = reference.course().endStep(seconds);
    Moment start = reference.course().moment();
    while (start.step() < end) {
      int windowEnd = reference.end(start.step(), end);
      Optional<Difference> difference = window(start, windowEnd);
      if (difference.isPresent()) {
        return difference;
      }
      start = start.at(windowEnd);
    }
    reference.course().elapse(seconds);
    other.course().elapse(seconds);
    return Optional.empty();
  }

  private Optional<Difference> window(Moment start, int end) {
    List<Map<String, HostArray>> snapshots = snapshots();
    List<WindowResults> expected = reference.advance(start, end);
    List<WindowResults> actual = other.advance(start, end);
    Optional<Difference> found = compare(expected, actual, end);
    if (found.isEmpty()) {
      reference.deliver(start, end, expected);
      other.deliver(start, end, actual);
      return found;
    }
    restore(snapshots);
    return stepByStep(start, end).or(() -> found);
  }

  private Optional<Difference> stepByStep(Moment start, int end) {
    for (Moment step = start; step.step() < end; step = step.at(step.step() + 1)) {
      int next = step.step() + 1;
      Optional<Difference> found =
          compare(reference.advance(step, next), other.advance(step, next), next);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Map<String, HostArray>> snapshots() {
    return groups().stream().map(group -> reference.populations().get(group).snapshot()).toList();
  }

  private void restore(List<Map<String, HostArray>> snapshots) {
    List<NeuronGroup> groups = groups();
    for (int k = 0; k < groups.size(); k++) {
      reference.populations().get(groups.get(k)).restore(snapshots.get(k));
      other.populations().get(groups.get(k)).restore(snapshots.get(k));
    }
  }

  private Optional<Difference> compare(
      List<WindowResults> expected, List<WindowResults> actual, int end) {
    return first(k -> compareEvents(expected.get(k), actual.get(k)))
        .or(() -> compareStates(end - 1))
        .or(() -> first(k -> compareDigests(k, expected.get(k), actual.get(k), end - 1)))
        .or(() -> first(k -> compareTraces(k, expected.get(k), actual.get(k))));
  }

  /** The first difference among the populations, which are known by their place. */
  private Optional<Difference> first(IntFunction<Optional<Difference>> comparison) {
    return IntStream.range(0, groups().size())
        .mapToObj(comparison)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Whether states differed on the way, although they are equal now: in which variable is not known
   * yet.
   */
  private Optional<Difference> compareDigests(
      int group, WindowResults expected, WindowResults actual, int step) {
    int neuron = Arrays.mismatch(expected.digest(), actual.digest());
    String name = groups().get(group).name();
    return neuron < 0
        ? Optional.empty()
        : Optional.of(new Difference(name, step, neuron, "state", Double.NaN, Double.NaN));
  }

  private List<NeuronGroup> groups() {
    return reference.populations().groups().stream().map(SimulatedGroup::group).toList();
  }

  private static Optional<Difference> compareEvents(WindowResults expected, WindowResults actual) {
    List<EventBlock> ours = expected.allEvents();
    List<EventBlock> theirs = actual.allEvents();
    return IntStream.range(0, ours.size())
        .mapToObj(k -> BlockComparison.events(ours.get(k), theirs.get(k)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Difference> compareTraces(
      int group, WindowResults expected, WindowResults actual) {
    int count = groups().get(group).count();
    return IntStream.range(0, expected.traces().size())
        .mapToObj(
            k -> BlockComparison.traces(expected.traces().get(k), actual.traces().get(k), count))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Difference> compareStates(int step) {
    for (NeuronGroup group : groups()) {
      Map<String, HostArray> expected = reference.populations().get(group).snapshot();
      Map<String, HostArray> actual = other.populations().get(group).snapshot();
      for (Map.Entry<String, HostArray> entry : expected.entrySet()) {
        HostArray there = Objects.requireNonNull(actual.get(entry.getKey()));
        Optional<Difference> found = compare(group, step, entry.getKey(), entry.getValue(), there);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> compare(
      NeuronGroup group, int step, String buffer, HostArray expected, HostArray actual) {
    for (int neuron = 0; neuron < expected.length(); neuron++) {
      if (Fingerprint.canonicalBits(expected, neuron)
          != Fingerprint.canonicalBits(actual, neuron)) {
        String variable = buffer.replaceFirst("_state$", "");
        return Optional.of(
            new Difference(
                group.name(),
                step,
                neuron,
                variable,
                expected.value(neuron),
                actual.value(neuron)));
      }
    }
    return Optional.empty();
  }
}
