package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problems;

/**
 * What a population does besides its equations.
 *
 * @param threshold when a neuron fires; absent: never
 * @param reset what happens to a neuron that fired
 * @param refractory how long it is refractory, or while what holds; absent: never
 */
record GroupCode(
    Optional<Ast.Expression> threshold,
    List<Ast.Assignment> reset,
    Optional<Ast.Expression> refractory) {

  GroupCode {
    reset = List.copyOf(reset);
  }

  /**
   * Checks the equations and the code of a population.
   *
   * @param undetermined names whose definition is mistaken
   */
  void check(Scope scope, Problems problems, Set<String> undetermined) {
    UnitChecker units = new UnitChecker(scope, problems, undetermined, Set.of());
    new EquationChecker(problems).checkRightSides(scope, units);
    CodeChecker code = new CodeChecker(scope, problems, undetermined);
    threshold.ifPresent(condition -> code.checkCondition("the threshold", condition));
    new StatementChecker("the reset", scope, problems, undetermined).check(reset);
    refractory.ifPresent(code::checkRefractory);
    checkSpikeNames(scope, problems);
  }

  private void checkSpikeNames(Scope scope, Problems problems) {
    if (refractory.isEmpty()) {
      scope.variables().values().stream()
          .flatMap(variable -> variable.expression().stream())
          .forEach(expression -> SpikeNames.refuse(expression, problems));
      threshold.ifPresent(condition -> SpikeNames.refuse(condition, problems));
      reset.forEach(statement -> SpikeNames.refuse(statement.value(), problems));
    }
  }
}
