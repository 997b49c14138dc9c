package org.rheobase.integrators;

import static org.rheobase.integrators.Terms.isNumber;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast.Expression;

/**
 * Linear equations dx/dt = A x + b that depend on each other, and on no other variables of the
 * system.
 *
 * @param variables their variables, in the order of definition
 * @param forms their right sides: a row of A, and of b
 */
record LinearPart(List<String> variables, List<LinearForm> forms) {

  /** The parts of a system that do not depend on each other. */
  static List<LinearPart> of(Map<String, LinearForm> forms) {
    List<Set<String>> groups = new ArrayList<>();
    forms.forEach((variable, form) -> {
      Set<String> joined = new LinkedHashSet<>(coupled(form));
      joined.add(variable);
      List<Set<String>> met =
          groups.stream().filter(g -> g.stream().anyMatch(joined::contains)).toList();
      met.forEach(joined::addAll);
      groups.removeAll(met);
      groups.add(joined);
    });
    return groups.stream().map(group -> part(group, forms)).toList();
  }

  private static Set<String> coupled(LinearForm form) {
    Set<String> names = new LinkedHashSet<>();
    form.coefficients()
        .forEach((name, coefficient) -> {
          if (!isNumber(coefficient, 0)) {
            names.add(name);
          }
        });
    return names;
  }

  private static LinearPart part(Set<String> group, Map<String, LinearForm> forms) {
    List<String> variables = forms.keySet().stream().filter(group::contains).toList();
    return new LinearPart(variables, variables.stream().map(forms::get).toList());
  }

  int size() {
    return variables.size();
  }

  /** An element of A. */
  Expression coefficient(int row, int column) {
    return forms.get(row).coefficient(variables.get(column));
  }

  /** Whether A is the same for all neurons and times. */
  boolean isClosed(EquationSystem system) {
    return openCoefficient(system).isEmpty();
  }

  /** The first element of A that differs between neurons or changes with time. */
  Optional<Expression> openCoefficient(EquationSystem system) {
    return coefficients().stream().filter(c -> !system.isClosed(c)).findFirst();
  }

  /** The elements of A that are not 0 by structure. */
  List<Expression> coefficients() {
    return forms.stream().flatMap(form -> form.coefficients().values().stream()).toList();
  }
}
