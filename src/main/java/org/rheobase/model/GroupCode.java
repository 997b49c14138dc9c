package org.rheobase.model;

import java.util.ArrayList;
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
 * @param events custom events, in the order of definition
 * @param regular code that runs regularly, in the order of definition
 */
record GroupCode(
    Optional<Ast.Expression> threshold,
    List<Ast.Assignment> reset,
    Optional<Ast.Expression> refractory,
    List<Event> events,
    List<RegularCode> regular) {

  GroupCode {
    reset = List.copyOf(reset);
    events = List.copyOf(events);
    regular = List.copyOf(regular);
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
    for (Event event : events) {
      String title = "event '%s'".formatted(event.name());
      code.checkCondition("the condition of " + title, event.condition());
      new StatementChecker("the code of " + title, scope, problems, undetermined)
          .check(event.code());
    }
    for (RegularCode piece : regular) {
      new StatementChecker("run_regularly", scope, problems, undetermined)
          .allowShared()
          .check(piece.statements());
    }
    if (refractory.isEmpty()) {
      checkSpikeNames(scope, problems);
    }
  }

  /** Without a refractory period there is no account of last spikes. */
  private void checkSpikeNames(Scope scope, Problems problems) {
    List<Ast.Expression> all = new ArrayList<>();
    scope.variables().values().forEach(variable -> variable.expression().ifPresent(all::add));
    threshold.ifPresent(all::add);
    reset.forEach(statement -> all.add(statement.value()));
    for (Event event : events) {
      all.add(event.condition());
      event.code().forEach(statement -> all.add(statement.value()));
    }
    regular.forEach(piece -> piece.statements().forEach(s -> all.add(s.value())));
    all.forEach(expression -> CodeChecker.refuseSpikeNames(expression, problems));
  }
}
