package org.rheobase.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rheobase.model.Constant;
import org.rheobase.model.Names;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Phase;
import org.rheobase.model.Plot;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.Quantities;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/**
 * Reads model files. A file is data: nothing in it is executed. All its mistakes are reported in
 * one go.
 */
public final class ModelFile {
  private static final double DEFAULT_DT = 1e-4;
  private static final long LARGEST_COUNT = Integer.MAX_VALUE - 8L;

  private static final Set<String> KEYS = Set.of("name", "constants", "neurons", "run", "plots");
  private static final Set<String> LATER_KEYS =
      Set.of("timed_arrays", "functions", "poisson", "spike_generators");
  private static final Set<String> GROUP_KEYS =
      Set.of(
          "count", "equations", "threshold", "reset", "refractory", "method", "initial", "record");
  private static final Set<String> LATER_GROUP_KEYS =
      Set.of("events", "on_event", "run_regularly", "linked");
  private static final Set<String> RUN_KEYS =
      Set.of("dt", "duration", "seed", "precision", "phases");
  private static final Set<String> PHASE_KEYS = Set.of("duration", "dt", "constants", "set");

  private final Problems problems = new Problems();
  private final Overrides overrides;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Map<String, NeuronGroup> groups = new LinkedHashMap<>();

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
    return parse(path.toString(), textOf(path), overrides);
  }

  private static String textOf(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw ModelError.of("there is no model file '%s'".formatted(path));
    } catch (MalformedInputException e) {
      throw ModelError.of("'%s' is no text in UTF-8".formatted(path));
    } catch (IOException e) {
      throw ModelError.of("the model file '%s' cannot be read: %s".formatted(path, e.getMessage()));
    }
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
    long seed = overrides.seed().orElseGet(() -> run.flatMap(r -> r.integer("seed")).orElse(0L));
    boolean isSingle = run.map(this::isSingle).orElse(false);
    String title = root.scalar("name").map(Source::text).orElse(name);
    Collection<String> names = root.map("neurons").map(YamlMap::keys).orElse(List.of());
    List<Plot> plots = new PlotsReader(names, populations, problems).plots(root.maps("plots"));
    problems.throwIfErrors();
    return new RunPlan(title, populations, phases, seed, isSingle, plots);
  }

  private void readConstants(YamlMap map) {
    for (String name : map.keys()) {
      checkName(map.key(name), "constant");
      Optional<Constant> written =
          map.scalar(name).flatMap(source -> Quantities.parse(source, constants, problems));
      Source override = overrides.constants().get(name);
      Optional<Constant> value = override == null ? written : overridden(override, name, written);
      value.ifPresent(constant -> constants.put(name, constant));
    }
  }

  /** The value that takes the place of a constant's, which keeps its unit. */
  private Optional<Constant> overridden(Source value, String name, Optional<Constant> written) {
    Optional<Constant> other = Quantities.parse(value, constants, problems);
    if (written.isPresent() && other.isPresent()) {
      checkDimension(value, name, written.get(), other.get());
    }
    return other;
  }

  private void checkDimension(Source place, String name, Constant before, Constant after) {
    if (!before.dimension().equals(after.dimension())) {
      problems.error(
          place.whole(),
          "'%s' is in '%s', and cannot become a value in '%s'"
              .formatted(name, before.dimension().usualName(), after.dimension().usualName()),
          "a constant keeps its unit");
    }
  }

  private void checkName(Source name, String kind) {
    if (!Names.isIdentifier(name.text())) {
      problems.error(
          name.whole(),
          "'%s' is no name for a %s".formatted(name.text(), kind),
          "a name is made of letters, digits and underscores, and begins with a letter");
    }
  }

  private void checkOverriddenConstants() {
    Set<String> known = new HashSet<>(constants.keySet());
    overrides.constants().forEach((name, source) -> checkKnown(name, source, known, "constant"));
  }

  private void checkOverriddenCounts() {
    overrides
        .counts()
        .forEach((name, count) ->
            checkKnown(name, Source.of("--count", name), groups.keySet(), "population"));
  }

  private void checkKnown(String name, Source source, Set<String> known, String kind) {
    if (!known.contains(name) && !problems.hasErrors()) {
      String question = Suggestions.question(Suggestions.nearest(name, known));
      problems.error(
          source.whole(),
          "the model has no %s '%s'".formatted(kind, name),
          question.isEmpty() ? "it has: " + String.join(", ", known) : question);
    }
  }

  private void readGroups(YamlMap map, List<PopulationPlan> populations) {
    if (map.keys().isEmpty()) {
      map.missing("a population", "G: {count: 100, equations: ...}");
    }
    for (String name : map.keys()) {
      checkName(map.key(name), "population");
      map.map(name)
          .map(m -> m.allow(GROUP_KEYS, LATER_GROUP_KEYS))
          .flatMap(m -> readGroup(name, m))
          .ifPresent(populations::add);
    }
  }

  private Optional<PopulationPlan> readGroup(String name, YamlMap map) {
    Optional<NeuronGroup> group = count(name, map).flatMap(count -> built(name, count, map));
    group.ifPresent(g -> groups.put(name, g));
    return group.map(g -> new SettingsReader(g, problems).plan(map));
  }

  private Optional<Integer> count(String name, YamlMap map) {
    Integer override = overrides.counts().get(name);
    if (override != null) {
      return Optional.of(override);
    }
    if (!map.has("count")) {
      map.missing("count", "count: 100");
    }
    Optional<Long> count = map.integer("count");
    if (count.filter(n -> n < 1 || n > LARGEST_COUNT).isPresent()) {
      problems.error(
          map.scalar("count").orElseThrow().whole(),
          "'count' must be from 1 to %d".formatted(LARGEST_COUNT));
      return Optional.empty();
    }
    return count.map(Long::intValue);
  }

  private Optional<NeuronGroup> built(String name, int count, YamlMap map) {
    NeuronGroupBuilder builder = NeuronGroup.builder(Names.isIdentifier(name) ? name : "G", count);
    constants.forEach(builder::constant);
    map.scalar("equations")
        .ifPresentOrElse(
            builder::equations, () -> map.missing("equations", "equations: 'dv/dt = -v/tau : 1'"));
    map.scalar("threshold").ifPresent(builder::threshold);
    map.scalar("reset").ifPresent(builder::reset);
    map.scalar("refractory").ifPresent(builder::refractory);
    map.scalar("method").ifPresent(builder::method);
    return noted(builder::build);
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
      Optional<Source> duration = overrides.duration().or(() -> run.scalar("duration"));
      if (duration.isEmpty()) {
        run.missing("duration", "duration: 100*ms");
      }
      return time(duration)
          .map(d -> List.of(new Phase(d, dt, Map.of(), Map.of())))
          .orElse(List.of());
    }
    overrides
        .duration()
        .ifPresent(d ->
            problems.error(d.whole(), "the model has phases, each with a duration of its own"));
    List<Phase> phases = new ArrayList<>();
    for (YamlMap phase : run.maps("phases")) {
      phase(phase.allow(PHASE_KEYS, Set.of()), dt).ifPresent(phases::add);
    }
    return phases;
  }

  private Optional<Double> time(Optional<Source> source) {
    return source.flatMap(s -> noted(() -> Quantities.parseTime(s, constants)));
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
            checkKnown(name, set.key(name), groups.keySet(), "population");
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
      checkKnown(name, map.key(name), constants.keySet(), "constant");
      map.scalar(name)
          .flatMap(source -> Quantities.parse(source, constants, problems))
          .ifPresent(value -> change(map.key(name), value, changed));
    }
  }

  private void change(Source name, Constant value, Map<String, Constant> changed) {
    Constant before = constants.get(name.text());
    if (before != null) {
      checkDimension(name, name.text(), before, value);
    }
    changed.put(name.text(), value);
  }
}
