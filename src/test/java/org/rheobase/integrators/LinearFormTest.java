package org.rheobase.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.integrators.LinearForm.NotLinear;
import org.rheobase.model.Constant;
import org.rheobase.model.Scope;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Printer;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/** Expressions taken apart into coefficients of symbols and a rest. */
class LinearFormTest {
  private static final Scope SCOPE =
      new Scope(
          Map.of(),
          Map.of("one", new Constant(1, Dimension.NONE), "half", new Constant(0.5, Dimension.NONE)),
          1);

  private static Expression parse(String text) {
    return ModelParser.expression(Source.of("test", text), new Problems()).orElseThrow();
  }

  private static String text(LinearForm form) {
    String coefficients =
        form.coefficients().entrySet().stream()
            .map(e -> e.getKey() + ": " + Printer.print(e.getValue()) + "; ")
            .collect(Collectors.joining());
    return coefficients + Printer.print(form.rest());
  }

  @ParameterizedTest
  @CsvSource({
    "3,                      3",
    "x,                      x: 1.0; 0.0",
    "-x,                     x: -1.0; 0.0",
    "+x + a,                 x: 1.0; a",
    "(a - x)/tau,            x: -1.0 / tau; a / tau",
    "a*(x + 2*y)*b,          x: a * b; y: a * 2 * b; 0.0",
    "x + x,                  x: 1.0 + 1.0; 0.0",
    "2*(3 - (x - y)),        x: 2 * -1.0; y: 2 * --1.0; 2 * 3",
    "x**1,                   x: 1.0; 0.0",
    "x**one + a**2,          x: 1.0; a**2",
    "exp(a)*x,               x: exp(a); 0.0",
    "x*int(a > 1),           x: int(a > 1); 0.0",
  })
  void isTakenApart(String text, String expected) throws NotLinear {
    assertThat(text(LinearForm.of(parse(text), Set.of("x", "y"), SCOPE))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a + b*x*y,        b*x*y",
    "1 + x**2,         x**2",
    "x**a,             x**a",
    "x**half,          x**half",
    "2**x,             2**x",
    "x - exp(x/a),     exp(x/a)",
    "a/(1 + x),        a/(1 + x)",
    "3*(x // 2),       x // 2",
    "x % 2,            x % 2",
    "a*int(x > 1),     int(x > 1)",
  })
  void isNotLinear(String text, String term) {
    NotLinear refusal =
        catchThrowableOfType(
            NotLinear.class, () -> LinearForm.of(parse(text), Set.of("x", "y"), SCOPE));
    assertThat(refusal.term().span().text()).isEqualTo(term);
  }

  @ParameterizedTest
  @CsvSource({
    "exp(x) - a*x,                   x: -a; exp(x)",
    "tanh(x)*(b - x),                x: tanh(x) * -1.0; tanh(x) * b",
    "(b - x)/(1 + exp(-x)),          x: -1.0 / (1 + exp(-x)); b / (1 + exp(-x))",
    "x/(x + a)*b,                    x: 1.0 / (x + a) * b; 0.0",
    "x/(x + a)*(b - x),              x: x / (x + a) * -1.0; x / (x + a) * b",
    "(x/(x + a))**3*(b - x),         x: (x / (x + a))**3 * -1.0; (x / (x + a))**3 * b",
    "x**2/(x**2 + a) - x,            x: -1.0; x**2 / (x**2 + a)",
    "x**half + x**-1 + 2**x,         x**half + x**-1 + 2**x",
    "exp(x**2)*x,                    x: exp(x**2); 0.0",
    "exp(x)**2*x,                    x: exp(x)**2; 0.0",
    "x*int(x > 1) + x % 2 + x // 2,  x: int(x > 1); x % 2 + x // 2",
    "x + y**2,                       x: 1.0; y**2",
  })
  void holdsFunctions(String text, String expected) throws NotLinear {
    assertThat(text(LinearForm.holdingFunctions(parse(text), Set.of("x"), SCOPE)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a + x*x,               x*x",
    "(x**2 - x + 1)/tau,    x**2",
    "x**3/3,                x**3",
    "x**a,                  x**a",
    "x*(a - x)*exp(x),      x*(a - x)",
    "(x + a)**2*y,          (x + a)**2",
  })
  void holdsNoPowers(String text, String term) {
    NotLinear refusal =
        catchThrowableOfType(
            NotLinear.class, () -> LinearForm.holdingFunctions(parse(text), Set.of("x"), SCOPE));
    assertThat(refusal.term().span().text()).isEqualTo(term);
  }
}
