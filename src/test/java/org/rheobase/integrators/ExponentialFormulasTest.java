package org.rheobase.integrators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Formulas for coefficients that differ between neurons give what the matrix exponential gives. */
class ExponentialFormulasTest {
  private static final Span SPAN = Source.of("test", "a").whole();
  private static final double DT = 0.0625;

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void giveTheMatrixExponential(
      @ForAll @IntRange(min = 2, max = 5) int size,
      @ForAll @DoubleRange(min = 0, max = 16) double norm,
      @ForAll @DoubleRange(min = 0, max = 1) double filled,
      @ForAll long seed) {
    Equations a = Equations.random(size, norm / DT, filled, new Random(seed));
    double[] expected = byNumbers(a);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(byFormulas(a)).containsExactly(expected, within(1e-13 * largest));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void doNotDependOnUnits(
      @ForAll @IntRange(min = 2, max = 5) int size,
      @ForAll @IntRange(min = -40, max = 40) int exponent,
      @ForAll long seed) {
    Equations a = Equations.random(size, 1 / DT, 0.7, new Random(seed));
    double[] units =
        IntStream.range(0, size).mapToDouble(k -> Math.scalb(1.0, k * exponent)).toArray();
    double[] expected = byFormulas(a);
    Arrays.setAll(expected, k -> expected[k] * units[k]);
    assertThat(byFormulas(a.in(units))).isEqualTo(expected);
  }

  @Example
  void areExactWhereNothingChanges() {
    assertThat(
            byFormulas(new Equations(new double[2][2], new double[] {3, 4}, new double[] {8, 16})))
        .containsExactly(3 + DT * 8, 4 + DT * 16);
  }

  @Example
  void slowDownWhatIsTooFast() {
    double[][] a = {{-1e9, 2e9}, {0.5, -1}};
    double[] next = byFormulas(new Equations(a, new double[] {0, 1}, new double[] {3e9, 0}));
    assertThat(next[0]).isCloseTo(2 * next[1] + 3, within(0.1));
    double[][] slower = {{-1e4, 2e4}, {0.5, -1}};
    double[] expected =
        byNumbers(new Equations(slower, new double[] {0, 1}, new double[] {3e4, 0}));
    assertThat(next[1]).isCloseTo(expected[1], within(0.01));
  }

  /** Equations dx/dt = A x + b with the values of x. */
  private static final class Equations {
    private final double[][] a;
    private final double[] x;
    private final double[] b;

    Equations(double[][] a, double[] x, double[] b) {
      this.a = a;
      this.x = x;
      this.b = b;
    }

    int size() {
      return x.length;
    }

    static Equations random(int size, double norm, double filled, Random random) {
      double[][] a = new double[size][size];
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          if (row == column || random.nextDouble() < filled) {
            a[row][column] = norm / size * (2 * random.nextDouble() - 1.3);
          }
        }
      }
      double[] x = random.doubles(size, -1, 1).toArray();
      return new Equations(a, x, random.doubles(size, -1, 1).map(b -> b * norm).toArray());
    }

    /** The same equations with each variable in another unit. */
    Equations in(double[] units) {
      double[][] scaled = new double[size()][size()];
      for (int row = 0; row < size(); row++) {
        for (int column = 0; column < size(); column++) {
          scaled[row][column] = a[row][column] * units[row] / units[column];
        }
      }
      return new Equations(scaled, product(x, units), product(b, units));
    }

    private static double[] product(double[] values, double[] units) {
      return IntStream.range(0, values.length).mapToDouble(k -> values[k] * units[k]).toArray();
    }
  }

  private static double[] byFormulas(Equations equations) {
    Map<String, Double> values = new HashMap<>();
    List<String> variables = IntStream.range(0, equations.size()).mapToObj(k -> "x" + k).toList();
    LinearPart part =
        new LinearPart(
            variables,
            IntStream.range(0, equations.size())
                .mapToObj(row -> form(equations, row, values))
                .toList());
    Map<String, Expression> locals = new LinkedHashMap<>();
    Propagator propagator = new ExponentialFormulas(part, DT, locals).propagator();
    Map<String, Double> next = Formulas.next(new Step(locals, propagator.next(part)), values);
    return variables.stream().mapToDouble(next::get).toArray();
  }

  private static LinearForm form(Equations equations, int row, Map<String, Double> values) {
    Map<String, Expression> coefficients = new LinkedHashMap<>();
    for (int column = 0; column < equations.size(); column++) {
      if (equations.a[row][column] != 0) {
        String name = "a_%d_%d".formatted(row, column);
        coefficients.put("x" + column, Terms.name(name, SPAN));
        values.put(name, equations.a[row][column]);
      }
    }
    values.put("x" + row, equations.x[row]);
    values.put("b" + row, equations.b[row]);
    return new LinearForm(coefficients, Terms.name("b" + row, SPAN));
  }

  private static double[] byNumbers(Equations equations) {
    int size = equations.size();
    DMatrixRMaj augmented = new DMatrixRMaj(2 * size, 2 * size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        augmented.set(row, column, equations.a[row][column] * DT);
      }
      augmented.set(row, size + row, DT);
    }
    DMatrixRMaj exponential = MatrixExponential.of(augmented);
    double[] next = new double[size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        next[row] += exponential.get(row, column) * equations.x[column];
        next[row] += exponential.get(row, size + column) * equations.b[column];
      }
    }
    return next;
  }
}
