package org.rheobase.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.Quantities;
import org.rheobase.model.Setting;
import org.rheobase.model.StateRecording;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads how the variables of a population are set and recorded. */
final class SettingsReader {
  private static final Set<String> RECORD_KEYS = Set.of("spikes", "state");
  private static final Set<String> LATER_RECORD_KEYS = Set.of("rate", "events");
  private static final Set<String> STATE_KEYS = Set.of("variables", "neurons", "dt");

  private final NeuronGroup group;
  private final Problems problems;

  SettingsReader(NeuronGroup group, Problems problems) {
    this.group = group;
    this.problems = problems;
  }

  /** The population with its initial values and recordings. */
  PopulationPlan plan(YamlMap map) {
    List<Setting> initial = settings(map.maps("initial"));
    Optional<YamlMap> record = map.map("record").map(r -> r.allow(RECORD_KEYS, LATER_RECORD_KEYS));
    boolean recordsSpikes = record.filter(this::recordsSpikes).isPresent();
    Optional<StateRecording> state =
        record
            .flatMap(r -> r.map("state"))
            .map(s -> s.allow(STATE_KEYS, Set.of()))
            .flatMap(this::state);
    return new PopulationPlan(group, initial, recordsSpikes, state);
  }

  /** Settings, in the order of the file. */
  List<Setting> settings(List<YamlMap> maps) {
    List<Setting> settings = new ArrayList<>();
    for (YamlMap map : maps) {
      Optional<Source> where = map.scalar("where");
      for (String variable : map.keys()) {
        if (!variable.equals("where")) {
          setting(map, variable, where).ifPresent(settings::add);
        }
      }
    }
    return settings;
  }

  private Optional<Setting> setting(YamlMap map, String variable, Optional<Source> where) {
    Source name = map.key(variable);
    if (map.isList(variable)) {
      return noted(() -> group.setting(name, numbers(map.scalars(variable))));
    }
    return map.scalar(variable).flatMap(value -> noted(() -> group.setting(name, value, where)));
  }

  private double[] numbers(List<Source> values) {
    return values.stream().mapToDouble(this::number).toArray();
  }

  private double number(Source value) {
    try {
      return switch (value.text()) {
        case "true", "True" -> 1;
        case "false", "False" -> 0;
        default -> Double.parseDouble(value.text());
      };
    } catch (NumberFormatException e) {
      problems.error(
          value.whole(),
          "a list of values holds numbers in SI units",
          "'%s' is none".formatted(value.text()));
      return 0;
    }
  }

  private <T> Optional<T> noted(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (ModelError e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private boolean recordsSpikes(YamlMap record) {
    if (record.isMap("spikes")) {
      problems.error(
          record.key("spikes").whole(),
          "recording variables at spikes is not available yet",
          "write spikes: true");
      return false;
    }
    Optional<Source> spikes = record.scalar("spikes");
    boolean wanted = spikes.filter(s -> truth(s)).isPresent();
    if (wanted && group.threshold().isEmpty()) {
      problems.error(
          record.key("spikes").whole(),
          "the population has no threshold, so there are no spikes to record",
          "add a threshold, or remove spikes");
    }
    return wanted;
  }

  private boolean truth(Source source) {
    if (!source.text().equals("true") && !source.text().equals("false")) {
      problems.error(source.whole(), "this must be true or false");
    }
    return source.text().equals("true");
  }

  private Optional<StateRecording> state(YamlMap map) {
    if (!map.has("variables")) {
      map.missing("variables", "{variables: [v]}");
      return Optional.empty();
    }
    List<Source> variables = map.scalars("variables");
    variables.forEach(this::checkRecorded);
    NeuronSelection neurons = neurons(map);
    Optional<Double> interval =
        map.scalar("dt").flatMap(dt -> noted(() -> Quantities.parseTime(dt, group.constants())));
    OptionalDouble seconds = interval.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    return variables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StateRecording(variables.stream().map(Source::text).toList(), neurons, seconds));
  }

  private void checkRecorded(Source variable) {
    List<String> recordable = group.recordable();
    if (!recordable.contains(variable.text())) {
      String question = Suggestions.question(Suggestions.nearest(variable.text(), recordable));
      problems.error(
          variable.whole(),
          "the population has no variable '%s' that can be recorded".formatted(variable.text()),
          question.isEmpty() ? "it has: " + String.join(", ", recordable) : question);
    }
  }

  /** The neurons that a map names; all, if it names none. */
  NeuronSelection neurons(YamlMap map) {
    if (!map.has("neurons")) {
      return new NeuronSelection.All();
    }
    return map.isList("neurons")
        ? listed(map)
        : map.scalar("neurons").map(this::range).orElse(new NeuronSelection.All());
  }

  private NeuronSelection listed(YamlMap map) {
    List<Source> numbers = map.scalars("neurons");
    int[] neurons = new int[numbers.size()];
    for (int k = 0; k < neurons.length; k++) {
      neurons[k] = neuron(numbers.get(k));
    }
    if (neurons.length == 0) {
      problems.error(map.key("neurons").whole(), "the list of neurons is empty");
    }
    return NeuronSelection.of(neurons);
  }

  private int neuron(Source number) {
    int neuron = integer(number, number.text());
    if (neuron < 0 || neuron >= group.count()) {
      problems.error(
          number.whole(),
          "there is no neuron %s".formatted(number.text()),
          "the population has neurons 0 to %d".formatted(group.count() - 1));
      return 0;
    }
    return neuron;
  }

  private int integer(Source place, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      problems.error(
          place.whole(),
          "'%s' is no number of a neuron".formatted(text),
          "write a list, all, or \"first:end:stride\"");
      return 0;
    }
  }

  private NeuronSelection range(Source source) {
    if (source.text().equals("all") || source.text().equals("true")) {
      return new NeuronSelection.All();
    }
    String[] parts = source.text().split(":", -1);
    if (parts.length > 3) {
      problems.error(
          source.whole(),
          "this is no range of neurons",
          "write \"first:end\" or \"first:end:stride\"");
      return new NeuronSelection.All();
    }
    int first = parts[0].isBlank() ? 0 : integer(source, parts[0]);
    int end =
        parts.length == 1
            ? first + 1
            : parts[1].isBlank() ? group.count() : integer(source, parts[1]);
    int stride = parts.length < 3 ? 1 : integer(source, parts[2]);
    if (first < 0 || end > group.count() || first >= end || stride < 1) {
      problems.error(
          source.whole(),
          "there are no such neurons",
          "the population has neurons 0 to %d".formatted(group.count() - 1));
      return new NeuronSelection.All();
    }
    return new NeuronSelection.Range(first, end, stride);
  }
}
