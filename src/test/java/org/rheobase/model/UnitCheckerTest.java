package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Kinds and units of expressions, by table. */
class UnitCheckerTest {
  private static final Scope SCOPE =
      NeuronGroup.builder("G", 5)
          .constant("tau", "10*ms")
          .constant("power", 3)
          .constant("gain", 2)
          .equations(
              """
              dv/dt = -v/tau : volt
              g : siemens
              x : 1
              n : integer
              on : boolean
              """)
          .build()
          .scope();

  private static Checked check(String text, Problems problems) {
    Ast.Expression expression =
        ModelParser.expression(Source.of("e", text), problems).orElseThrow();
    return new UnitChecker(SCOPE, problems).check(expression);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "3                     | INTEGER | 1",
        "3.0                   | REAL    | 1",
        "3*mV                  | REAL    | volt",
        "True                  | BOOLEAN | 1",
        "v                     | REAL    | volt",
        "-v                    | REAL    | volt",
        "+n                    | INTEGER | 1",
        "v + 3*mV              | REAL    | volt",
        "v - v                 | REAL    | volt",
        "v % (2*mV)            | REAL    | volt",
        "g*v                   | REAL    | amp",
        "v/tau                 | REAL    | volt/second",
        "n + i                 | INTEGER | 1",
        "n*i                   | INTEGER | 1",
        "n/i                   | REAL    | 1",
        "n//i                  | INTEGER | 1",
        "n % 2                 | INTEGER | 1",
        "x // 0.5              | REAL    | 1",
        "v**2                  | REAL    | volt**2",
        "v**power              | REAL    | volt**3",
        "v**-1*volt            | REAL    | 1",
        "x**x                  | REAL    | 1",
        "2**x                  | REAL    | 1",
        "v > 1*mV              | BOOLEAN | 1",
        "on == (x > 1)         | BOOLEAN | 1",
        "not on or x > 1       | BOOLEAN | 1",
        "not_refractory        | BOOLEAN | 1",
        "t                     | REAL    | second",
        "t - lastspike         | REAL    | second",
        "dt/tau                | REAL    | 1",
        "i                     | INTEGER | 1",
        "N - 1                 | INTEGER | 1",
        "xi*tau**0.5           | REAL    | 1",
        "xi_a*sqrt(second)     | REAL    | 1",
        "pi*e*inf              | REAL    | 1",
        "2*s                   | REAL    | second",
        "sqrt(v*v)             | REAL    | volt",
        "sqrt(x)               | REAL    | 1",
        "abs(v)                | REAL    | volt",
        "abs(n)                | INTEGER | 1",
        "sign(v)               | REAL    | 1",
        "clip(v, 0*mV, 1*volt) | REAL    | volt",
        "clip(n, 0, 0.5)       | REAL    | 1",
        "floor(x)              | INTEGER | 1",
        "ceil(v/mV)            | INTEGER | 1",
        "int(x)                | INTEGER | 1",
        "int(v > 0*mV)         | INTEGER | 1",
        "timestep(t, dt)       | INTEGER | 1",
        "poisson(x)            | INTEGER | 1",
        "rand() + randn()      | REAL    | 1",
        "exp(v/mV)             | REAL    | 1",
        "exprel(x)             | REAL    | 1",
        "arctan(x)             | REAL    | 1"
      })
  void expressionsHaveKindsAndUnits(String text, ValueType type, String unit) {
    Problems problems = new Problems();
    Checked checked = check(text, problems);
    assertThat(problems.found()).isEmpty();
    assertThat(checked.type()).isEqualTo(type);
    assertThat(checked.known().usualName()).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "v + 1               | v + 1         | 'volt'; a dimensionless number; Did you mean 1*volt?",
        "0 - v               | 0 - v         | 'volt' cannot be added to a dimensionless number",
        "x + v               | x + v         | it is declared ': 1'; Did you mean ': volt' in line 3?",
        "n - v               | n - v         | it is declared ': integer'",
        "gain + v            | gain + v      | it is a constant without unit",
        "2*(v + g)           | v + g         | 'siemens' cannot be added to 'volt'",
        "v % x               | v % x         | the rest of 'volt' by a dimensionless number",
        "v // v              | v // v        | '//' is for dimensionless numbers",
        "v > 0               | v > 0         | cannot be compared; Did you mean 0*volt?",
        "v == g              | v == g        | 'volt' cannot be compared with 'siemens'",
        "on > True           | on > True     | a truth value cannot be compared with '>'",
        "on == 1             | on == 1       | a truth value cannot be compared with '=='",
        "on + 1              | on            | int(on) is 1 where it holds",
        "-on                 | on            | '-' is for numbers",
        "v and on            | v             | 'and' is for truth values; v > 0*volt",
        "not 1               | 1             | 'not' is for truth values; True or False",
        "v**x                | x             | the exponent of a value in 'volt' must be a constant",
        "v**t                | t             | an exponent must be a dimensionless number",
        "x**v                | v             | an exponent must be a dimensionless number",
        "v**inf              | inf           | out of range",
        "exp(v)              | v             | 'exp' takes a dimensionless number; exp(v/volt)",
        "sin(2*v)            | 2*v           | sin((2*v)/volt)",
        "floor(v)            | v             | 'floor' takes a dimensionless number",
        "sqrt(on)            | on            | 'sqrt' is for numbers",
        "clip(v, 0, 1*mV)    | 0             | this one is dimensionless, the first is in 'volt'",
        "timestep(t, v)      | v             | 'timestep' takes times in 'second'",
        "exp()               | exp()         | 'exp' takes 1 argument, not 0",
        "rand(3)             | rand(3)       | 'rand' takes no arguments, not 1",
        "clip(v, v)          | clip(v, v)    | 'clip' takes 3 arguments, not 2",
        "v(x)                | v             | 'v' is no function",
        "exq(x)              | exq           | the function 'exq' is not known; 'exp'",
        "exp + 1             | exp           | 'exp' is a function: write exp(...)",
        "xi + x              | xi + x        | multiply it, as in sigma*xi*tau**-0.5",
        "vv                  | vv            | the name 'vv' is not known"
      })
  void mistakesAreFoundAtTheirPlace(String text, String place, String fragments) {
    Problems problems = new Problems();
    Checked checked = check(text, problems);
    assertThat(checked.isUnknown()).isTrue();
    assertThat(problems.found()).hasSize(1);
    Problem problem = problems.found().getFirst();
    assertThat(problem.span().orElseThrow().text()).isEqualTo(place);
    assertThat(problem.render()).contains(fragments.split("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(v + 1)*x > g or on               | 1",
        "exp(v) + (x > (vt + 1)) + foo(1)  | 3",
        "clip(v + g, 0, 1) + int(not 1)    | 2",
        "int(v and x) + x                  | 2",
        "(v + 1) + (g + 1) + on            | 3"
      })
  void aMistakeProvokesNoOthers(String text, int mistakes) {
    Problems problems = new Problems();
    check(text, problems);
    assertThat(problems.found()).hasSize(mistakes);
  }
}
