package org.rheobase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads texts made by chance. Whatever the text, there is a tree or an error with a place and
 * nothing else happens. {@code -Drheobase.fuzz=1000000} reads more texts, {@code
 * -Drheobase.fuzz.seed=2} others.
 */
class FuzzTest {
  private static final int COUNT = Integer.getInteger("rheobase.fuzz", 20_000);
  private static final long SEED = Long.getLong("rheobase.fuzz.seed", 1);

  private static final List<String> SAMPLES =
      List.of(
          "dv/dt = (v0 - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)\nv0 : 1 (constant, shared)",
          "I = g*(E - v) + clip(x, -1e-3, .5) : amp/meter**2 # current\nb = v > 1 and not w <= 2 : boolean",
          "v = c; u += d\nw **= 2\nn //= 3 % k",
          "a or b and not c == d + e*f**-g(h, 1.)");

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          " ",
          "\n",
          "\n  ",
          ":",
          "=",
          "==",
          "**",
          "*",
          "/",
          "//",
          "%",
          "+",
          "-",
          "+=",
          ",",
          ";",
          "#",
          "\\",
          "<",
          ">=",
          "!",
          "!=",
          "&&",
          "^",
          "[",
          "'",
          "\"",
          ".",
          "?",
          "\t",
          "\r\n",
          "\0",
          "é",
          "µ",
          "𝜏",
          "\uD800",
          "²",
          "\u00A0",
          "1",
          "2e",
          ".5",
          "1e999",
          "0x1",
          "True",
          "and",
          "or",
          "not",
          "if",
          "lambda",
          "dt",
          "dv/dt",
          "d",
          "x",
          "mV",
          "unless refractory",
          "(constant)",
          "f(",
          "1e-3",
          "\\\n",
          "__",
          "\u2028");

  private final Random random = new Random(SEED);

  @Test
  void noTextMakesTheParserFail() {
    for (int k = 0; k < COUNT; k++) {
      read(k % 2 == 0 ? mutated() : invented());
    }
  }

  private String invented() {
    StringBuilder text = new StringBuilder();
    for (int k = random.nextInt(25); k >= 0; k--) {
      text.append(pick(PIECES));
    }
    return text.toString();
  }

  private String mutated() {
    StringBuilder text = new StringBuilder(pick(SAMPLES));
    for (int k = random.nextInt(4); k >= 0; k--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(from + random.nextInt(4), text.length());
      text.replace(from, to, random.nextBoolean() ? pick(PIECES) : "");
    }
    return text.toString();
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static void read(String text) {
    try {
      Source source = new Source("fuzz", text, 7, 3);
      equations(source);
      statements(source);
      expression(source);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("text: " + text.replace("\n", "\\n"), e);
    }
  }

  private static void expression(Source source) {
    Problems problems = new Problems();
    var tree = ModelParser.expression(source, problems);
    assertThat(problems.hasErrors()).isEqualTo(tree.isEmpty());
    tree.ifPresent(FuzzTest::readsBack);
    problems.found().forEach(FuzzTest::hasPlace);
  }

  private static void readsBack(Ast.Expression tree) {
    String text = Printer.print(tree);
    Ast.Expression again =
        ModelParser.expression(Source.of("printed", text), new Problems()).orElseThrow();
    assertThat(Trees.text(again)).isEqualTo(Trees.text(tree));
  }

  private static void equations(Source source) {
    Problems problems = new Problems();
    List<Ast.Equation> equations = ModelParser.equations(source, problems);
    equations.forEach(equation -> assertThat(equation.span().text()).contains(equation.name()));
    problems.found().forEach(FuzzTest::hasPlace);
  }

  private static void statements(Source source) {
    Problems problems = new Problems();
    List<Ast.Assignment> statements = ModelParser.statements(source, problems);
    statements.forEach(s -> assertThat(s.span().text()).startsWith(s.target().name()));
    problems.found().forEach(FuzzTest::hasPlace);
  }

  private static void hasPlace(Problem problem) {
    Span span = problem.span().orElseThrow();
    assertThat(span.start()).isBetween(0, span.end());
    assertThat(span.end()).isLessThanOrEqualTo(span.source().text().length());
    assertThat(problem.message()).isNotBlank();
    assertThat(problem.hint()).isPresent();
    assertThat(problem.render()).contains(problem.message());
  }
}
