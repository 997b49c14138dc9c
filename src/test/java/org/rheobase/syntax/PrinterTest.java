package org.rheobase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printed trees: parentheses only where they are needed, and the same tree when read again. */
class PrinterTest {
  private static final Span NOWHERE = Source.of("test", "").whole();

  private static Ast.Expression read(String text) {
    Problems problems = new Problems();
    var tree = ModelParser.expression(Source.of("printed", text), problems);
    problems.throwIfErrors();
    return tree.orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b - c",
        "a - (b - c)",
        "a * (b + c)",
        "(a + b) / c / (d * e)",
        "-a**2",
        "(-a)**2",
        "2**-1",
        "2**3**2",
        "(2**3)**2",
        "not a == b",
        "(not a) == b",
        "not (a and b) or c",
        "a and (b or c)",
        "(a < b) == (c < d)",
        "f(a + b, -c, g())",
        "a - -b",
        "--a",
        "0.001",
        "1.0E-9",
        "3",
        "True and False",
        "a // b % c",
        "a // (b % c)",
        "-(a * b)",
        "-a * b",
        "(a or b) == c",
        "2**-a**2",
        "2147483647"
      })
  void noParenthesisIsTooMany(String text) {
    assertThat(Printer.print(read(text))).isEqualTo(text);
  }

  @Property(tries = 2000)
  void whatIsPrintedReadsBackToTheSameTree(@ForAll long seed) {
    Ast.Expression tree = tree(new Random(seed), 6);
    String text = Printer.print(tree);
    assertThat(Trees.text(read(text))).as(text).isEqualTo(Trees.text(tree));
  }

  private static Ast.Expression tree(Random random, int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(6)) {
      case 0 -> leaf(random);
      case 1 ->
          new Ast.Unary(pick(random, Ast.UnaryOperator.values()), tree(random, depth - 1), NOWHERE);
      case 2 -> call(random, depth);
      default ->
          new Ast.Binary(
              pick(random, Ast.BinaryOperator.values()),
              tree(random, depth - 1),
              tree(random, depth - 1),
              NOWHERE);
    };
  }

  private static Ast.Expression call(Random random, int depth) {
    var arguments =
        Stream.generate(() -> tree(random, depth - 1)).limit(random.nextInt(4)).toList();
    return new Ast.Call("f", NOWHERE, arguments, NOWHERE);
  }

  private static Ast.Expression leaf(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Ast.BooleanLiteral(random.nextBoolean(), NOWHERE);
      case 1 -> new Ast.Number(random.nextInt(Integer.MAX_VALUE), true, NOWHERE);
      case 2 -> new Ast.Number(real(random), false, NOWHERE);
      default ->
          new Ast.Name(pick(random, "v", "tau", "xi_1", "not_refractory", "e", "E1"), NOWHERE);
    };
  }

  /** Any finite number that is not negative. */
  private static double real(Random random) {
    double number = Math.abs(Double.longBitsToDouble(random.nextLong()));
    return Double.isFinite(number) ? number : 0.1;
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
