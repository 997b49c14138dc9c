package org.rheobase.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.rheobase.integrators.MethodChoice;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.Names;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.PoissonGroup;
import org.rheobase.model.PopulationPlan;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads the populations of a model. */
final class PopulationsReader {
  private static final long LARGEST_COUNT = Integer.MAX_VALUE - 8L;

  private final Overrides overrides;
  private final DefinitionsReader definitions;
  private final Problems problems;
  private final LinksReader links;
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, NeuronGroup> groups = new LinkedHashMap<>();
  private final List<PopulationPlan> populations = new ArrayList<>();
  private final List<GeneratorPlan> generators = new ArrayList<>();

  /**
   * Prepares the reading.
   *
   * @param definitions what the populations may use
   */
  PopulationsReader(Overrides overrides, DefinitionsReader definitions, Problems problems) {
    this.overrides = overrides;
    this.definitions = definitions;
    this.problems = problems;
    links = new LinksReader(problems);
  }

  /** The names of all populations, in the order of reading, mistaken ones included. */
  Set<String> names() {
    return names;
  }

  /** The populations with variables that could be read, by name. */
  Map<String, NeuronGroup> groups() {
    return groups;
  }

  /** How those populations are set and recorded: those of equations first, in the file's order. */
  List<PopulationPlan> plans() {
    return populations;
  }

  /** The populations of given spikes that could be read. */
  List<GeneratorPlan> generators() {
    return generators;
  }

  /** Reads all populations. */
  void read(YamlMap root) {
    if (!root.has("poisson") && !root.has("spike_generators") && !root.has("neurons")) {
      root.missing("neurons", "neurons: {G: ...}");
    }
    root.map("poisson").ifPresent(m -> readAll(m, m.keys(), Keys.POISSON, this::readPoisson));
    List<PopulationPlan> poisson = List.copyOf(populations);
    populations.clear();
    root.map("neurons").ifPresent(this::readNeurons);
    populations.addAll(poisson);
    root.map("spike_generators")
        .ifPresent(m -> readAll(m, m.keys(), Keys.SPIKE_GENERATOR, this::readGenerator));
    checkOverriddenCounts();
  }

  /** Populations are read after those that they are linked to, and stand in the file's order. */
  private void readNeurons(YamlMap map) {
    readAll(map, links.order(map), Keys.NEURONS, this::readGroup);
    List<String> order = List.copyOf(map.keys());
    populations.sort(Comparator.comparingInt(p -> order.indexOf(p.group().name())));
  }

  private void checkOverriddenCounts() {
    overrides
        .counts()
        .forEach((name, count) ->
            Known.check(name, Source.of("--count", name), names, "population", problems));
  }

  /** Reads populations by name. */
  private void readAll(
      YamlMap map, Collection<String> order, Keys keys, BiConsumer<Source, YamlMap> reader) {
    if (map.keys().isEmpty()) {
      map.missing("a population", "G: {count: 100, ...}");
    }
    for (String name : order) {
      checkPopulationName(map.key(name));
      map.map(name).map(m -> m.allow(keys)).ifPresent(m -> reader.accept(map.key(name), m));
    }
  }

  /** Files of results are called after populations. */
  private void checkPopulationName(Source name) {
    Names.checkPopulation(name, problems);
    Optional<String> other = names.stream().filter(name.text()::equalsIgnoreCase).findFirst();
    if (!names.add(name.text())) {
      problems.error(
          name.whole(),
          "two populations have the name '%s'".formatted(name.text()),
          "give one of them another name");
    } else if (other.isPresent()) {
      problems.error(
          name.whole(),
          "'%s' differs from '%s' by capital letters alone".formatted(name.text(), other.get()),
          "files of results are called after populations, and where capital letters do not count"
              + " they would be the same: choose another name");
    }
  }

  private void readGroup(Source name, YamlMap map) {
    if (!map.has("equations")) {
      map.missing("equations", "equations: 'dv/dt = -v/tau : 1'");
    }
    count(name, map)
        .map(count -> NeuronGroup.builder(identifier(name), count))
        .ifPresent(builder -> {
          map.scalar("equations").ifPresent(builder::equations);
          CodeReader.read(map, builder);
          map.scalar("method").ifPresent(builder::method);
          links.read(map, groups, builder);
          add(name, builder, map);
        });
  }

  private void readPoisson(Source name, YamlMap map) {
    if (!map.has("rates")) {
      map.missing("rates", "rates: 10*Hz");
    }
    count(name, map)
        .flatMap(count ->
            map.scalar("rates").map(rates -> PoissonGroup.builder(identifier(name), count, rates)))
        .ifPresent(builder -> add(name, builder, map));
  }

  private void readGenerator(Source given, YamlMap map) {
    Source name =
        Names.isPopulation(given.text()) ? given : Source.of(given.name(), identifier(given));
    count(name, map)
        .flatMap(count ->
            new GeneratorReader(definitions.constants().values(), problems).read(name, count, map))
        .ifPresent(generators::add);
  }

  /** A name that is none has been noted, and shall not be noted again. */
  private static String identifier(Source name) {
    return Names.isPopulation(name.text()) ? name.text() : "G";
  }

  /** Builds a population with all that the model defines, and reads how it is set and recorded. */
  private void add(Source name, NeuronGroupBuilder builder, YamlMap map) {
    definitions.addTo(builder);
    NeuronGroupBuilder.Attempt attempt = builder.attempt();
    PopulationPlan plan = plan(attempt, map);
    if (attempt.isMistaken()) {
      problems.addAll(attempt.problems());
      MethodChoice.checkName(attempt.group(), problems);
    } else {
      groups.put(name.text(), attempt.group());
      populations.add(plan);
    }
  }

  /** How a population is set and recorded; what a mistake in its equations provokes is left out. */
  private PopulationPlan plan(NeuronGroupBuilder.Attempt attempt, YamlMap map) {
    Problems found = new Problems();
    PopulationPlan plan = new SettingsReader(attempt.group(), found).plan(map);
    found.found().stream()
        .filter(problem ->
            problem.span().filter(s -> attempt.undetermined().contains(s.text())).isEmpty())
        .forEach(problem -> problems.addAll(List.of(problem)));
    return plan;
  }

  private Optional<Integer> count(Source name, YamlMap map) {
    Integer override = overrides.counts().get(name.text());
    if (override != null) {
      checkCount(name, override);
      return Optional.of(override);
    }
    if (!map.has("count")) {
      map.missing("count", "count: 100");
    }
    return map.integer("count", 1, LARGEST_COUNT).map(Long::intValue);
  }

  private void checkCount(Source name, int override) {
    if (override < 1 || override > LARGEST_COUNT) {
      problems.error(
          Source.of("--count " + name.text(), Integer.toString(override)).whole(),
          String.format(Locale.ROOT, "'count' must be from 1 to %,d", LARGEST_COUNT));
    }
  }
}
