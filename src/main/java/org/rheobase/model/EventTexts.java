package org.rheobase.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** The custom events of a population as texts: their conditions and their code. */
final class EventTexts {
  private final List<Entry> conditions = new ArrayList<>();
  private final List<Entry> codes = new ArrayList<>();

  /** A text for an event. */
  private record Entry(Source event, Source text) {}

  /** Adds an event. */
  void addEvent(Source name, Source condition) {
    conditions.add(new Entry(name, condition));
  }

  /** Adds code that is carried out at an event. */
  void addCode(Source event, Source statements) {
    codes.add(new Entry(event, statements));
  }

  /** The names of the events that have a condition, right or wrong. */
  List<String> names() {
    return conditions.stream().map(entry -> entry.event().text()).toList();
  }

  /** The events that could be read, in their order: all, unless a mistake was noted. */
  List<Event> parse(Problems problems) {
    Map<String, List<Ast.Assignment>> statements = statements(problems);
    Map<String, Event> events = new LinkedHashMap<>();
    for (Entry entry : conditions) {
      String name = entry.event().text();
      checkName(entry.event(), events, problems);
      ModelParser.expression(entry.text(), problems)
          .map(condition -> new Event(name, condition, statements.getOrDefault(name, List.of())))
          .ifPresent(event -> events.putIfAbsent(name, event));
    }
    return List.copyOf(events.values());
  }

  private Map<String, List<Ast.Assignment>> statements(Problems problems) {
    List<String> names = names();
    Map<String, List<Ast.Assignment>> statements = new LinkedHashMap<>();
    for (Entry entry : codes) {
      String name = entry.event().text();
      checkKnown(entry.event(), names, problems);
      List<Ast.Assignment> code = ModelParser.statements(entry.text(), problems);
      if (statements.putIfAbsent(name, code) != null) {
        problems.error(
            entry.event().whole(),
            "there is code for event '%s' already".formatted(name),
            "write all of it in one place");
      }
    }
    return statements;
  }

  private static void checkKnown(Source event, List<String> names, Problems problems) {
    if (!names.contains(event.text())) {
      problems.error(
          event.whole(),
          "the population has no event '%s'".formatted(event.text()),
          unknownHint(event.text(), names));
    }
  }

  private static String unknownHint(String event, List<String> names) {
    if (event.equals(Event.SPIKE)) {
      return "what happens at a spike is the reset";
    }
    String question = Suggestions.question(Suggestions.nearest(event, names));
    String list =
        names.isEmpty()
            ? "define it, as in events: {%s: v > 1}".formatted(event)
            : "it has: " + String.join(", ", names);
    return question.isEmpty() ? list : question;
  }

  private static void checkName(Source name, Map<String, Event> before, Problems problems) {
    refusal(name.text(), before)
        .ifPresent(reason -> problems.error(name.whole(), reason.message(), reason.hint()));
  }

  /** Why an event cannot have a name, and what to do. */
  private record Refusal(String message, String hint) {}

  private static Optional<Refusal> refusal(String name, Map<String, Event> before) {
    if (!Names.isIdentifier(name)) {
      return Optional.of(
          new Refusal(
              "'%s' is no name for an event".formatted(name),
              "a name is made of letters, digits and underscores, and begins with a letter"));
    }
    if (name.equals(Event.SPIKE)) {
      return Optional.of(
          new Refusal(
              "'spike' is the event that the threshold defines",
              "write its condition as the threshold, or give this event another name"));
    }
    if (Event.TAKEN.contains(name)) {
      return Optional.of(
          new Refusal(
              "an event cannot be called '%s': there is a file of results of that name"
                  .formatted(name),
              "give it another name"));
    }
    return before.containsKey(name)
        ? Optional.of(
            new Refusal("the event '%s' is defined twice".formatted(name), "remove one of them"))
        : Optional.empty();
  }
}
