package org.rheobase.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Suggestions;

/**
 * A model to be measured: one that comes with the program, or a file.
 *
 * @param name name of the model, or of the file as it was called
 */
public record BenchModel(String name) {
  /** The models that come with the program. */
  public static final List<String> BUILT_IN =
      List.of("lif", "noisy-lif", "izhikevich", "hodgkin-huxley");

  /**
   * A model by its name or file.
   *
   * @throws IllegalArgumentException if there is neither
   */
  public static BenchModel of(String name) {
    if (!BUILT_IN.contains(name) && !Files.exists(Path.of(name))) {
      String question = Suggestions.question(Suggestions.nearest(name, BUILT_IN));
      throw new IllegalArgumentException(
          "there is no model '%s'%s%n  It may be %s, or the name of a model file."
              .formatted(
                  name, question.isEmpty() ? "" : "; " + question, String.join(", ", BUILT_IN)));
    }
    return new BenchModel(name);
  }

  /** Whether it comes with the program. */
  public boolean isBuiltIn() {
    return BUILT_IN.contains(name);
  }

  /**
   * The model, read and checked.
   *
   * @param count number of neurons of each population; absent: what the model says
   * @param precision precision of real variables; absent: what the model says
   * @throws org.rheobase.syntax.ModelError if the model is wrong
   */
  public RunPlan plan(Optional<Integer> count, Optional<Precision> precision) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (count.isPresent()) {
      for (PopulationPlan population : plan(Map.of(), precision).populations()) {
        counts.put(population.group().name(), count.get());
      }
    }
    return plan(counts, precision);
  }

  private RunPlan plan(Map<String, Integer> counts, Optional<Precision> precision) {
    Overrides overrides =
        new Overrides(
            Map.of(),
            counts,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            precision.map(Precision::text));
    return isBuiltIn()
        ? ModelFile.parse(name, builtIn(), overrides)
        : ModelFile.read(Path.of(name), overrides);
  }

  private String builtIn() {
    String resource = "/bench/" + name + ".yaml";
    try (InputStream stream = BenchModel.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
