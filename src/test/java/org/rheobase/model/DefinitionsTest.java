package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Printer;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.rheobase.testing.ModelErrors;

/** Functions and timed arrays that a model defines, and their use. */
class DefinitionsTest {

  private static NeuronGroupBuilder model() {
    return NeuronGroup.builder("G", 3)
        .constant("tau", "10*ms")
        .constant("half", 0.5)
        .equations("dv/dt = -v/tau : volt\nx : 1\nn : integer")
        .timedArray(TimedArray.of("I", new double[] {0, 1}, "nA", "10*ms"))
        .timedArray(TimedArray.of("J", new double[][] {{0, 1, 2}, {3, 4, 5}}, "1", "1*ms"))
        .timedArray(TimedArray.of("Two", new double[][] {{0, 1}}, "1", "1*ms"))
        .function("f(x)", "exp(-x**2)/2")
        .function("twice(a)", "a + a")
        .function("mean(a, b)", "half*(a + b)")
        .function("square(a)", "a**2")
        .function("power(a, p)", "a**p")
        .function("above(a, b)", "a > b")
        .function("column(k)", "J(0*ms, k)")
        .function("drive(when)", "I(when - tau)")
        .function("noisy()", "rand() - half")
        .function("nested(x)", "f(twice(x)) + 1");
  }

  private static Ast.Expression parsed(String text) {
    return ModelParser.expression(Source.of("e", text), new Problems()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "f(x)                   | REAL    | 1       | exp(-x**2) / 2",
        "f(v/volt)              | REAL    | 1       | exp(-(v / volt)**2) / 2",
        "twice(v)               | REAL    | volt    | v + v",
        "twice(n)               | INTEGER | 1       | n + n",
        "twice(x + 1)*2         | REAL    | 1       | (x + 1 + (x + 1)) * 2",
        "mean(v, 3*mV)          | REAL    | volt    | half * (v + 3 * mV)",
        "square(v)              | REAL    | volt**2 | v**2",
        "power(v, 3)            | REAL    | volt**3 | v**3",
        "above(v, 1*mV)         | BOOLEAN | 1       | v > 1 * mV",
        "column(i)              | REAL    | 1       | J(0 * ms, i)",
        "drive(t)               | REAL    | amp     | I(t - tau)",
        "nested(x)              | REAL    | 1       | exp(-(x + x)**2) / 2 + 1",
        "mean(f(x), twice(x))   | REAL    | 1       | half * (exp(-x**2) / 2 + (x + x))",
        "noisy() + noisy()      | REAL    | 1       | rand() - half + (rand() - half)",
        "f(rand())              | REAL    | 1       | exp(-rand()**2) / 2",
        "I(t)                   | REAL    | amp     | I(t)",
        "I(2*t - 5*ms)          | REAL    | amp     | I(2 * t - 5 * ms)",
        "J(t, i)                | REAL    | 1       | J(t, i)",
        "Two(t, i % 2)          | REAL    | 1       | Two(t, i % 2)",
        "J(lastspike, int(x))   | REAL    | 1       | J(lastspike, int(x))"
      })
  void callsHaveKindsAndUnits(String text, ValueType type, String unit, String expanded) {
    Problems problems = new Problems();
    Scope scope = model().build().scope();
    Checked checked = new UnitChecker(scope, problems).check(parsed(text));
    assertThat(problems.found()).isEmpty();
    assertThat(checked.type()).isEqualTo(type);
    assertThat(checked.known().usualName()).isEqualTo(unit);
    assertThat(Printer.print(scope.definitions().expand(parsed(text)))).isEqualTo(expanded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "f(v)              | f(v)     | 'f' does not fit its arguments here; 'exp' takes a dimensionless number, not a value in",
        "f(v)              | f(v)     | in the function, G.f(x):1:5:; exp(-x**2)/2; ^^^^^",
        "mean(v, x)        | mean(v, x) | a dimensionless number cannot be added to 'volt'; in the function, G.mean(a, b):1:7:",
        "power(v, x)       | power(v, x) | the exponent of a value in 'volt' must be a constant",
        "nested(v)         | nested(v) | 'nested' does not fit its arguments here: 'f' does not fit its arguments here",
        "twice(v > 0*mV)   | twice(v > 0*mV) | '+' is for numbers, and this is a truth value; int(a)",
        "f(x, x)           | f(x, x)  | 'f' takes 1 argument, not 2; it is defined as f(x)",
        "mean(x)           | mean(x)  | 'mean' takes 2 arguments, not 1; it is defined as mean(a, b)",
        "noisy(1)          | noisy(1) | 'noisy' takes no arguments, not 1",
        "f(v + 1)          | v + 1    | 'volt'; a dimensionless number; Did you mean 1*volt?",
        "twice(rand())     | rand()   | 'twice' uses 'a' 2 times, and this would be drawn anew each time",
        "nested(noisy())   | noisy()  | 'nested' uses 'x' 2 times",
        "F(x)              | F        | the function 'F' is not known; did you mean 'f'?",
        "twise(x)          | twise    | did you mean 'twice'?",
        "f + 1             | f        | 'f' is a function: write f(x)",
        "I + 1*nA          | I        | 'I' is a timed array: write I(t)",
        "J                 | J        | 'J' is a timed array: write J(t, i)",
        "I()               | I()      | 'I' takes 1 argument, not 0; one value for each time: write I(t)",
        "I(t, i)           | I(t, i)  | 'I' takes 1 argument, not 2; one value for each time: write I(t)",
        "J(t)              | J(t)     | 'J' takes 2 arguments, not 1; a row for each time: write J(t, i)",
        "I(x)              | x        | the timed array 'I' takes a time in 'second', and this is a dimensionless number",
        "I(v)              | v        | the timed array 'I' takes a time in 'second', and this is in 'volt'",
        "I(t > 1*ms)       | t > 1*ms | 'I' is for numbers, and this is a truth value",
        "J(t, x)           | x        | the column of the timed array 'J' must be an integer, and this is a dimensionless number; int(x)",
        "J(t, v)           | v        | must be an integer, and this is in 'volt'",
        "J(t, x > 1)       | x > 1    | must be an integer, and this is a truth value",
        "Two(t, i)         | i        | the timed array 'Two' has 2 columns, and there are 3 neurons; i % 2",
        "Tow(t, i)         | Tow      | the function 'Tow' is not known; did you mean 'Two'?"
      })
  void mistakesInCallsPointAtTheUse(String text, String place, String fragments) {
    Problems problems = new Problems();
    new UnitChecker(model().build().scope(), problems).check(parsed(text));
    assertThat(problems.found()).hasSize(1);
    Problem problem = problems.found().getFirst();
    assertThat(problem.span().map(Span::text)).isEqualTo(Optional.of(place));
    assertThat(problem.span().map(span -> span.source().name())).isEqualTo(Optional.of("e"));
    assertThat(problem.render()).contains(fragments.split("; "));
  }

  /**
   * A mistaken model.
   *
   * @param model the model
   * @param place the place of the mistake
   * @param fragments parts of the report
   */
  record Case(NeuronGroupBuilder model, String place, List<String> fragments) {
    @Override
    public String toString() {
      return fragments.getFirst();
    }
  }

  private static Case function(String head, String body, String place, String... fragments) {
    return new Case(model().function(head, body), place, List.of(fragments));
  }

  static Stream<Case> mistakenDefinitions() {
    return Stream.of(
        function("g", "1", "G.functions:1:1", "'g' is no head of a function", "as in f(x)"),
        function("g(x", "1", "G.functions:1:1", "'g(x' is no head of a function", "in quotes"),
        function("g(x + 1)", "1", "G.functions:1:1", "'g(x + 1)' is no head of a function"),
        function("g(2)", "1", "G.functions:1:1", "'g(2)' is no head of a function"),
        function("g(x)", "x +", "G.g(x):1:", "missing"),
        function("exp(x)", "x", "G.functions:1:1", "'exp' is the name of a function, and cannot"),
        function("mV(x)", "x", "G.functions:1:1", "'mV' is the name of a unit, and cannot be"),
        function("_g(x)", "x", "G.functions:1:1", "'_g' begins with an underscore"),
        function("g(t)", "t", "G.functions:1:3", "'t' has a meaning of its own in equations"),
        function("g(mV)", "mV", "G.functions:1:3", "'mV' is the name of a unit"),
        function("g(a, a)", "a", "G.functions:1:6", "'a' stands twice among the arguments of 'g'"),
        function("f(y)", "y", "G.functions:1:1", "'f' is a function already"),
        function("I(y)", "y", "G.functions:1:1", "'I' is a timed array already"),
        function("tau(y)", "y", "G.functions:1:1", "'tau' is a constant already"),
        function("x(y)", "y", "G.equations:2:1", "'x' is the name of a function, and cannot be"),
        function("g(a)", "a*v", "G.g(a):1:3", "'g' does not know the name 'v'", "as in g(a, v)"),
        function("g()", "v", "G.g():1:1", "'g' does not know the name 'v'", "as in g(v)"),
        function("g(a)", "a*t", "G.g(a):1:3", "'g' does not know the name 't'"),
        function("g(a)", "a*xi", "G.g(a):1:3", "'g' does not know the name 'xi'"),
        function("g(a)", "a*tao", "G.g(a):1:3", "'tao'", "did you mean 'tau'?"),
        function("g(a)", "twise(a)", "G.g(a):1:1", "the function 'twise'", "'twice'?"),
        function("g(a)", "g(a)", "G.functions:1:1", "'g' calls itself: g calls g"),
        new Case(
            model().function("g(a)", "f(h(a))").function("h(a)", "k(a)").function("k(a)", "g(a)"),
            "G.functions:1:1",
            List.of("the function 'g' calls itself: g calls h calls k calls g")),
        new Case(
            model().timedArray(TimedArray.of("f", new double[1], "1", "1*ms")),
            "G.functions:1:1",
            List.of("'f' is a timed array already, and cannot be a function")),
        new Case(
            model().timedArray(TimedArray.of("tau", new double[1], "1", "1*ms")),
            "timed array:1:1",
            List.of("'tau' is a constant already, and cannot be a timed array")),
        new Case(
            model().timedArray(TimedArray.of("sin", new double[1], "1", "1*ms")),
            "timed array:1:1",
            List.of("'sin' is the name of a function, and cannot be a timed array")),
        new Case(
            model().timedArray(TimedArray.of("a b", new double[1], "1", "1*ms")),
            "timed array:1:1",
            List.of("'a b' is no name for a timed array")),
        new Case(
            model().timedArray(TimedArray.of("x", new double[1], "1", "1*ms")),
            "G.equations:2:1",
            List.of("'x' is the name of a timed array, and cannot be a variable")));
  }

  @ParameterizedTest
  @MethodSource("mistakenDefinitions")
  void mistakesInDefinitionsHaveAPlace(Case wrong) {
    ModelError error = ModelErrors.of(wrong.model()::build);
    assertThat(error.problems()).hasSize(1);
    assertThat(error.getMessage()).startsWith(wrong.place()).contains(wrong.fragments());
  }

  @Test
  void theUseOfMistakenDefinitionsIsNotReported() {
    NeuronGroupBuilder builder =
        NeuronGroup.builder("G", 1)
            .function("g(a)", "a*b")
            .function("h(a)", "g(a) + k(a)")
            .function("k(a)", "k(a)")
            .mistakenTimedArray("I")
            .equations("dv/dt = (g(v) + h(v) + k(v) + I(t) - v)/second : 1");
    assertThat(ModelErrors.messages(builder::build))
        .containsExactly(
            "the function 'g' does not know the name 'b'",
            "the function 'k' calls itself: k calls k");
  }

  @Test
  void functionsThatGrowBeyondBoundsAreRefused() {
    NeuronGroupBuilder builder = NeuronGroup.builder("G", 1).function("g0(x)", "x + x");
    for (int k = 1; k < 60; k++) {
      builder.function("g%d(x)".formatted(k), "g%d(x) + g%d(x)".formatted(k - 1, k - 1));
    }
    assertThat(ModelErrors.messages(builder.equations("x = g59(1.5) : 1\ny = g3(x) : 1")::build))
        .containsExactly("with its functions put in, this has more than 10,000 terms");
  }

  @Test
  void aConstantOfAFunctionMustNotBeAVariableWhereItIsCalled() {
    NeuronGroupBuilder builder =
        NeuronGroup.builder("G", 1)
            .constant("tau", "10*ms")
            .function("g(x)", "x/tau")
            .equations("tau : second\ndv/dt = g(v) : 1");
    ModelError error = ModelErrors.of(builder::build);
    assertThat(error.getMessage())
        .contains("the function 'g' uses the constant 'tau', and here 'tau' is a variable");
  }

  @Test
  void drawsInFunctionsAreSeenInSubexpressions() {
    ModelError error = ModelErrors.of(model().equations("y = noisy() : 1")::build);
    assertThat(error.getMessage())
        .contains("'y' would have another value wherever it is read: it uses rand()");
  }

  @Test
  void functionsOfConstantsAreConstants() {
    NeuronGroup group = model().threshold("v > 0*mV").refractory("twice(2*ms)").build();
    assertThat(ConstantEvaluator.valueOf(group.refractory().orElseThrow(), group.scope()))
        .contains(0.004);
  }

  @Test
  void anotherNumberOfNeuronsMustHaveItsColumns() {
    NeuronGroup group = model().equations("y = J(t, i) : 1").build();
    assertThat(group.withCount(2).count()).isEqualTo(2);
    ModelError error = ModelErrors.of(() -> group.withCount(4));
    assertThat(error.getMessage()).contains("'J' has 3 columns, and there are 4 neurons");
  }

  @Test
  void codeAndSettingsCallThemToo() {
    NeuronGroup group =
        model()
            .equations("dv/dt = -v/tau : volt\nx : 1")
            .threshold("above(v, drive(t)*Mohm)")
            .reset("h = twice(x)\nv = mean(v, h*mV)")
            .refractory("above(v, 1*mV)")
            .build();
    assertThat(group.setting("x", "f(J(t, i))").variable().name()).isEqualTo("x");
    ModelError error = ModelErrors.of(() -> group.setting("x", "twice(v)"));
    assertThat(error.getMessage()).contains("'x' is dimensionless, and this is in 'volt'");
  }
}
