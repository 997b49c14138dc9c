package org.rheobase.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rheobase.integrators.MethodChoice;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.Names;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Phase;
import org.rheobase.model.Plot;
import org.rheobase.model.PoissonGroup;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RegularCode;
import org.rheobase.model.RunPlan;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/**
 * Reads model files. A file is data: nothing in it is executed. All its mistakes are reported in
 * one go.
 */
public final class ModelFile {
  private static final long LARGEST_COUNT = Integer.MAX_VALUE - 8L;

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "constants",
          "timed_arrays",
          "functions",
          "neurons",
          "poisson",
          "spike_generators",
          "run",
          "plots");
  private static final Set<String> GROUP_KEYS =
      union(CodeReader.KEYS, Set.of("count", "equations", "method", "linked", "initial", "record"));
  private static final Set<String> POISSON_KEYS = Set.of("count", "rates", "record");
  private static final Set<String> RUN_KEYS =
      Set.of("dt", "duration", "seed", "precision", "phases");

  /** The order of the file; what has no place comes first. */
  private static final Comparator<Optional<Span>> ORDER =
      Comparator.comparing((Optional<Span> span) -> span.map(s -> s.source().name()).orElse(""))
          .thenComparingInt(span -> span.map(Span::line).orElse(0))
          .thenComparingInt(span -> span.map(Span::column).orElse(0));

  private final Problems problems = new Problems();
  private final Overrides overrides;
  private final ConstantReader constants;
  private final TimedArrayReader timedArrays;
  private final Map<Source, Source> functions = new LinkedHashMap<>();
  private final LinksReader links = new LinksReader(problems);
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, NeuronGroup> groups = new LinkedHashMap<>();
  private final List<PopulationPlan> populations = new ArrayList<>();
  private final List<GeneratorPlan> generators = new ArrayList<>();

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }

  private ModelFile(Overrides overrides) {
    this.overrides = overrides;
    constants = new ConstantReader(overrides.constants(), problems);
    timedArrays = new TimedArrayReader(constants.values(), problems);
  }

  /**
   * Reads a model file.
   *
   * @param path the file; errors call it by this name
   * @throws ModelError if there is no such file, or the model is wrong
   */
  public static RunPlan read(Path path, Overrides overrides) {
    return parse(path.toString(), ModelText.read(path), overrides);
  }

  /**
   * Reads the text of a model file.
   *
   * @param name what errors call the file
   * @throws ModelError if the model is wrong
   */
  public static RunPlan parse(String name, String text, Overrides overrides) {
    YamlText yaml = new YamlText(name, text);
    return new ModelFile(overrides).read(name, yaml);
  }

  private RunPlan read(String name, YamlText yaml) {
    YamlMap root = new YamlMap(yaml, yaml.root(), "the model", problems).allow(KEYS, Set.of());
    root.map("constants").ifPresent(constants::read);
    constants.checkOverrides();
    root.map("timed_arrays").ifPresent(timedArrays::read);
    root.map("functions").ifPresent(this::readFunctions);
    readPopulations(root);
    checkOverriddenCounts();
    Optional<YamlMap> run = root.map("run").map(r -> r.allow(RUN_KEYS, Set.of()));
    if (run.isEmpty()) {
      root.missing("run", "run: {duration: 100*ms}");
    }
    List<Phase> phases = run.map(this::phases).orElse(List.of());
    groups.values().forEach(group -> checkMethod(group, phases));
    checkRecordings(root, phases);
    long seed = overrides.seed().orElseGet(() -> run.flatMap(ModelFile::seed).orElse(0L));
    boolean isSingle = run.map(this::isSingle).orElse(false);
    String title = root.scalar("name").map(Source::text).orElse(name);
    checkIntervals(phases);
    checkGenerators(phases);
    List<Plot> plots = new PlotsReader(names, populations, problems).plots(root.maps("plots"));
    throwIfErrors();
    return new RunPlan(title, populations, generators, phases, seed, isSingle, plots);
  }

  private void checkGenerators(List<Phase> phases) {
    for (GeneratorPlan generator : generators) {
      phases.forEach(phase -> generator.group().checkTimeStep(phase.dt(), problems));
    }
  }

  private void readFunctions(YamlMap map) {
    for (String head : map.keys()) {
      map.scalar(head).ifPresent(body -> functions.put(map.key(head), body));
    }
  }

  private void readPopulations(YamlMap root) {
    if (!root.has("poisson") && !root.has("spike_generators") && !root.has("neurons")) {
      root.missing("neurons", "neurons: {G: ...}");
    }
    root.map("poisson").ifPresent(m -> readAll(m, m.keys(), POISSON_KEYS, this::readPoisson));
    List<PopulationPlan> poisson = List.copyOf(populations);
    populations.clear();
    root.map("neurons").ifPresent(this::readNeurons);
    populations.addAll(poisson);
    root.map("spike_generators")
        .ifPresent(m -> readAll(m, m.keys(), GeneratorReader.KEYS, this::readGenerator));
  }

  /** Populations are read after those that they are linked to, and stand in the file's order. */
  private void readNeurons(YamlMap map) {
    readAll(map, links.order(map), GROUP_KEYS, this::readGroup);
    List<String> order = List.copyOf(map.keys());
    populations.sort(Comparator.comparingInt(p -> order.indexOf(p.group().name())));
  }

  private static Optional<Long> seed(YamlMap run) {
    return run.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private void checkOverriddenCounts() {
    overrides
        .counts()
        .forEach((name, count) ->
            Known.check(name, Source.of("--count", name), names, "population", problems));
  }

  /** Reads populations by name. */
  private void readAll(
      YamlMap map, Collection<String> order, Set<String> keys, BiConsumer<Source, YamlMap> reader) {
    if (map.keys().isEmpty()) {
      map.missing("a population", "G: {count: 100, ...}");
    }
    for (String name : order) {
      checkPopulationName(map.key(name));
      map.map(name)
          .map(m -> m.allow(keys, Set.of()))
          .ifPresent(m -> reader.accept(map.key(name), m));
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
        .flatMap(count -> new GeneratorReader(constants.values(), problems).read(name, count, map))
        .ifPresent(generators::add);
  }

  /** A name that is none has been noted, and shall not be noted again. */
  private static String identifier(Source name) {
    return Names.isPopulation(name.text()) ? name.text() : "G";
  }

  /** Builds a population with all that the model defines, and reads how it is set and recorded. */
  private void add(Source name, NeuronGroupBuilder builder, YamlMap map) {
    constants.addTo(builder);
    functions.forEach(builder::function);
    timedArrays.arrays().forEach(builder::timedArray);
    timedArrays.mistaken().forEach(builder::mistakenTimedArray);
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

  private void checkRecordings(YamlMap root, List<Phase> phases) {
    RecordingChecks checks = new RecordingChecks(phases, problems);
    for (PopulationPlan population : populations) {
      Stream.of("neurons", "poisson")
          .flatMap(kind -> root.map(kind).stream())
          .flatMap(kind -> kind.map(population.group().name()).stream())
          .flatMap(group -> group.map("record").stream())
          .forEach(record -> checks.check(population, record));
    }
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

  private List<Phase> phases(YamlMap run) {
    return new PhaseReader(overrides, constants, names, groups, generators, problems).read(run);
  }

  private boolean isSingle(YamlMap run) {
    Source precision =
        overrides
            .precision()
            .map(p -> Source.of("--precision", p))
            .or(() -> run.scalar("precision"))
            .orElse(Source.of("", "double"));
    return switch (precision.text()) {
      case "single" -> true;
      case "double" -> false;
      default -> {
        problems.error(precision.whole(), "'precision' must be single or double");
        yield false;
      }
    };
  }

  /** Notes what keeps a population from being integrated in one of the phases. */
  private void checkMethod(NeuronGroup group, List<Phase> phases) {
    if (group.mentions(constants.mistaken()) || !timedArrays.mistaken().isEmpty()) {
      return;
    }
    if (phases.isEmpty()) {
      MethodChoice.check(group, PhaseReader.DEFAULT_DT, problems);
    }
    for (Phase phase : phases) {
      problems
          .attempt(() -> group.withConstants(phase.constants()))
          .ifPresent(changed -> MethodChoice.check(changed, phase.dt(), problems));
    }
  }

  /** Code can only run at whole steps, of each phase. */
  private void checkIntervals(List<Phase> phases) {
    for (NeuronGroup group : groups.values()) {
      for (RegularCode code : group.regularCode()) {
        phases.forEach(phase -> problems.attempt(() -> code.every(phase.dt())));
      }
    }
  }

  /** The mistakes in the order of the file. */
  private void throwIfErrors() {
    if (problems.hasErrors()) {
      throw new ModelError(
          problems.found().stream()
              .sorted(Comparator.comparing(problem -> problem.span().map(Span::inFile), ORDER))
              .toList());
    }
  }
}
