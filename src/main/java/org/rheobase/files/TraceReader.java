package org.rheobase.files;

import java.util.List;
import java.util.Optional;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.Plot;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.StateRecording;
import org.rheobase.model.ThresholdLevel;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Reads what a picture of a population's variables shows. */
final class TraceReader {
  private final PopulationPlan population;
  private final NeuronGroup group;
  private final Problems problems;

  TraceReader(PopulationPlan population, Problems problems) {
    this.population = population;
    group = population.group();
    this.problems = problems;
  }

  /**
   * Reads the plot.
   *
   * @param variable where the name of the variable stands
   */
  Optional<Plot.Trace> read(YamlMap map, Span variable, Optional<String> title) {
    String name = variable.text();
    boolean isKnown = isRecordable(name, variable);
    List<Source> dashed =
        map.isList("dashed") ? map.scalars("dashed") : map.scalar("dashed").stream().toList();
    dashed.forEach(other -> checkDashed(name, isKnown, other));
    boolean showsSpikes = isWanted(map, "spikes");
    if (showsSpikes) {
      PlotsReader.checkSpikes(group, map.key("spikes").whole(), problems);
    }
    boolean showsThreshold = isWanted(map, "threshold");
    if (showsThreshold && isKnown) {
      checkLevel(name, map.key("threshold").whole());
    }
    return Optional.of(
        new Plot.Trace(
            group.name(),
            name,
            dashed.stream().map(Source::text).toList(),
            neurons(map, name),
            showsSpikes,
            showsThreshold,
            title));
  }

  private boolean isRecordable(String variable, Span place) {
    List<String> recordable = group.recordable();
    if (!recordable.contains(variable)) {
      PlotsReader.unknown(
          place,
          "the population has no variable '%s' that can be recorded".formatted(variable),
          variable,
          recordable,
          problems);
    }
    return recordable.contains(variable);
  }

  private void checkDashed(String variable, boolean isKnown, Source other) {
    if (isRecordable(other.text(), other.whole()) && isKnown) {
      String unit = unit(variable);
      String otherUnit = unit(other.text());
      if (!unit.equals(otherUnit)) {
        problems.error(
            other.whole(),
            "'%s' is in '%s', and cannot be drawn on the axis of '%s', which is in '%s'"
                .formatted(other.text(), otherUnit, variable, unit),
            "give it a plot of its own");
      }
    }
  }

  private String unit(String name) {
    return group.dimension(name).usualName();
  }

  private void checkLevel(String variable, Span place) {
    if (ThresholdLevel.of(group, variable).isEmpty()) {
      problems.error(
          place,
          "there is no fixed threshold for '%s'".formatted(variable),
          "the threshold of the population must be like %s > constant".formatted(variable));
    }
  }

  private NeuronSelection neurons(YamlMap map, String variable) {
    if (!map.has("neurons")) {
      return recorded(variable).first(Plot.Trace.FIRST_NEURONS, group.count());
    }
    NeuronSelection neurons = new SettingsReader(group, problems).neurons(map);
    if (neurons.size(group.count()) > Plot.Trace.MOST_NEURONS) {
      problems.error(
          map.key("neurons").whole(),
          "a plot shows at most %d traces, not %d"
              .formatted(Plot.Trace.MOST_NEURONS, neurons.size(group.count())),
          "name some neurons, as in neurons: [0, 5]");
    }
    return neurons;
  }

  private NeuronSelection recorded(String variable) {
    return population
        .state()
        .filter(recording -> recording.variables().contains(variable))
        .map(StateRecording::neurons)
        .orElse(new NeuronSelection.All());
  }

  private boolean isWanted(YamlMap map, String key) {
    Optional<Source> value = map.scalar(key);
    value
        .filter(v -> !v.text().equals("true") && !v.text().equals("false"))
        .ifPresent(v -> problems.error(v.whole(), "'%s' must be true or false".formatted(key)));
    return value.filter(v -> v.text().equals("true")).isPresent();
  }
}
