package org.rheobase.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.rheobase.units.Dimension;

/**
 * Neurons that spike at given times. A spike falls into the step {@code timestep(time, dt)}: that
 * which begins at its time or last before it. It never changes.
 */
public final class SpikeGeneratorGroup implements Population {
  /** How far, in steps, a time may be before a step's begin and still count as in it. */
  private static final double TOLERANCE = 1e-3;

  /** How far, relative to it, a period may be off whole steps and count as such. */
  private static final double ROUNDING = 1e-12;

  /** The step of what comes after all steps that there can be. */
  private static final long NEVER = 1L << 31;

  /** How many mistakes of one kind are reported. */
  private static final int REPORTED = 10;

  private final String name;
  private final int count;
  private final int[] neurons;
  private final double[] times;
  private final OptionalDouble period;
  private final Places places;

  /**
   * Where its parts are given, for errors that point there.
   *
   * @param name its name
   * @param neuron the number of the neuron of each spike
   * @param time the time of each spike
   * @param times all times
   * @param period its period
   */
  public record Places(
      Span name, IntFunction<Span> neuron, IntFunction<Span> time, Span times, Span period) {}

  private SpikeGeneratorGroup(
      String name, int count, int[] neurons, double[] times, OptionalDouble period, Places places) {
    this.name = name;
    this.count = count;
    this.neurons = neurons;
    this.times = times;
    this.period = period;
    this.places = places;
  }

  /**
   * A population that spikes at given times.
   *
   * @param name its name, an identifier
   * @param count number of neurons, at least 1
   * @param neurons the neuron of each spike
   * @param times the time of each spike in the unit given, in any order
   * @param unit the unit of times, such as {@code ms}
   * @throws ModelError if anything is wrong with it
   */
  public static SpikeGeneratorGroup of(
      String name, int count, int[] neurons, double[] times, String unit) {
    double scale = unitOf(name, unit);
    double[] seconds = Arrays.stream(times).map(time -> time * scale).toArray();
    Places places =
        new Places(
            Source.of("population", name).whole(),
            k -> place(name, "neurons", k, String.valueOf(neurons[k])),
            k -> place(name, "times", k, times[k] + "*" + unit),
            Source.of(name + ".times", times.length + " times").whole(),
            Source.of(name + ".period", "").whole());
    return of(name, count, neurons, seconds, OptionalDouble.empty(), places);
  }

  private static Span place(String name, String list, int at, String text) {
    return Source.of("%s.%s[%d]".formatted(name, list, at), text).whole();
  }

  private static double unitOf(String name, String unit) {
    Problems problems = new Problems();
    Source source = Source.of(name + ".unit", unit);
    Optional<Constant> value = Quantities.parse(source, Map.of(), problems);
    value.ifPresent(v -> checkUnit(v, source.whole(), problems));
    problems.throwIfErrors();
    return value.orElseThrow().value();
  }

  /** Notes a unit that is not one of time. */
  public static void checkUnit(Constant unit, Span place, Problems problems) {
    Dimension second = UnitChecker.second();
    if (!unit.dimension().equals(second)) {
      problems.error(
          place,
          "the unit of spike times must be one of time, and this is "
              + Texts.thing(unit.dimension()),
          "write second, ms or us");
    }
  }

  /**
   * A population that spikes at given times.
   *
   * @param name its name, an identifier
   * @param count number of neurons, at least 1
   * @param neurons the neuron of each spike
   * @param seconds the time of each spike in seconds, in any order
   * @param period after how many seconds all spikes come again; absent: never
   * @param places where these are given
   * @throws ModelError if anything is wrong with it
   */
  public static SpikeGeneratorGroup of(
      String name,
      int count,
      int[] neurons,
      double[] seconds,
      OptionalDouble period,
      Places places) {
    Problems problems = new Problems();
    check(name, count, neurons, seconds, places, problems);
    problems.throwIfErrors();
    int[] order =
        IntStream.range(0, seconds.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer k) -> seconds[k])
                    .thenComparingInt(k -> neurons[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SpikeGeneratorGroup(
        name,
        count,
        Arrays.stream(order).map(k -> neurons[k]).toArray(),
        Arrays.stream(order).mapToDouble(k -> seconds[k]).toArray(),
        period,
        places);
  }

  private static void check(
      String name, int count, int[] neurons, double[] seconds, Places places, Problems problems) {
    if (!Names.isIdentifier(name)) {
      problems.error(
          places.name(),
          "'%s' is no name for a population".formatted(name),
          "a name is made of letters, digits and underscores, and begins with a letter");
    }
    NeuronGroup.checkCount(name, count, problems);
    if (neurons.length != seconds.length) {
      problems.error(
          places.times(),
          "there are %d indices and %d times".formatted(neurons.length, seconds.length),
          "give the neuron and the time of each spike");
    }
    IntStream.range(0, neurons.length)
        .filter(k -> neurons[k] < 0 || neurons[k] >= count)
        .limit(REPORTED)
        .forEach(k ->
            problems.error(
                places.neuron().apply(k),
                "there is no neuron %d".formatted(neurons[k]),
                "the population has neurons 0 to %d".formatted(count - 1)));
    IntStream.range(0, seconds.length)
        .filter(k -> !(seconds[k] >= 0 && Double.isFinite(seconds[k])))
        .limit(REPORTED)
        .forEach(k ->
            problems.error(
                places.time().apply(k),
                "a spike time must be a number from 0 on, and this is %s s".formatted(seconds[k]),
                "times count from the start of the simulation"));
  }

  /**
   * The same spikes again and again.
   *
   * @param time the time after which they come again, such as {@code 10*ms}: a multiple of the time
   *     step, and longer than the last spike time
   */
  public SpikeGeneratorGroup withPeriod(String time) {
    Source source = Source.of(name + ".period", time);
    Places here =
        new Places(places.name(), places.neuron(), places.time(), places.times(), source.whole());
    OptionalDouble seconds = OptionalDouble.of(Quantities.parseTime(source));
    return new SpikeGeneratorGroup(name, count, neurons, times, seconds, here);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int count() {
    return count;
  }

  /** Number of spikes given. */
  public int spikes() {
    return times.length;
  }

  /** The neuron of each spike, sorted by the spikes' time, then neuron. */
  public int[] neurons() {
    return neurons.clone();
  }

  /** The time of each spike in seconds, sorted by time, then neuron. */
  public double[] times() {
    return times.clone();
  }

  /** After how many seconds the spikes come again; empty: never. */
  public OptionalDouble period() {
    return period;
  }

  /**
   * The step of each spike, sorted; 2^31 for those that come after all steps.
   *
   * @param dt the time step in seconds
   */
  public long[] steps(double dt) {
    return Arrays.stream(times)
        .mapToLong(time -> Math.min((long) ((time + TOLERANCE * dt) / dt), NEVER))
        .toArray();
  }

  /**
   * After how many steps the spikes come again; 0: never.
   *
   * @param dt the time step in seconds
   */
  public long periodSteps(double dt) {
    return Math.round(period.orElse(0) / dt);
  }

  /**
   * Notes what does not fit a time step: two spikes of a neuron in one step, and a period that is
   * no multiple of it or ends before the last spike.
   *
   * @param dt the time step in seconds
   */
  public void checkTimeStep(double dt, Problems problems) {
    long[] steps = steps(dt);
    checkPeriod(dt, steps, problems);
    long[] keys = new long[steps.length];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = steps[k] * count + neurons[k];
    }
    Arrays.sort(keys);
    for (int k = 1; k < keys.length && keys[k] < NEVER * count; k++) {
      if (keys[k] == keys[k - 1]) {
        noteDouble(keys[k], steps, dt, problems);
        return;
      }
    }
  }

  private void noteDouble(long key, long[] steps, double dt, Problems problems) {
    double[] both =
        IntStream.range(0, steps.length)
            .filter(k -> steps[k] * count + neurons[k] == key)
            .mapToDouble(k -> times[k])
            .toArray();
    problems.error(
        places.times(),
        "neuron %d of '%s' spikes more than once in a step of %s s: at %s s and %s s"
            .formatted(key % count, name, dt, both[0], both[1]),
        "leave one of them out, or choose a smaller time step");
  }

  private void checkPeriod(double dt, long[] steps, Problems problems) {
    if (period.isEmpty()) {
      return;
    }
    double seconds = period.getAsDouble();
    long whole = periodSteps(dt);
    if (whole < 1 || Math.abs(whole * dt - seconds) > seconds * ROUNDING) {
      problems.error(
          places.period(),
          "the period of '%s' is %s s, which is no multiple of the time step of %s s"
              .formatted(name, seconds, dt),
          "choose a multiple of the time step");
    } else if (steps.length > 0 && steps[steps.length - 1] >= whole) {
      problems.error(
          places.period(),
          "the period of '%s' is %s s, and its last spike is at %s s"
              .formatted(name, seconds, times[times.length - 1]),
          "a period must be longer than the last spike time");
    }
  }
}
