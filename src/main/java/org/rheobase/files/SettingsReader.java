package org.rheobase.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.Quantities;
import org.rheobase.model.RateRecording;
import org.rheobase.model.Setting;
import org.rheobase.model.SmoothingWindow;
import org.rheobase.model.StateRecording;
import org.rheobase.model.Subgroup;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads how the variables of a population are set and recorded. */
final class SettingsReader {
  private final NeuronGroup group;
  private final Problems problems;

  SettingsReader(NeuronGroup group, Problems problems) {
    this.group = group;
    this.problems = problems;
  }

  /** The population with its initial values and recordings. */
  PopulationPlan plan(YamlMap map) {
    List<Setting> initial = settings(map.maps("initial"));
    Optional<YamlMap> record = map.map("record").map(r -> r.allow(Keys.RECORD));
    List<EventRecording> events =
        record.map(r -> new EventsReader(group, problems).read(r)).orElse(List.of());
    Optional<StateRecording> state =
        record.flatMap(r -> r.map("state")).map(s -> s.allow(Keys.STATE)).flatMap(this::state);
    Optional<RateRecording> rate = record.filter(r -> r.has("rate")).flatMap(this::rate);
    return new PopulationPlan(group, initial, events, state, rate);
  }

  /** Settings of all neurons, in the order of the file. */
  List<Setting> settings(List<YamlMap> maps) {
    return settings(group.whole(), maps);
  }

  /** Settings of some neurons, in the order of the file. */
  List<Setting> settings(Subgroup part, List<YamlMap> maps) {
    List<Setting> settings = new ArrayList<>();
    for (YamlMap map : maps) {
      Optional<Source> where = map.scalar("where");
      if (map.has("where") && map.keys().size() == 1) {
        problems.error(
            map.key("where").whole(),
            "nothing is set where this holds",
            "say what, as in {v: 0, where: i > 1}");
      }
      for (String variable : map.keys()) {
        if (!variable.equals("where")) {
          setting(part, map, variable, where).ifPresent(settings::add);
        }
      }
    }
    return settings;
  }

  private Optional<Setting> setting(
      Subgroup part, YamlMap map, String variable, Optional<Source> where) {
    Source name = map.key(variable);
    if (map.isList(variable)) {
      where.ifPresent(condition ->
          problems.error(
              condition.whole(),
              "a list of values has one for each neuron, and cannot be set for some",
              "remove 'where', or write an expression in place of the list"));
      return noted(() -> part.setting(name, numbers(map.scalars(variable))));
    }
    return map.scalar(variable).flatMap(value -> noted(() -> part.setting(name, value, where)));
  }

  private double[] numbers(List<Source> values) {
    return values.stream().mapToDouble(value -> Numbers.real(value, problems)).toArray();
  }

  private <T> Optional<T> noted(Supplier<T> step) {
    return problems.attempt(step);
  }

  private void requireSpikes(Source key, String consequence) {
    if (group.threshold().isEmpty()) {
      problems.error(
          key.whole(),
          "the population has no threshold, " + consequence,
          "add a threshold, or remove " + key.text());
    }
  }

  /** How the rate is recorded; empty if it is not, or something is wrong. */
  private Optional<RateRecording> rate(YamlMap record) {
    if (!record.isMap("rate")) {
      boolean isWanted = record.truth("rate");
      return isWanted ? recorded(record, Optional.empty()) : Optional.empty();
    }
    YamlMap rate = record.map("rate").orElseThrow().allow(Keys.RATE);
    Optional<YamlMap> smooth = rate.map("smooth").map(s -> s.allow(Keys.SMOOTH));
    return recorded(record, smooth.flatMap(this::smoothing));
  }

  private Optional<RateRecording> recorded(YamlMap record, Optional<SmoothingWindow> smoothing) {
    requireSpikes(record.key("rate"), "so its rate is 0 throughout");
    return Optional.of(new RateRecording(smoothing));
  }

  private Optional<SmoothingWindow> smoothing(YamlMap map) {
    if (!map.has("width")) {
      map.missing("width", "{window: gaussian, width: 2*ms}");
    }
    Source window = map.scalar("window").orElse(Source.of("window", "gaussian"));
    Optional<SmoothingWindow.Shape> shape = noted(() -> SmoothingWindow.Shape.named(window));
    Optional<Double> width =
        map.scalar("width").flatMap(w -> noted(() -> Quantities.parseTime(w, group.constants())));
    return shape.flatMap(s -> width.map(w -> new SmoothingWindow(s, w)));
  }

  private Optional<StateRecording> state(YamlMap map) {
    if (!map.has("variables")) {
      map.missing("variables", "{variables: [v]}");
      return Optional.empty();
    }
    List<Source> variables = map.distinct("variables");
    if (map.isEmptyList("variables")) {
      problems.error(
          map.key("variables").whole(), "the list of variables is empty", "write [v], for example");
    }
    variables.forEach(variable -> Recordable.check(variable, group, problems));
    NeuronSelection neurons = neurons(map);
    Optional<Double> interval =
        map.scalar("dt").flatMap(dt -> noted(() -> Quantities.parseTime(dt, group.constants())));
    OptionalDouble seconds = interval.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    return variables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StateRecording(variables.stream().map(Source::text).toList(), neurons, seconds));
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
      problems.error(
          map.key("neurons").whole(), "the list of neurons is empty", "write [0], or all");
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
