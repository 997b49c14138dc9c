package org.rheobase.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads which spikes and events of a population are recorded, and with which variables. */
final class EventsReader {
  private final NeuronGroup group;
  private final Problems problems;

  EventsReader(NeuronGroup group, Problems problems) {
    this.group = group;
    this.problems = problems;
  }

  /** What is recorded: spikes first, then events in the order of the file. */
  List<EventRecording> read(YamlMap record) {
    List<EventRecording> recordings = new ArrayList<>();
    spikes(record).ifPresent(recordings::add);
    record
        .map("events")
        .ifPresent(events -> {
          for (String event : events.keys()) {
            event(events, event).ifPresent(recordings::add);
          }
        });
    return recordings;
  }

  private Optional<EventRecording> spikes(YamlMap record) {
    Optional<List<String>> variables =
        record.isMap("spikes")
            ? record.map("spikes").map(this::spikeVariables)
            : record.scalar("spikes").filter(this::isWanted).map(wanted -> List.of());
    if (variables.isPresent() && group.threshold().isEmpty()) {
      problems.error(
          record.key("spikes").whole(),
          "the population has no threshold, so there are no spikes to record",
          "add a threshold, or remove spikes");
    }
    return variables.map(names -> new EventRecording(Event.SPIKE, names));
  }

  private List<String> spikeVariables(YamlMap spikes) {
    spikes.allow(Keys.SPIKES);
    if (!spikes.has("variables")) {
      spikes.missing("variables", "{variables: [v]}");
    }
    return variables(spikes.scalars("variables"));
  }

  private boolean isWanted(Source source) {
    if (!source.text().equals("true") && !source.text().equals("false")) {
      problems.error(
          source.whole(),
          "'spikes' must be true or false, or name variables",
          "write spikes: true, or spikes: {variables: [v]}");
    }
    return source.text().equals("true");
  }

  private Optional<EventRecording> event(YamlMap events, String event) {
    List<String> variables = variables(events.scalars(event));
    if (event.equals(Event.SPIKE)) {
      problems.error(
          events.key(event).whole(),
          "spikes are recorded by 'spikes'",
          "write spikes: true, or spikes: {variables: [v]}");
      return Optional.empty();
    }
    if (!group.hasEvent(event)) {
      unknownEvent(events.key(event));
      return Optional.empty();
    }
    return Optional.of(new EventRecording(event, variables));
  }

  private void unknownEvent(Source event) {
    List<String> names = group.events().stream().map(Event::name).toList();
    String question = Suggestions.question(Suggestions.nearest(event.text(), names));
    String list =
        names.isEmpty()
            ? "define it, as in events: {%s: v > 1}".formatted(event.text())
            : "it has: " + String.join(", ", names);
    problems.error(
        event.whole(),
        "the population has no event '%s'".formatted(event.text()),
        question.isEmpty() ? list : question);
  }

  private List<String> variables(List<Source> names) {
    List<String> variables = new ArrayList<>();
    for (Source name : names) {
      Recordable.check(name, group, problems);
      if (variables.contains(name.text())) {
        problems.error(name.whole(), "'%s' stands here twice".formatted(name.text()));
      }
      variables.add(name.text());
    }
    return variables;
  }
}
