package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.add;
import static org.rheobase.integrators.Terms.multiply;
import static org.rheobase.integrators.Terms.number;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.Span;

/** A square matrix of formulas; what is 0 by its structure costs nothing. */
final class FormulaMatrix {
  private final List<List<Expression>> rows;

  /** What stands in a row and a column. */
  interface Entries {
    Expression at(int row, int column);
  }

  private FormulaMatrix(List<List<Expression>> rows) {
    this.rows = rows;
  }

  static FormulaMatrix of(int size, Entries entries) {
    return new FormulaMatrix(
        IntStream.range(0, size)
            .mapToObj(row ->
                IntStream.range(0, size).mapToObj(column -> entries.at(row, column)).toList())
            .toList());
  }

  /** A multiple of the unit matrix. */
  static FormulaMatrix diagonal(int size, double value, Span span) {
    return of(size, (row, column) -> number(row == column ? value : 0, span));
  }

  int size() {
    return rows.size();
  }

  Expression get(int row, int column) {
    return rows.get(row).get(column);
  }

  FormulaMatrix plus(FormulaMatrix other) {
    return of(size(), (row, column) -> add(get(row, column), other.get(row, column)));
  }

  FormulaMatrix times(double factor) {
    return of(size(), (row, column) -> multiply(factor, get(row, column)));
  }

  FormulaMatrix times(FormulaMatrix other) {
    return of(size(), (row, column) -> product(other, row, column));
  }

  private Expression product(FormulaMatrix other, int row, int column) {
    return IntStream.range(0, size())
        .mapToObj(k -> multiply(get(row, k), other.get(k, column)))
        .reduce(Terms::add)
        .orElseThrow();
  }

  /** The same matrix with its entries computed once, as intermediate values. */
  FormulaMatrix named(String prefix, Map<String, Expression> locals) {
    return of(
        size(),
        (row, column) -> {
          Expression entry = get(row, column);
          if (entry instanceof Ast.Number) {
            return entry;
          }
          String name = "%s_%d_%d".formatted(prefix, row, column);
          locals.put(name, entry);
          return Terms.name(name, entry.span());
        });
  }
}
