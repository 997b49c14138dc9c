package org.rheobase.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Lowering;
import org.rheobase.model.Constant;
import org.rheobase.model.Names;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.Quantities;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/**
 * Reads model files. A file is data: nothing in it is executed. All its mistakes are reported in
 * one go.
 */
public final class ModelFile {
  private static final double DEFAULT_DT = 1e-4;
  private static final long LARGEST_COUNT = Integer.MAX_VALUE - 8L;
  private static final double MOST_STEPS = Integer.MAX_VALUE;

  private static final Set<String> KEYS = Set.of("name", "constants", "neurons", "run");
  private static final Set<String> LATER_KEYS =
      Set.of("timed_arrays", "functions", "poisson", "spike_generators", "plots");
  private static final Set<String> GROUP_KEYS =
      Set.of(
          "count", "equations", "threshold", "reset", "refractory", "method", "initial", "record");
  private static final Set<String> LATER_GROUP_KEYS =
      Set.of("events", "on_event", "run_regularly", "linked");
  private static final Set<String> RUN_KEYS =
      Set.of("dt", "duration", "seed", "precision", "phases");
  private static final Set<String> PHASE_KEYS = Set.of("duration", "dt", "constants", "set");

  private static final Comparator<Span> ORDER =
      Comparator.comparing((Span span) -> span.source().name())
          .thenComparing(Span::line)
          .thenComparing(Span::column);

  private final Problems problems = new Problems();
  private final Overrides overrides;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Map<String, Source> constantNames = new HashMap<>();
  private final Set<String> mistakenConstants = new HashSet<>();
  private final Map<String, NeuronGroup> groups = new LinkedHashMap<>();
  private final Set<String> groupNames = new LinkedHashSet<>();

  private ModelFile(Overrides overrides) {
    this.overrides = overrides;
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
    YamlMap root = new YamlMap(yaml, yaml.root(), "the model", problems).allow(KEYS, LATER_KEYS);
    root.map("constants").ifPresent(this::readConstants);
    checkOverriddenConstants();
    List<PopulationPlan> populations = new ArrayList<>();
    root.map("neurons")
        .ifPresentOrElse(
            m -> readGroups(m, populations), () -> root.missing("neurons", "neurons: {G: ...}"));
    checkOverriddenCounts();
    Optional<YamlMap> run = root.map("run").map(r -> r.allow(RUN_KEYS, Set.of()));
    if (run.isEmpty()) {
      root.missing("run", "run: {duration: 100*ms}");
    }
    List<Phase> phases = run.map(this::phases).orElse(List.of());
    long seed = overrides.seed().orElseGet(() -> run.flatMap(ModelFile::seed).orElse(0L));
    boolean isSingle = run.map(this::isSingle).orElse(false);
    String title = root.scalar("name").map(Source::text).orElse(name);
    if (mistakenConstants.isEmpty()) {
      check(populations, phases);
    }
    throwIfErrors();
    return new RunPlan(title, populations, phases, seed, isSingle);
  }

  private static Optional<Long> seed(YamlMap run) {
    return run.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private void readConstants(YamlMap map) {
    for (String name : map.keys()) {
      Optional<Constant> written = map.scalar(name).flatMap(this::quantity);
      Source override = overrides.constants().get(name);
      Optional<Constant> value = override == null ? written : overridden(override, name, written);
      boolean isNamed = Names.check(map.key(name), "constant", problems);
      value
          .filter(constant -> isNamed)
          .ifPresentOrElse(
              constant -> constants.put(name, constant), () -> mistakenConstants.add(name));
      constantNames.put(name, map.key(name));
    }
  }

  private Optional<Constant> quantity(Source source) {
    return Quantities.parse(source, constants, mistakenConstants, problems);
  }

  /** The value that takes the place of a constant's, which keeps its unit. */
  private Optional<Constant> overridden(Source value, String name, Optional<Constant> written) {
    Optional<Constant> other = quantity(value);
    boolean isKept =
        written.isEmpty()
            || other.isEmpty()
            || checkDimension(value, name, written.get(), other.get());
    return isKept ? other : written;
  }

  private boolean checkDimension(Source place, String name, Constant before, Constant after) {
    boolean isKept = before.dimension().equals(after.dimension());
    if (!isKept) {
      problems.error(
          place.whole(),
          "'%s' is in '%s', and cannot become a value in '%s'"
              .formatted(name, before.dimension().usualName(), after.dimension().usualName()),
          "a constant keeps its unit");
    }
    return isKept;
  }

  private void checkOverriddenConstants() {
    Set<String> known = constantNames.keySet();
    overrides.constants().forEach((name, source) -> checkKnown(name, source, known, "constant"));
  }

  private void checkOverriddenCounts() {
    overrides
        .counts()
        .forEach((name, count) ->
            checkKnown(name, Source.of("--count", name), groupNames, "population"));
  }

  private void checkKnown(String name, Source source, Set<String> known, String kind) {
    if (!known.contains(name)) {
      String question = Suggestions.question(Suggestions.nearest(name, known));
      String list = known.isEmpty() ? "it has none" : "it has: " + String.join(", ", known);
      problems.error(
          source.whole(),
          "the model has no %s '%s'".formatted(kind, name),
          question.isEmpty() ? list : question);
    }
  }

  private void readGroups(YamlMap map, List<PopulationPlan> populations) {
    if (map.keys().isEmpty()) {
      map.missing("a population", "G: {count: 100, equations: ...}");
    }
    for (String name : map.keys()) {
      groupNames.add(name);
      checkPopulationName(map, name);
      map.map(name)
          .map(m -> m.allow(GROUP_KEYS, LATER_GROUP_KEYS))
          .flatMap(m -> readGroup(name, m))
          .ifPresent(populations::add);
    }
  }

  /** Files of results are called after populations. */
  private void checkPopulationName(YamlMap map, String name) {
    Names.checkPopulation(map.key(name), problems);
    map.keys().stream()
        .takeWhile(other -> !other.equals(name))
        .filter(name::equalsIgnoreCase)
        .forEach(other ->
            problems.error(
                map.key(name).whole(),
                "'%s' differs from '%s' by capital letters alone".formatted(name, other),
                "files of results are called after populations, and where capital letters do not"
                    + " count they would be the same: choose another name"));
  }

  private Optional<PopulationPlan> readGroup(String name, YamlMap map) {
    Optional<NeuronGroup> group = count(name, map).flatMap(count -> built(name, count, map));
    group.ifPresent(g -> groups.put(name, g));
    return group.map(g -> new SettingsReader(g, problems).plan(map));
  }

  private Optional<Integer> count(String name, YamlMap map) {
    Integer override = overrides.counts().get(name);
    if (override != null) {
      checkCount(name, override);
      return Optional.of(override);
    }
    if (!map.has("count")) {
      map.missing("count", "count: 100");
    }
    return map.integer("count", 1, LARGEST_COUNT).map(Long::intValue);
  }

  private Optional<NeuronGroup> built(String name, int count, YamlMap map) {
    NeuronGroupBuilder builder = NeuronGroup.builder(Names.isPopulation(name) ? name : "G", count);
    constants.forEach((constant, value) -> builder.constant(constantName(constant), value));
    mistakenConstants.forEach(builder::mistakenConstant);
    if (!map.has("equations")) {
      map.missing("equations", "equations: 'dv/dt = -v/tau : 1'");
    }
    map.scalar("equations").ifPresent(builder::equations);
    map.scalar("threshold").ifPresent(builder::threshold);
    map.scalar("reset").ifPresent(builder::reset);
    map.scalar("refractory").ifPresent(builder::refractory);
    map.scalar("method").ifPresent(builder::method);
    return noted(builder::build);
  }

  private void checkCount(String name, int override) {
    if (override < 1 || override > LARGEST_COUNT) {
      problems.error(
          Source.of("--count " + name, Integer.toString(override)).whole(),
          String.format(Locale.ROOT, "'count' must be from 1 to %,d", LARGEST_COUNT));
    }
  }

  private Source constantName(String constant) {
    return Objects.requireNonNull(constantNames.get(constant));
  }

  /** The result of a step that throws; empty if it throws, its problems then being noted. */
  private <T> Optional<T> noted(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (ModelError e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
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

  private List<Phase> phases(YamlMap run) {
    double dt = time(overrides.dt().or(() -> run.scalar("dt"))).orElse(DEFAULT_DT);
    if (!run.has("phases")) {
      if (overrides.duration().isEmpty() && !run.has("duration")) {
        run.missing("duration", "duration: 100*ms");
      }
      Optional<Source> duration = overrides.duration().or(() -> run.scalar("duration"));
      Optional<Phase> phase = time(duration).map(d -> new Phase(d, dt, Map.of(), Map.of()));
      phase.ifPresent(p -> checkSteps(List.of(), p, duration.orElseThrow()));
      return phase.stream().toList();
    }
    refuseDuration(run);
    List<Phase> phases = new ArrayList<>();
    List<YamlMap> maps = run.maps("phases");
    if (maps.isEmpty()) {
      run.missing("a phase", "phases: [{duration: 100*ms}]");
    }
    for (YamlMap map : maps) {
      Optional<Phase> phase = phase(map.allow(PHASE_KEYS, Set.of()), dt);
      phase.ifPresent(p -> checkSteps(phases, p, map.scalar("duration").orElseThrow()));
      phase.ifPresent(phases::add);
    }
    return phases;
  }

  /** Phases have durations of their own. */
  private void refuseDuration(YamlMap run) {
    overrides
        .duration()
        .or(() -> run.has("duration") ? Optional.of(run.key("duration")) : Optional.empty())
        .ifPresent(duration ->
            problems.error(
                duration.whole(),
                "the model has phases, each with a duration of its own",
                "give either a duration or phases"));
  }

  private Optional<Double> time(Optional<Source> source) {
    return source.flatMap(
        s -> Quantities.parseTime(s, constants, mistakenConstants, problems));
  }

  private Optional<Phase> phase(YamlMap map, double runDt) {
    if (!map.has("duration")) {
      map.missing("duration", "{duration: 100*ms}");
    }
    double dt = overrides.dt().isPresent() ? runDt : time(map.scalar("dt")).orElse(runDt);
    Map<String, Constant> changed = new LinkedHashMap<>();
    map.map("constants").ifPresent(m -> readChanged(m, changed));
    Map<String, List<Setting>> settings = new LinkedHashMap<>();
    map.map("set")
        .ifPresent(set -> {
          for (String name : set.keys()) {
            checkKnown(name, set.key(name), groupNames, "population");
            NeuronGroup group = groups.get(name);
            if (group != null) {
              settings.put(name, new SettingsReader(group, problems).settings(set.maps(name)));
            }
          }
        });
    return time(map.scalar("duration")).map(duration -> new Phase(duration, dt, changed, settings));
  }

  private void readChanged(YamlMap map, Map<String, Constant> changed) {
    for (String name : map.keys()) {
      checkKnown(name, map.key(name), constantNames.keySet(), "constant");
      map.scalar(name)
          .flatMap(this::quantity)
          .ifPresent(value -> change(map.key(name), value, changed));
    }
  }

  private void change(Source name, Constant value, Map<String, Constant> changed) {
    Constant before = constants.get(name.text());
    if (before != null && checkDimension(name, name.text(), before, value)) {
      changed.put(name.text(), value);
    }
  }

  /** The mistakes in the order of the file. */
  private void throwIfErrors() {
    if (problems.hasErrors()) {
      throw new ModelError(
          problems.found().stream()
              .sorted(Comparator.comparing(problem -> problem.span().orElseThrow().inFile(), ORDER))
              .toList());
    }
  }

  /** Notes what can only be said of a population in a phase. */
  private void check(List<PopulationPlan> populations, List<Phase> phases) {
    for (PopulationPlan population : populations) {
      for (Phase phase : phases) {
        noted(() -> checked(population.group().withConstants(phase.constants()), phase.dt()));
      }
    }
  }

  private static NeuronGroup checked(NeuronGroup group, double dt) {
    new Lowering(group, Precision.DOUBLE, dt).requireMethod();
    return group;
  }

  /** Notes a time at which there would be more steps than can be numbered. */
  private void checkSteps(List<Phase> before, Phase phase, Source duration) {
    double end = before.stream().mapToDouble(Phase::duration).sum() + phase.duration();
    if (end / phase.dt() > MOST_STEPS) {
      problems.error(
          duration.whole(),
          "there would be more than 2^31 time steps of %s s up to here".formatted(phase.dt()),
          "take a longer time step, or a shorter duration");
    }
  }
}
