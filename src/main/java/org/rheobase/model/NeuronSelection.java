package org.rheobase.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Span;

/** Some neurons of a population. */
public sealed interface NeuronSelection {

  /** All neurons. */
  record All() implements NeuronSelection {
    @Override
    public String toString() {
      return "all";
    }
  }

  /**
   * The neurons first, first + stride, … below end.
   *
   * @param first number of the first neuron
   * @param end number after that of the last one
   * @param stride distance of neighbours, at least 1
   */
  record Range(int first, int end, int stride) implements NeuronSelection {

    /** Refuses a range that goes backwards, stands still or begins below 0. */
    public Range {
      if (first < 0 || end < first || stride < 1) {
        throw new IllegalArgumentException(
            "no range of neurons: %d:%d:%d".formatted(first, end, stride));
      }
    }

    @Override
    public String toString() {
      return first + ":" + end + ":" + stride;
    }
  }

  /**
   * A list of neurons.
   *
   * @param neurons their numbers, in rising order and without repetition
   */
  record Of(List<Integer> neurons) implements NeuronSelection {

    /** Refuses numbers that do not rise. */
    public Of {
      neurons = List.copyOf(neurons);
      for (int k = 1; k < neurons.size(); k++) {
        if (neurons.get(k - 1) >= neurons.get(k)) {
          throw new IllegalArgumentException("numbers of neurons must rise: " + neurons);
        }
      }
    }

    @Override
    public String toString() {
      return neurons.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A list of neurons in any order. */
  static NeuronSelection of(int... neurons) {
    int[] sorted = IntStream.of(neurons).sorted().distinct().toArray();
    boolean isRun =
        sorted.length > 0
            && sorted[0] >= 0
            && sorted[sorted.length - 1] < Integer.MAX_VALUE
            && sorted[sorted.length - 1] - sorted[0] == sorted.length - 1;
    return isRun
        ? new Range(sorted[0], sorted[sorted.length - 1] + 1, 1)
        : new Of(Arrays.stream(sorted).boxed().toList());
  }

  /** How many neurons are selected in a population of so many. */
  default int size(int count) {
    return switch (this) {
      case All all -> count;
      case Range range -> Math.ceilDiv(range.end() - range.first(), range.stride());
      case Of of -> of.neurons().size();
    };
  }

  /** The place of a neuron among those selected, −1 if it is not. */
  default int slot(int neuron) {
    return switch (this) {
      case All all -> neuron;
      case Range range -> {
        int offset = neuron - range.first();
        boolean isInside = offset >= 0 && neuron < range.end() && offset % range.stride() == 0;
        yield isInside ? offset / range.stride() : -1;
      }
      case Of of -> Math.max(-1, Collections.binarySearch(of.neurons(), neuron));
    };
  }

  /** How many neurons with a lower number than this one are selected. */
  default int countBelow(int neuron) {
    return switch (this) {
      case All all -> neuron;
      case Range range -> {
        int length = Math.clamp((long) neuron - range.first(), 0, range.end() - range.first());
        yield Math.ceilDiv(length, range.stride());
      }
      case Of of -> {
        int place = Collections.binarySearch(of.neurons(), neuron);
        yield place < 0 ? -place - 1 : place;
      }
    };
  }

  /** The numbers of the neurons selected in a population of so many, in rising order. */
  default int[] indices(int count) {
    return switch (this) {
      case All all -> IntStream.range(0, count).toArray();
      case Range range ->
          IntStream.range(0, size(count)).map(k -> range.first() + k * range.stride()).toArray();
      case Of of -> of.neurons().stream().mapToInt(Integer::intValue).toArray();
    };
  }

  /**
   * The same selection made among some neighbouring neurons, as one of the population's.
   *
   * @param first number of the first of them
   * @param count how many they are
   */
  default NeuronSelection shifted(int first, int count) {
    return switch (this) {
      case All all -> new Range(first, first + count, 1);
      case Range range -> new Range(range.first() + first, range.end() + first, range.stride());
      case Of of -> new Of(of.neurons().stream().map(neuron -> neuron + first).toList());
    };
  }

  /**
   * The first so many of the neurons selected in a population of so many, or all if they are fewer.
   */
  default NeuronSelection first(int number, int count) {
    int least = Math.min(number, size(count));
    return switch (this) {
      case All all -> new Range(0, least, 1);
      case Range range when least == 0 -> range;
      case Range range ->
          new Range(
              range.first(), range.first() + (least - 1) * range.stride() + 1, range.stride());
      case Of of -> new Of(of.neurons().subList(0, least));
    };
  }

  /**
   * Makes sure that all neurons selected are there.
   *
   * @param count number of neurons
   * @param place where the selection stands
   * @throws ModelError if one is not
   */
  default void requireWithin(int count, Span place) {
    for (int neuron : ends()) {
      if (neuron < 0 || neuron >= count) {
        throw ModelError.at(
            place,
            "there is no neuron %d".formatted(neuron),
            "the population has neurons 0 to %d".formatted(count - 1));
      }
    }
  }

  /** The first and the last neuron that are named; none where all are meant, or none is. */
  private int[] ends() {
    return switch (this) {
      case All all -> new int[0];
      case Range range when range.first() == range.end() -> new int[0];
      case Range range -> {
        int last = range.first() + (size(range.end()) - 1) * range.stride();
        yield new int[] {range.first(), last};
      }
      case Of of when of.neurons().isEmpty() -> new int[0];
      case Of of -> new int[] {of.neurons().getFirst(), of.neurons().getLast()};
    };
  }
}
