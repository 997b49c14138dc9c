package org.rheobase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are wrong: where the mistake is, what is said of it and what would be right. */
class SyntaxErrorTest {

  /** The rows of {@code errors.txt}: kind of text, text, problems. */
  static Stream<Arguments> mistakes() throws IOException {
    List<Arguments> rows = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String line : table()) {
      if (line.startsWith("    ")) {
        problems.add(line.strip());
      } else if (!line.startsWith("#")) {
        problems = new ArrayList<>();
        String[] parts = line.split(" \\| ", 2);
        rows.add(Arguments.of(parts[0], parts[1].replace("\\n", "\n"), problems));
      }
    }
    return rows.stream();
  }

  private static List<String> table() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SyntaxErrorTest.class.getResourceAsStream("/syntax/errors.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsExplained(String kind, String text, List<String> expected) {
    Problems problems = new Problems();
    Source source = Source.of("test", text);
    switch (kind) {
      case "expression" -> assertThat(ModelParser.expression(source, problems)).isEmpty();
      case "equations" -> ModelParser.equations(source, problems);
      case "statements" -> ModelParser.statements(source, problems);
      default -> throw new AssertionError(kind);
    }
    assertThat(problems.found().stream().map(SyntaxErrorTest::row)).isEqualTo(expected);
  }

  private static String row(Problem problem) {
    Span span = problem.span().orElseThrow();
    return "%d:%d %s | %s | %s"
        .formatted(
            span.line(),
            span.column(),
            span.text().replace("\n", "\\n"),
            problem.message(),
            problem.hint().orElse(""))
        .strip();
  }

  private static String message(String name, String text, int firstLine, int indent) {
    Problems problems = new Problems();
    ModelParser.equations(new Source(name, text, firstLine, indent), problems);
    return Objects.requireNonNull(new ModelError(problems.found()).getMessage());
  }

  @Test
  void anErrorIsABlockThatPointsAtTheMistake() {
    String text = "v0 : 1\n  dv/dt = (v0 - v)/tau && 1 : volt\n";
    assertThat(message("noisy.yaml", text, 8, 6))
        .isEqualTo(
            """
            noisy.yaml:9:30: error: '&&' is not an operator
              dv/dt = (v0 - v)/tau && 1 : volt
                                   ^^
              write `and` instead\
            """);
  }

  @Test
  void allMistakesAreReportedAndTheRestIsRead() {
    Problems problems = new Problems();
    Source source =
        Source.of(
            "m", "dv/dt = (1 - v/tau : 1\ndw/dt = -w : 1\nx = a ^ b : 1\ny = b\nz : 1 (shared)");
    assertThat(ModelParser.equations(source, problems).stream().map(Ast.Equation::name))
        .containsExactly("w", "z");
    assertThat(problems.found().stream().map(Problem::render))
        .containsExactly(
            """
            m:1:9: error: '(' is never closed
              dv/dt = (1 - v/tau : 1
                      ^
              write the ')' that is missing\
            """,
            """
            m:3:7: error: '^' is not an operator
              x = a ^ b : 1
                    ^
              write `**` instead\
            """,
            """
            m:4:6: error: the unit of 'y' is missing
              y = b
                   ^
              write it after the expression: `: volt`, for example, or `: 1` for a plain number\
            """);
  }

  @Test
  void anEmptyExpressionIsAMistake() {
    Problems problems = new Problems();
    assertThat(ModelParser.expression(Source.of("threshold", " # nothing\n"), problems)).isEmpty();
    assertThat(problems.found().getFirst().message()).isEqualTo("an expression is missing");
  }

  static Stream<String> deep() {
    return Stream.of("(", "-", "not ", "f(", "a**", "a + ", "(a + ", "-(", "2*-", "a*(b**-")
        .flatMap(piece -> Stream.of(piece.repeat(10_000) + "a", closed(piece, 10_000)));
  }

  private static String closed(String piece, int times) {
    boolean opens = piece.contains("(");
    return piece.repeat(times) + "a" + (opens ? ")".repeat(times) : "");
  }

  @ParameterizedTest
  @MethodSource("deep")
  void whatIsTooDeepIsAMistakeAndNoOverflow(String text) {
    Problems problems = new Problems();
    assertThat(ModelParser.expression(Source.of("deep", text), problems)).isEmpty();
    assertThat(problems.found()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("notTooDeep")
  void whatIsJustNotTooDeepBearsAllThatIsDoneToTrees(String text) {
    Problems problems = new Problems();
    Ast.Expression tree = ModelParser.expression(Source.of("deep", text), problems).orElseThrow();
    assertThat(tree.hashCode()).isEqualTo(tree.hashCode());
    assertThat(Printer.print(tree)).isNotEmpty();
    assertThat(tree.equals(ModelParser.expression(Source.of("deep", text), problems).orElseThrow()))
        .isTrue();
  }

  static Stream<String> notTooDeep() {
    return Stream.of(
        closed("(", 150),
        closed("a*(b + ", 150),
        "-".repeat(400) + "a",
        "a + ".repeat(400) + "a",
        "a**".repeat(400) + "a",
        "not ".repeat(400) + "a",
        closed("f(1, ", 150));
  }

  /** A line with many words takes time in proportion to them, whatever they are. */
  @ParameterizedTest
  @MethodSource("longTexts")
  void aLongTextTakesLittleTime(String text) {
    long begin = System.nanoTime();
    Problems problems = new Problems();
    ModelParser.expression(Source.of("long", text), problems);
    ModelParser.equations(Source.of("long", text), problems);
    ModelParser.statements(Source.of("long", text), problems);
    assertThat((System.nanoTime() - begin) / 1e9).isLessThan(10);
  }

  static Stream<String> longTexts() {
    return Stream.of(
            "a < ",
            "a\n",
            "x = 1 : 1\n",
            "x = (\n",
            "f(a, b) ",
            "not not a and ",
            "- + ",
            "\"\n",
            "x : 1 (",
            "((a)) * ",
            "&& ",
            "1e5 ",
            "𝜏")
        .map(piece -> piece.repeat(20_000));
  }
}
