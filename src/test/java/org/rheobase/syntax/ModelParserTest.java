package org.rheobase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are right, and the trees that they are. */
class ModelParserTest {

  private static Source source(String text) {
    return Source.of("test", text);
  }

  private static Ast.Expression expression(String text) {
    Problems problems = new Problems();
    var expression = ModelParser.expression(source(text), problems);
    problems.throwIfErrors();
    return expression.orElseThrow();
  }

  private static String equations(String text) {
    Problems problems = new Problems();
    List<Ast.Equation> equations = ModelParser.equations(source(text), problems);
    problems.throwIfErrors();
    return equations.stream().map(Trees::text).collect(Collectors.joining("\n"));
  }

  private static String statements(String text) {
    Problems problems = new Problems();
    List<Ast.Assignment> statements = ModelParser.statements(source(text), problems);
    problems.throwIfErrors();
    return statements.stream().map(Trees::text).collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1",
        "1. | 1.0",
        ".5 | 0.5",
        "1e-3 | 0.001",
        "1.5E+3 | 1500.0",
        "0123 | 123",
        "2147483647 | 2147483647",
        "2147483648 | 2.147483648E9",
        "True | True",
        "Truely | Truely",
        "notx | notx",
        "a + b - c | (- (+ a b) c)",
        "a - (b - c) | (- a (- b c))",
        "a / b * c | (* (/ a b) c)",
        "a // b % c | (% (// a b) c)",
        "a + b*c | (+ a (* b c))",
        "-x**2 | (- (** x 2))",
        "(-x)**2 | (** (- x) 2)",
        "2**-1 | (** 2 (- 1))",
        "2**3**2 | (** 2 (** 3 2))",
        "2**-x**2 | (** 2 (- (** x 2)))",
        "-a*b | (* (- a) b)",
        "a*-b | (* a (- b))",
        "a - -b | (- a (- b))",
        "--a | (- (- a))",
        "+a | (+ a)",
        "not a == b | (not (== a b))",
        "not a and b | (and (not a) b)",
        "not not a | (not (not a))",
        "a or b and not c | (or a (and b (not c)))",
        "a or b or c | (or (or a b) c)",
        "a + 1 < b*2 | (< (+ a 1) (* b 2))",
        "a <= b and c != d | (and (<= a b) (!= c d))",
        "(a < b) == c | (== (< a b) c)",
        "v>-20*mV | (> v (* (- 20) mV))",
        "rand() | (call rand)",
        "clip(x, -1, f(y)) | (call clip x (- 1) (call f y))",
        "f((a)) | (call f a)",
        "((((a)))) | a",
        "0.32*(mV**-1)*4*mV | (* (* (* 0.32 (** mV (- 1))) 4) mV)",
        "a # a comment | a",
      })
  void anExpressionIsATree(String text, String tree) {
    assertThat(Trees.text(expression(text))).isEqualTo(tree);
  }

  @Test
  void endsOfLinesMeanNothingInAnExpression() {
    assertThat(Trees.text(expression("a\n  + b # one\n\n+ c\r\n+ d\n")))
        .isEqualTo("(+ (+ (+ a b) c) d)");
    assertThat(Trees.text(expression("a \\\n + b\u00A0+ c"))).isEqualTo("(+ (+ a b) c)");
  }

  static Stream<Arguments> blocks() {
    return Stream.of(
        Arguments.of("dv/dt = -v/tau : 1", "differential v = (/ (- v) tau) : 1"),
        Arguments.of("dv / dt=-v/tau:1", "differential v = (/ (- v) tau) : 1"),
        Arguments.of("I = g*v : amp", "subexpression I = (* g v) : amp"),
        Arguments.of("x : 1/second", "parameter x : (/ 1 second)"),
        Arguments.of("x : amp/meter**2", "parameter x : (/ amp (** meter 2))"),
        Arguments.of("x : meter**-2*siemens", "parameter x : (* (** meter (- 2)) siemens)"),
        Arguments.of("x : second**(-1/2)", "parameter x : (** second (/ (- 1) 2))"),
        Arguments.of("x : second**-.5", "parameter x : (** second (- 0.5))"),
        Arguments.of("x : volt/(amp*second)", "parameter x : (/ volt (* amp second))"),
        Arguments.of("x : 1 (constant)", "parameter x : 1 [constant]"),
        Arguments.of("x : volt (constant, shared)", "parameter x : volt [constant, shared]"),
        Arguments.of(
            "x : volt/(amp) (constant   over\tdt)",
            "parameter x : (/ volt amp) [constant over dt]"),
        Arguments.of("b = v > 1 : boolean", "subexpression b = (> v 1) : boolean"),
        Arguments.of(
            "dv/dt = -v/tau : 1 (unless refractory) # v\n\n  # nothing\nx : 1",
            "differential v = (/ (- v) tau) : 1 [unless refractory]\nparameter x : 1"),
        // On several lines.
        Arguments.of(
            "dv/dt = (a -\nb) : 1\nx : 1", "differential v = (- a b) : 1\nparameter x : 1"),
        Arguments.of(
            "dv/dt = a\n   + b : 1\nx : 1", "differential v = (+ a b) : 1\nparameter x : 1"),
        Arguments.of(
            "dv/dt = a +\n   b : 1\nx : 1", "differential v = (+ a b) : 1\nparameter x : 1"),
        Arguments.of("dv/dt = a\n+ b : 1", "differential v = (+ a b) : 1"),
        Arguments.of(
            "dv/dt = a + (b\n   ) * c\n  : volt\n  (unless refractory)\nx : 1",
            "differential v = (+ a (* b c)) : volt [unless refractory]\nparameter x : 1"),
        Arguments.of("dv/dt =\n  a : 1", "differential v = a : 1"),
        Arguments.of("dv/dt = a \\\n + b : 1", "differential v = (+ a b) : 1"),
        Arguments.of("dv/dt = a - # first\n  # second\n\n  b : 1", "differential v = (- a b) : 1"),
        // The first line of a text in quotes often stands further left than the rest.
        Arguments.of(
            "dv/dt = a : 1\n     w = b : 1\n     x : 1",
            "differential v = a : 1\nsubexpression w = b : 1\nparameter x : 1"),
        Arguments.of("   x : 1\r\n   y : 1\r\n", "parameter x : 1\nparameter y : 1"),
        Arguments.of("\tx : 1\n\ty : 1", "parameter x : 1\nparameter y : 1"),
        Arguments.of("", ""),
        Arguments.of("  \n # nothing \n", ""));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void equationsAreTrees(String text, String trees) {
    assertThat(equations(text)).isEqualTo(trees);
  }

  static Stream<Arguments> code() {
    return Stream.of(
        Arguments.of("v = 0", "v = 0"),
        Arguments.of("v=c\nu+=d", "v = c; u += d"),
        Arguments.of("v = 0*mV; w += b;", "v = (* 0 mV); w += b"),
        Arguments.of(";;\n v = 1 ;\n", "v = 1"),
        Arguments.of(
            "a -= 1; b *= 2; c /= 3; d //= 4; e %= 5; f **= 6",
            "a -= 1; b *= 2; c /= 3; d //= 4; e %= 5; f **= 6"),
        Arguments.of("v = (a +\n b)\nw = 1", "v = (+ a b); w = 1"),
        Arguments.of("v = a +\n  b\n   w = 1", "v = (+ a b); w = 1"),
        Arguments.of("v = -1 # down\nw =- 1", "v = (- 1); w = (- 1)"),
        Arguments.of("", ""));
  }

  @ParameterizedTest
  @MethodSource("code")
  void statementsAreTrees(String text, String trees) {
    assertThat(statements(text)).isEqualTo(trees);
  }

  /**
   * Where pieces stand: an operation from its first letter to its last, a name without its prefix
   * d.
   */
  @Test
  void everyPieceKnowsItsPlace() {
    Source file =
        new Source("m.yaml", "x : 1\ndvm/dt = (a + b)*exp(c) : volt (unless  refractory)", 8, 6);
    Ast.Equation equation = ModelParser.equations(file, new Problems()).getLast();
    assertThat(equation.span().text())
        .isEqualTo("dvm/dt = (a + b)*exp(c) : volt (unless  refractory)");
    assertThat(equation.nameSpan().text()).isEqualTo("vm");
    assertThat(equation.nameSpan().line()).isEqualTo(9);
    assertThat(equation.nameSpan().column()).isEqualTo(8);
    Ast.Binary product = (Ast.Binary) equation.expression().orElseThrow();
    assertThat(product.span().text()).isEqualTo("(a + b)*exp(c)");
    assertThat(product.left().span().text()).isEqualTo("a + b");
    assertThat(product.right().span().text()).isEqualTo("exp(c)");
    assertThat(((Ast.Call) product.right()).functionSpan().text()).isEqualTo("exp");
    assertThat(equation.unit().span().text()).isEqualTo("volt");
    assertThat(equation.flags().getFirst().span().text()).isEqualTo("unless  refractory");
  }

  @Test
  void placesAreRightAfterCharactersThatTakeTwo() {
    Ast.Expression expression = expression("# 𝜏 is tau\n  a + tau");
    assertThat(((Ast.Binary) expression).right().span().text()).isEqualTo("tau");
  }
}
