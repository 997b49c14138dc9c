package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.Methods;
import org.rheobase.ir.Precision;
import org.rheobase.model.LanguageFunction;
import org.rheobase.model.Meaning;
import org.rheobase.model.Slot;
import org.rheobase.model.SmoothingWindow;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;

/**
 * What the page of the language says is so: its models give what it says, its wrong models the
 * messages that follow them, its Java compiles and runs; and it leaves nothing out.
 */
class LanguagePageTest {
  private static final MarkdownPage PAGE = MarkdownPage.read("LANGUAGE.md");

  /** OpenCL compilers are slow: each device is given one model in so many, each another one. */
  private static final int SHARE = 12;

  @TempDir private Path folder = Path.of("");

  /** Words that no table of the program has. */
  private static final List<String> OTHER_WORDS =
      List.of("integer", "boolean", "xi", "pi", "e", "inf", "True", "False", "not", "where");

  @OnEveryEngine
  void modelsGiveWhatIsSaid(EngineUnderTest engine) {
    PageRun run = new PageRun(engine, folder);
    SoftAssertions softly = new SoftAssertions();
    for (PageModel model : turns(engine)) {
      softly
          .assertThatCode(() -> run.check(model))
          .as("%s on %s", model, engine)
          .doesNotThrowAnyException();
    }
    softly.assertAll();
  }

  /** The models that an engine is given: all, or some if its compiler is slow. */
  private static List<PageModel> turns(EngineUnderTest engine) {
    List<PageModel> right = PAGE.models().stream().filter(m -> m.message().isEmpty()).toList();
    boolean isSlow = engine.device().backend().equals("opencl");
    int first = EveryEngine.all().indexOf(engine) % SHARE;
    return isSlow
        ? IntStream.range(0, right.size())
            .filter(k -> k % SHARE == first)
            .mapToObj(right::get)
            .toList()
        : right;
  }

  @Test
  void everyModelIsChecked() {
    assertThat(PAGE.models())
        .allSatisfy(model ->
            assertThat(model.results().isEmpty())
                .as("%s gives something, or an error follows", model)
                .isEqualTo(model.message().isPresent()));
  }

  @Test
  void aBlockIsAModelOrJavaOrText() {
    assertThat(PAGE.blocks())
        .allSatisfy(
            block -> assertThat(block.language()).as(block.place()).isIn("yaml", "java", "text"));
  }

  static Stream<PageModel> wrongModels() {
    return PAGE.models().stream().filter(model -> model.message().isPresent());
  }

  @ParameterizedTest
  @MethodSource("wrongModels")
  void wrongModelsAreRefusedInTheseWords(PageModel model) {
    ModelError error =
        catchThrowableOfType(
            ModelError.class,
            () -> ModelFile.parse(PageModel.WRONG_FILE, model.block().code(), Overrides.none()));
    assertThat(error).hasMessage(model.message().orElseThrow().stripTrailing());
  }

  static Stream<MarkdownPage.Block> programs() {
    return PAGE.blocks().stream().filter(block -> block.language().equals("java"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsRun(MarkdownPage.Block block) throws Exception {
    PageProgram.run(block, folder);
  }

  static Stream<String> words() {
    return Stream.of(
            LanguageFunction.names().stream(),
            Arrays.stream(Variable.Flag.values()).map(Variable.Flag::text),
            Arrays.stream(Meaning.Special.values()).map(Meaning.Special::text),
            Arrays.stream(Ast.BinaryOperator.values()).map(Ast.BinaryOperator::text),
            Slot.names().stream(),
            methods(),
            Arrays.stream(SmoothingWindow.Shape.values()).map(SmoothingWindow.Shape::text),
            Arrays.stream(Precision.values()).map(Precision::text),
            ModelFile.keys().stream(),
            OTHER_WORDS.stream())
        .flatMap(names -> names);
  }

  /** Those of the program itself: other tests make some more known. */
  private static Stream<String> methods() {
    return Methods.names().stream()
        .filter(name ->
            Methods.find(name)
                .orElseThrow()
                .getClass()
                .getPackage()
                .equals(Integrator.class.getPackage()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void noWordIsLeftOut(String word) {
    Pattern alone = Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)");
    assertThat(PAGE.code()).as("code on the page").containsPattern(alone);
  }
}
