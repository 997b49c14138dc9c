package org.rheobase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheobase.testing.fuzz.Mutator;
import org.rheobase.testing.fuzz.Pieces;
import org.rheobase.testing.fuzz.Samples;

/**
 * Reads texts made by chance. Whatever the text, there is a tree or an error with a place and
 * nothing else happens. {@code -Drheobase.fuzz=1000000} reads more texts, {@code
 * -Drheobase.fuzz.seed=2} others.
 */
class FuzzTest {
  private static final int COUNT = Integer.getInteger("rheobase.fuzz", 8_000);
  private static final long SEED = Long.getLong("rheobase.fuzz.seed", 1);

  @Test
  void noTextMakesTheParserFail() {
    Mutator mutator = new Mutator(SEED, Samples.code(), Pieces.ofCode());
    for (int k = 0; k < COUNT; k++) {
      read(mutator.next());
    }
  }

  private static void read(String text) {
    try {
      Source source = new Source("fuzz", text, 7, 3);
      equations(source);
      statements(source);
      expression(source);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("text: " + text, e);
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
    assertThat(problem.render()).startsWith("fuzz:");
  }
}
