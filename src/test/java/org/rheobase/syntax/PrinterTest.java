package org.rheobase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
  void whatIsPrintedReadsBackToTheSameTree(@ForAll("trees") Ast.Expression tree) {
    String text = Printer.print(tree);
    assertThat(Trees.text(read(text))).as(text).isEqualTo(Trees.text(tree));
  }

  @Provide
  Arbitrary<Ast.Expression> trees() {
    return tree(5);
  }

  private static Arbitrary<Ast.Expression> tree(int depth) {
    return depth == 0
        ? leaf()
        : Arbitraries.lazyOf(
            PrinterTest::leaf,
            () -> unary(depth),
            () -> binary(depth),
            () -> binary(depth),
            () -> call(depth));
  }

  private static Arbitrary<Ast.Expression> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.of("v", "tau", "xi_1", "not_refractory", "e", "E1")
            .map(n -> new Ast.Name(n, NOWHERE)),
        Arbitraries.of(true, false).map(b -> new Ast.BooleanLiteral(b, NOWHERE)),
        Arbitraries.integers()
            .between(0, Integer.MAX_VALUE)
            .map(n -> new Ast.Number(n, true, NOWHERE)),
        Arbitraries.doubles()
            .between(0, Double.MAX_VALUE)
            .map(x -> new Ast.Number(x, false, NOWHERE)),
        Arbitraries.of(0.0, 1e-300, Double.MIN_VALUE, 1e22, 0.1)
            .map(x -> new Ast.Number(x, false, NOWHERE)));
  }

  private static Arbitrary<Ast.Expression> unary(int depth) {
    return Combinators.combine(Arbitraries.of(Ast.UnaryOperator.class), tree(depth - 1))
        .as((operator, operand) -> new Ast.Unary(operator, operand, NOWHERE));
  }

  private static Arbitrary<Ast.Expression> binary(int depth) {
    return Combinators.combine(
            Arbitraries.of(Ast.BinaryOperator.class), tree(depth - 1), tree(depth - 1))
        .as((operator, left, right) -> new Ast.Binary(operator, left, right, NOWHERE));
  }

  private static Arbitrary<Ast.Expression> call(int depth) {
    return tree(depth - 1)
        .list()
        .ofMaxSize(3)
        .map(arguments -> new Ast.Call("f", NOWHERE, List.copyOf(arguments), NOWHERE));
  }
}
