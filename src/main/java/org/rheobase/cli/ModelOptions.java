package org.rheobase.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.EngineOptions;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.model.RunPlan;
import org.rheobase.syntax.Source;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model and what the call changes in it: the same for all commands that take a model. */
final class ModelOptions {
  @Parameters(paramLabel = "MODEL", description = "The model file (YAML).")
  private Path model;

  @Option(
      names = "--precision",
      paramLabel = "single|double",
      completionCandidates = Candidates.Precisions.class,
      description = "Precision of real variables.")
  private @Nullable String precision;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers.")
  private @Nullable Long seed;

  @Option(names = "--duration", paramLabel = "TIME", description = "How long to run, such as 1*s.")
  private @Nullable String duration;

  @Option(names = "--dt", paramLabel = "TIME", description = "The time step, such as 0.1*ms.")
  private @Nullable String dt;

  @Option(
      names = "--set",
      paramLabel = "NAME=EXPR",
      description = "Gives a constant another value.")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(
      names = "--count",
      paramLabel = "GROUP=N",
      description = "Gives a population another number of neurons.")
  private Map<String, Integer> counts = new LinkedHashMap<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the Java engine (all processors).")
  private @Nullable Integer threads;

  @Option(names = "--stacktrace", description = "Shows where in the program an error came about.")
  private boolean stacktrace;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  ModelOptions() {}

  /** Reads the model. */
  RunPlan plan() {
    return plan(constants);
  }

  /** Reads the model, and gives constants these values instead of those of the call. */
  RunPlan plan(Map<String, String> values) {
    return ModelFile.read(model, overrides(values));
  }

  /** What the call says of constants. */
  Map<String, String> constants() {
    return Collections.unmodifiableMap(constants);
  }

  /** The model file as it was named. */
  String modelName() {
    return model.toString();
  }

  /** The name of the model file without folder and extension. */
  String modelStem() {
    String name = String.valueOf(model.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Overrides overrides(Map<String, String> values) {
    Map<String, Source> sources = new LinkedHashMap<>();
    values.forEach((name, value) -> sources.put(name, Source.of("--set " + name, value)));
    counts.forEach(ModelOptions::checkCount);
    return new Overrides(
        sources,
        counts,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.ofNullable(duration).map(text -> Source.of("--duration", text)),
        Optional.ofNullable(dt).map(text -> Source.of("--dt", text)),
        Optional.ofNullable(precision));
  }

  private static void checkCount(String group, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "--count %s: a population has at least one neuron, not %d".formatted(group, count));
    }
  }

  /** How engines shall work. */
  EngineOptions engineOptions() {
    if (threads != null && threads < 1) {
      throw new IllegalArgumentException("--threads: at least 1, not " + threads);
    }
    OptionalInt number = threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
    return new EngineOptions(number, OptionalInt.empty(), false);
  }

  /** Whether stack traces are asked for. */
  boolean stacktrace() {
    return stacktrace;
  }
}
