package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.GoldenJson;

/**
 * Wrong model files, each with all that the command says about it: the place, the line with carets
 * under the mistake, and what would be right. They are in {@code wrong-models/cases.txt}.
 */
class WrongModelFilesTest {
  private static final String FILE = "/wrong-models/cases.txt";

  /** Cases of wrong-models.json that are accepted. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "ok_init_zero",
          "warn_unless_refractory",
          "ok_unit_constant_equation",
          "warn_nan",
          "exact_singular");

  /** Cases of wrong-models.json that a model file cannot have. */
  private static final Set<String> IMPOSSIBLE = Set.of("n_string");

  @TempDir private Path folder = Path.of("");

  /**
   * A wrong model.
   *
   * @param name what it is called
   * @param model the model file
   * @param message what is said about it
   */
  record Case(String name, String model, List<String> message) {
    static Case of(String text) {
      int nameEnd = text.indexOf('\n');
      String[] parts = text.substring(nameEnd + 1).split("\n----\n", 2);
      List<String> message = parts[1].stripTrailing().lines().toList();
      return new Case(text.substring(0, nameEnd), parts[0] + "\n", message);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    try (InputStream stream = WrongModelFilesTest.class.getResourceAsStream(FILE)) {
      byte[] bytes = Objects.requireNonNull(stream, FILE).readAllBytes();
      String[] texts = new String(bytes, StandardCharsets.UTF_8).split("(?m)^=== ");
      return Arrays.stream(texts).skip(1).map(Case::of);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCommandSaysWhatIsWrong(Case wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), wrong.model());
    Path out = folder.resolve("out");
    Outcome outcome =
        Outcome.call("run", file.toString(), "--out", out.toString(), "--backend", "interpreter");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(out).doesNotExist();
    assertSaid(outcome.err().replace(file.toString(), "model.yaml"), wrong);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readingTheFileRefusesIt(Case wrong) {
    ModelError error =
        catchThrowableOfType(
            ModelError.class, () -> ModelFile.parse("model.yaml", wrong.model(), Overrides.none()));
    assertThat(error).isNotNull();
    assertSaid(String.valueOf(error.getMessage()), wrong);
  }

  /** What was said, a line of the case that ends in … being only a beginning. */
  private static void assertSaid(String text, Case wrong) {
    List<String> said = new ArrayList<>(text.stripTrailing().lines().toList());
    for (int k = 0; k < Math.min(said.size(), wrong.message().size()); k++) {
      String expected = wrong.message().get(k);
      String beginning = expected.substring(0, Math.max(expected.length() - 1, 0));
      if (expected.endsWith("…") && said.get(k).startsWith(beginning)) {
        said.set(k, expected);
      }
    }
    assertThat(String.join("\n", said)).isEqualTo(String.join("\n", wrong.message()));
  }

  @Test
  void noCaseOfBrianIsForgotten() {
    Set<String> answered = new TreeSet<>();
    Stream.of(ACCEPTED, IMPOSSIBLE).forEach(answered::addAll);
    cases().map(Case::name).forEach(answered::add);
    Object all = Objects.requireNonNull(GoldenJson.read("wrong-models.json").get("cases"));
    assertThat(GoldenJson.list(all))
        .extracting(c -> String.valueOf(GoldenJson.object(c).get("id")))
        .isSubsetOf(answered);
  }
}
