package org.rheobase.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A map of a model file. What is not of the expected form is noted as a problem and then read as if
 * it were not there.
 */
final class YamlMap {
  private final YamlText text;
  private final Problems problems;
  private final String title;
  private final Span span;
  private final boolean isMap;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A key with its value. */
  private record Entry(Source key, Node value) {}

  /**
   * Reads a map.
   *
   * @param title what a message calls it
   */
  YamlMap(YamlText text, Node node, String title, Problems problems) {
    this.text = text;
    this.problems = problems;
    this.title = title;
    span = text.span(node);
    isMap = node instanceof MappingNode;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else {
      problems.error(span, title + " must be a map: 'key: value', one a line");
    }
  }

  private void add(NodeTuple tuple) {
    if (tuple.getKeyNode() instanceof ScalarNode key) {
      Source source = text.source(key);
      if (entries.putIfAbsent(key.getValue(), new Entry(source, tuple.getValueNode())) != null) {
        problems.error(source.whole(), "'%s' stands here twice".formatted(key.getValue()));
      }
    } else {
      problems.error(text.span(tuple.getKeyNode()), "a key must be a word");
    }
  }

  /** Where the map stands. */
  Span span() {
    return span;
  }

  /** The keys, in the order of the file. */
  Collection<String> keys() {
    return entries.keySet();
  }

  /** A key with its place. */
  Source key(String name) {
    Entry entry = entries.get(name);
    return entry == null ? Source.of(title, name) : entry.key();
  }

  /** Notes keys that do not belong here. */
  YamlMap allow(Set<String> known, Set<String> later) {
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      String key = entry.getKey();
      Span place = entry.getValue().key().whole();
      if (later.contains(key)) {
        problems.error(
            place,
            "'%s' is not available yet".formatted(key),
            "remove it to run the rest of the model");
      } else if (!known.contains(key)) {
        String question = Suggestions.question(Suggestions.nearest(key, known));
        problems.error(
            place,
            "'%s' is not known in %s".formatted(key, title),
            question.isEmpty()
                ? "there can be: " + String.join(", ", known.stream().sorted().toList())
                : question);
      }
    }
    return this;
  }

  /** Whether the key is there. */
  boolean has(String key) {
    return entries.containsKey(key);
  }

  private Optional<Node> node(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** A text, number or truth value. */
  Optional<Source> scalar(String key) {
    return node(key).flatMap(value -> scalar(key, value));
  }

  private Optional<Source> scalar(String key, Node value) {
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(text.source(scalar));
    }
    problems.error(text.span(value), "'%s' must be a single value".formatted(key));
    return Optional.empty();
  }

  /** A whole number. */
  Optional<Long> integer(String key) {
    return scalar(key).flatMap(source -> integer(key, source));
  }

  private Optional<Long> integer(String key, Source source) {
    try {
      return Optional.of(Long.decode(source.text().strip().replace("_", "")));
    } catch (NumberFormatException e) {
      problems.error(source.whole(), "'%s' must be a whole number".formatted(key));
      return Optional.empty();
    }
  }

  /** A map. */
  Optional<YamlMap> map(String key) {
    return node(key).map(value -> new YamlMap(text, value, "'" + key + "'", problems));
  }

  /** A list of maps, or a single map in place of it. */
  List<YamlMap> maps(String key) {
    return node(key)
        .map(value -> value instanceof SequenceNode list ? list.getValue() : List.of(value))
        .orElse(List.of())
        .stream()
        .map(element -> new YamlMap(text, element, "'" + key + "'", problems))
        .toList();
  }

  /** Whether the value is a list. */
  boolean isList(String key) {
    return node(key).filter(SequenceNode.class::isInstance).isPresent();
  }

  /** Whether the value is a map. */
  boolean isMap(String key) {
    return node(key).filter(MappingNode.class::isInstance).isPresent();
  }

  /** The values of a list of scalars. */
  List<Source> scalars(String key) {
    List<Source> values = new ArrayList<>();
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof SequenceNode list) {
      list.getValue().forEach(element -> scalar(key, element).ifPresent(values::add));
    } else {
      node.ifPresent(value ->
          problems.error(text.span(value), "'%s' must be a list: [first, second]".formatted(key)));
    }
    return values;
  }

  /**
   * A row of a list of lists.
   *
   * @param place where it stands
   * @param values its values
   */
  record Row(Span place, List<Source> values) {}

  /** Whether the value is a list with a list in it. */
  boolean isListOfLists(String key) {
    return node(key)
        .filter(SequenceNode.class::isInstance)
        .map(SequenceNode.class::cast)
        .filter(list -> list.getValue().stream().anyMatch(SequenceNode.class::isInstance))
        .isPresent();
  }

  /** The rows of a list of lists of scalars. */
  List<Row> rows(String key) {
    List<Row> rows = new ArrayList<>();
    if (node(key).orElse(null) instanceof SequenceNode list) {
      list.getValue().forEach(element -> row(key, element).ifPresent(rows::add));
    }
    return rows;
  }

  private Optional<Row> row(String key, Node element) {
    if (element instanceof SequenceNode row) {
      List<Source> values = new ArrayList<>();
      row.getValue().forEach(value -> scalar(key, value).ifPresent(values::add));
      return Optional.of(new Row(text.span(row), values));
    }
    problems.error(text.span(element), "'%s' must be a list of lists here".formatted(key));
    return Optional.empty();
  }

  /** A truth value; false where there is none. */
  boolean truth(String key) {
    Optional<Source> value = scalar(key);
    value
        .filter(source -> !source.text().equals("true") && !source.text().equals("false"))
        .ifPresent(source -> problems.error(source.whole(), "this must be true or false"));
    return value.filter(source -> source.text().equals("true")).isPresent();
  }

  /** Notes that a key is missing; in what is no map, which has been noted, nothing is missed. */
  void missing(String key, String example) {
    if (isMap) {
      problems.error(
          span, "'%s' is missing in %s".formatted(key, title), "add it, as in " + example);
    }
  }

  /** Whether there is a list that must be there; if not, that is noted. */
  boolean requireList(String key, String example) {
    if (!has(key)) {
      missing(key, example);
    } else if (!isList(key)) {
      problems.error(
          node(key).map(text::span).orElse(span),
          "'%s' must be a list, as in %s".formatted(key, example));
    }
    return isList(key);
  }

  Problems problems() {
    return problems;
  }
}
