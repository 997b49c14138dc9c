package org.rheobase.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Plot;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.model.StateRecording;
import org.rheobase.model.ThresholdLevel;
import org.rheobase.model.Variable.Flag;
import org.rheobase.syntax.Ast;

/** The pictures of a model that asks for none: those that suit what it records. */
final class DefaultPlots {
  /** The largest number of variables that are drawn. */
  private static final int MOST_VARIABLES = 4;

  /** The smallest number of neurons that have a mean rate worth a look. */
  private static final int MANY = 10;

  private DefaultPlots() {}

  static List<Plot> of(RunPlan plan) {
    return plan.populations().stream().flatMap(population -> of(population).stream()).toList();
  }

  private static List<Plot> of(PopulationPlan population) {
    List<Plot> plots = new ArrayList<>();
    population.state().ifPresent(recording -> plots.addAll(traces(population, recording)));
    String name = population.group().name();
    if (population.recordsSpikes() && (population.group().count() > 1 || plots.isEmpty())) {
      plots.add(new Plot.Raster(name, Optional.empty()));
    }
    if (population.recordsSpikes() && population.group().count() >= MANY) {
      plots.add(new Plot.Rate(name, OptionalDouble.empty(), Optional.empty()));
    }
    if (population.recordsSpikes()) {
      graded(population)
          .forEach(variable -> plots.add(new Plot.RateAgainst(name, variable, Optional.empty())));
    }
    return plots;
  }

  private static List<Plot.Trace> traces(PopulationPlan population, StateRecording recording) {
    NeuronGroup group = population.group();
    return recording.variables().stream()
        .limit(MOST_VARIABLES)
        .map(variable ->
            new Plot.Trace(
                group.name(),
                variable,
                List.of(),
                recording.neurons().first(Plot.Trace.FIRST_NEURONS, group.count()),
                population.recordsSpikes(),
                ThresholdLevel.of(group, variable).isPresent(),
                Optional.empty()))
        .toList();
  }

  /** Parameters that are set to values that depend on the neuron's number. */
  private static Stream<String> graded(PopulationPlan population) {
    return population.initial().stream()
        .filter(setting ->
            setting instanceof Setting.ByExpression expression && usesIndex(expression.value()))
        .map(Setting::variable)
        .filter(variable -> variable.expression().isEmpty() && !variable.is(Flag.SHARED))
        .map(variable -> variable.name())
        .distinct();
  }

  private static boolean usesIndex(Ast.Expression expression) {
    return expression instanceof Ast.Name name
        ? name.name().equals(Plot.RateAgainst.INDEX)
        : expression.children().stream().anyMatch(DefaultPlots::usesIndex);
  }
}
