package org.rheobase.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rheobase.model.Phase;
import org.rheobase.model.Plot;
import org.rheobase.model.PopulationPlan;
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
  /** The order of the file; what has no place comes first. */
  private static final Comparator<Optional<Span>> ORDER =
      Comparator.comparing((Optional<Span> span) -> span.map(s -> s.source().name()).orElse(""))
          .thenComparingInt(span -> span.map(Span::line).orElse(0))
          .thenComparingInt(span -> span.map(Span::column).orElse(0));

  private final Problems problems = new Problems();
  private final Overrides overrides;
  private final DefinitionsReader definitions;
  private final PopulationsReader populations;

  private ModelFile(Overrides overrides) {
    this.overrides = overrides;
    definitions = new DefinitionsReader(overrides, problems);
    populations = new PopulationsReader(overrides, definitions, problems);
  }

  /** Every key that a model file may have somewhere, names that it gives itself aside. */
  public static Set<String> keys() {
    return Arrays.stream(Keys.values())
        .flatMap(keys -> keys.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
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
    YamlMap root = new YamlMap(yaml, yaml.root(), "the model", problems).allow(Keys.MODEL);
    definitions.read(root);
    populations.read(root);
    Optional<YamlMap> run = root.map("run").map(r -> r.allow(Keys.RUN));
    if (run.isEmpty()) {
      root.missing("run", "run: {duration: 100*ms}");
    }
    List<Phase> phases = run.map(this::phases).orElse(List.of());
    long seed = overrides.seed().orElseGet(() -> run.flatMap(ModelFile::seed).orElse(0L));
    boolean isSingle = run.map(this::isSingle).orElse(false);
    String title = root.scalar("name").map(Source::text).orElse(name);
    new RunChecks(populations, definitions, phases, problems).check(root);
    List<PopulationPlan> plans = populations.plans();
    List<Plot> plots =
        new PlotsReader(populations.names(), plans, problems).plots(root.maps("plots"));
    throwIfErrors();
    return new RunPlan(title, plans, populations.generators(), phases, seed, isSingle, plots);
  }

  private static Optional<Long> seed(YamlMap run) {
    return run.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private List<Phase> phases(YamlMap run) {
    return new PhaseReader(
            overrides,
            definitions.constants(),
            populations.names(),
            populations.groups(),
            populations.generators(),
            problems)
        .read(run);
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
