package org.rheobase.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Plot;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.Quantities;
import org.rheobase.model.Suggestions;
import org.rheobase.model.Variable;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Reads which pictures a model asks for. */
final class PlotsReader {
  private static final String EXAMPLES = "one of: trace: G.v, raster: G, rate: G, histogram: G";

  /** For each kind of plot the keys that go with it. */
  private static final Map<String, Set<String>> KEYS = keys();

  static final Set<String> ALL_KEYS =
      Stream.concat(KEYS.keySet().stream(), KEYS.values().stream().flatMap(Set::stream))
          .collect(Collectors.toSet());

  private final Collection<String> names;
  private final Map<String, PopulationPlan> populations = new LinkedHashMap<>();
  private final Problems problems;

  /**
   * Prepares to read.
   *
   * @param names the names of all populations
   * @param populations those in which there is no mistake
   */
  PlotsReader(Collection<String> names, List<PopulationPlan> populations, Problems problems) {
    this.names = names;
    populations.forEach(population -> this.populations.put(population.group().name(), population));
    this.problems = problems;
  }

  private static Map<String, Set<String>> keys() {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    keys.put("trace", Set.of("dashed", "neurons", "spikes", "threshold", "title"));
    keys.put("raster", Set.of("title"));
    keys.put("rate", Set.of("against", "bin", "title"));
    keys.put("histogram", Set.of("title"));
    return keys;
  }

  /** The plots, in the order of the file. */
  List<Plot> plots(List<YamlMap> maps) {
    List<Plot> plots = new ArrayList<>();
    maps.forEach(map -> plot(map.allow(Keys.PLOT)).ifPresent(plots::add));
    return plots;
  }

  private Optional<? extends Plot> plot(YamlMap map) {
    List<String> kinds = KEYS.keySet().stream().filter(map::has).toList();
    if (kinds.size() != 1) {
      problems.error(map.span(), "a plot shows one thing", "it needs " + EXAMPLES);
      return Optional.empty();
    }
    String kind = kinds.getFirst();
    checkKeys(map, kind);
    return map.scalar(kind).flatMap(what -> plot(map, kind, what));
  }

  private void checkKeys(YamlMap map, String kind) {
    Set<String> fitting = KEYS.getOrDefault(kind, Set.of());
    map.keys().stream()
        .filter(key -> ALL_KEYS.contains(key) && !key.equals(kind) && !fitting.contains(key))
        .forEach(key ->
            problems.error(
                map.key(key).whole(),
                "'%s' does not go with '%s'".formatted(key, kind),
                "there can be: " + String.join(", ", new TreeSet<>(fitting))));
  }

  private Optional<? extends Plot> plot(YamlMap map, String kind, Source what) {
    Optional<String> title = map.scalar("title").map(Source::text);
    return switch (kind) {
      case "trace" -> trace(map, what, title);
      case "raster" -> spiking(what).map(group -> new Plot.Raster(group.name(), title));
      case "histogram" -> spiking(what).map(group -> new Plot.Histogram(group.name(), title));
      default -> spiking(what).flatMap(group -> rate(map, group, title));
    };
  }

  private Optional<NeuronGroup> spiking(Source name) {
    Optional<NeuronGroup> group = population(name.text(), name.whole()).map(PopulationPlan::group);
    group.ifPresent(g -> checkSpikes(g, name.whole(), problems));
    return group;
  }

  /** Notes that spikes are asked for where there are none. */
  static void checkSpikes(NeuronGroup group, Span place, Problems problems) {
    if (group.threshold().isEmpty()) {
      problems.error(
          place,
          "the population has no threshold, so there are no spikes to draw",
          "add a threshold, or remove this");
    }
  }

  private Optional<PopulationPlan> population(String name, Span place) {
    if (!names.contains(name)) {
      unknown(place, "the model has no population '%s'".formatted(name), name, names, problems);
    }
    return Optional.ofNullable(populations.get(name));
  }

  /** Notes a name that is none of those known. */
  static void unknown(
      Span place, String message, String name, Collection<String> known, Problems problems) {
    String question = Suggestions.question(Suggestions.nearest(name, known));
    problems.error(
        place, message, question.isEmpty() ? "it has: " + String.join(", ", known) : question);
  }

  private Optional<Plot.Trace> trace(YamlMap map, Source what, Optional<String> title) {
    int dot = what.text().indexOf('.');
    if (dot < 0) {
      problems.error(
          what.whole(), "a trace names a population and a variable of it", "as in trace: G.v");
      return Optional.empty();
    }
    Span variable = new Span(what, dot + 1, what.text().length());
    return population(what.text().substring(0, dot), new Span(what, 0, dot))
        .flatMap(population -> new TraceReader(population, problems).read(map, variable, title));
  }

  private Optional<? extends Plot> rate(YamlMap map, NeuronGroup group, Optional<String> title) {
    if (!map.has("against")) {
      return Optional.of(new Plot.Rate(group.name(), bin(map, group), title));
    }
    if (map.has("bin")) {
      problems.error(
          map.key("bin").whole(),
          "'bin' does not go with 'against'",
          "the spikes of each neuron are counted over the whole run");
    }
    return map.scalar("against")
        .filter(parameter -> isParameter(group, parameter))
        .map(parameter -> new Plot.RateAgainst(group.name(), parameter.text(), title));
  }

  private OptionalDouble bin(YamlMap map, NeuronGroup group) {
    try {
      return map.scalar("bin").stream()
          .mapToDouble(bin -> Quantities.parseTime(bin, group.constants()))
          .findFirst();
    } catch (ModelError e) {
      problems.addAll(e.problems());
      return OptionalDouble.empty();
    }
  }

  private boolean isParameter(NeuronGroup group, Source name) {
    Stream<String> own =
        group.variables().stream()
            .filter(v -> v.expression().isEmpty() && !v.is(Flag.SHARED))
            .map(Variable::name);
    List<String> parameters = Stream.concat(own, Stream.of(Plot.RateAgainst.INDEX)).toList();
    if (!parameters.contains(name.text())) {
      unknown(
          name.whole(),
          "the population has no parameter '%s' with a value for each neuron"
              .formatted(name.text()),
          name.text(),
          parameters,
          problems);
    }
    return parameters.contains(name.text());
  }
}
