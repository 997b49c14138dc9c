package org.rheobase.files;

import java.util.List;
import java.util.stream.Stream;
import org.rheobase.integrators.MethodChoice;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RegularCode;
import org.rheobase.syntax.Problems;

/** Checks that populations and what is recorded of them fit the phases of the run. */
final class RunChecks {
  private final PopulationsReader populations;
  private final DefinitionsReader definitions;
  private final List<Phase> phases;
  private final Problems problems;

  RunChecks(
      PopulationsReader populations,
      DefinitionsReader definitions,
      List<Phase> phases,
      Problems problems) {
    this.populations = populations;
    this.definitions = definitions;
    this.phases = phases;
    this.problems = problems;
  }

  /** Notes all that does not fit. */
  void check(YamlMap root) {
    populations.groups().values().forEach(this::checkMethod);
    populations.plans().forEach(population -> checkRecordings(population, root));
    populations.groups().values().forEach(this::checkIntervals);
    populations.generators().forEach(this::checkSpikes);
  }

  /** Notes what keeps a population from being integrated in one of the phases. */
  private void checkMethod(NeuronGroup group) {
    if (definitions.mayMislead(group)) {
      return;
    }
    if (phases.isEmpty()) {
      MethodChoice.check(group, PhaseReader.DEFAULT_DT, problems);
    }
    for (Phase phase : phases) {
      problems
          .attempt(() -> group.withConstants(phase.constants()))
          .ifPresent(changed -> MethodChoice.check(changed, phase.dt(), problems));
    }
  }

  private void checkRecordings(PopulationPlan population, YamlMap root) {
    RecordingChecks checks = new RecordingChecks(phases, problems);
    Stream.of("neurons", "poisson")
        .flatMap(kind -> root.map(kind).stream())
        .flatMap(kind -> kind.map(population.group().name()).stream())
        .flatMap(group -> group.map("record").stream())
        .forEach(record -> checks.check(population, record));
  }

  /** Code can only run at whole steps, of each phase. */
  private void checkIntervals(NeuronGroup group) {
    for (RegularCode code : group.regularCode()) {
      phases.forEach(phase -> problems.attempt(() -> code.every(phase.dt())));
    }
  }

  private void checkSpikes(GeneratorPlan generator) {
    phases.forEach(phase -> generator.group().checkTimeStep(phase.dt(), problems));
  }
}
