package org.rheobase.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.rheobase.model.Constant;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.Quantities;
import org.rheobase.model.SpikeGeneratorGroup;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Reads a population of given spikes. */
final class GeneratorReader {
  private static final Set<String> LATER_RECORD_KEYS = Set.of("rate");

  private final Map<String, Constant> constants;
  private final Problems problems;

  /**
   * Prepares the reading.
   *
   * @param constants the constants that may stand in times
   */
  GeneratorReader(Map<String, Constant> constants, Problems problems) {
    this.constants = constants;
    this.problems = problems;
  }

  /** The population and what is recorded of it; empty if it could not be read. */
  Optional<GeneratorPlan> read(Source name, int count, YamlMap map) {
    Optional<YamlMap> record =
        map.map("record").map(r -> r.allow(Keys.GENERATOR_RECORD, LATER_RECORD_KEYS));
    boolean recordsSpikes = record.filter(r -> r.truth("spikes")).isPresent();
    boolean hasIndices = map.requireList("indices", "indices: [0, 2, 1]");
    List<Source> indices = hasIndices ? map.scalars("indices") : List.of();
    int[] neurons = indices.stream().mapToInt(i -> Numbers.neuron(i, problems)).toArray();
    if (!map.has("times")) {
      map.missing("times", "times: {unit: ms, values: [1, 2.5, 7]}");
    }
    Optional<Times> times = map.map("times").map(t -> t.allow(Keys.TIMES)).flatMap(this::times);
    OptionalDouble period =
        map.scalar("period").flatMap(this::time).stream()
            .mapToDouble(Double::doubleValue)
            .findFirst();
    return times
        .filter(t -> hasIndices)
        .flatMap(t -> group(name, count, neurons, t, period, places(name, indices, t, map)))
        .map(group -> new GeneratorPlan(group, recordsSpikes));
  }

  /** Times as they are written, and the size of their unit in seconds. */
  private record Times(List<Source> values, double unit, Span place) {
    double[] seconds(Problems problems) {
      return values.stream().mapToDouble(v -> Numbers.real(v, problems) * unit).toArray();
    }
  }

  private Optional<Times> times(YamlMap map) {
    if (!map.has("unit")) {
      map.missing("unit", "unit: ms");
    }
    Optional<Constant> unit = map.scalar("unit").flatMap(this::unit);
    return map.requireList("values", "values: [1, 2.5, 7]")
        ? unit.map(u -> new Times(map.scalars("values"), u.value(), map.key("values").whole()))
        : Optional.empty();
  }

  private Optional<Constant> unit(Source source) {
    Optional<Constant> unit = Quantities.parse(source, Map.of(), problems);
    unit.ifPresent(u -> SpikeGeneratorGroup.checkUnit(u, source.whole(), problems));
    return unit;
  }

  private Optional<Double> time(Source source) {
    return problems.attempt(() -> Quantities.parseTime(source, constants));
  }

  private static SpikeGeneratorGroup.Places places(
      Source name, List<Source> indices, Times times, YamlMap map) {
    return new SpikeGeneratorGroup.Places(
        name.whole(),
        k -> indices.get(k).whole(),
        k -> times.values().get(k).whole(),
        times.place(),
        map.scalar("period").orElse(name).whole());
  }

  private Optional<SpikeGeneratorGroup> group(
      Source name,
      int count,
      int[] neurons,
      Times times,
      OptionalDouble period,
      SpikeGeneratorGroup.Places places) {
    return problems.attempt(() ->
        SpikeGeneratorGroup.of(
            name.text(), count, neurons, times.seconds(problems), period, places));
  }
}
