package org.rheobase.files;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.Origin;
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
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Keys of which it cannot be said that they are missing, because others are mistaken. */
  private final Set<String> suggested = new HashSet<>();

  private boolean isBroken;

  /** A key with its value. */
  private record Entry(Source key, Node value) {}

  /**
   * Reads the map that a file is.
   *
   * @param title what a message calls it
   */
  YamlMap(YamlText text, Node node, String title, Problems problems) {
    this(text, node, title, text.span(node), problems);
  }

  private YamlMap(YamlText text, Node node, String title, Span place, Problems problems) {
    this.text = text;
    this.problems = problems;
    this.title = title;
    span = place;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else {
      isBroken = true;
      boolean isEmpty = isEmpty(node);
      problems.error(
          isEmpty ? place : text.span(node),
          title + (isEmpty ? " is empty" : " must be a map"),
          "a map has entries 'key: value', one a line");
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  private void add(NodeTuple tuple) {
    if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("<<")) {
      isBroken = true;
      problems.error(
          text.span(key), "YAML 1.2 has no merge keys", "write the entries out, without '<<'");
    } else if (tuple.getKeyNode() instanceof ScalarNode key) {
      Source source = text.source(key);
      Entry before = entries.putIfAbsent(key.getValue(), new Entry(source, tuple.getValueNode()));
      if (before != null) {
        problems.error(
            source.whole(),
            "'%s' stands here twice".formatted(key.getValue()),
            "it stands in line %d already".formatted(before.key().whole().line()));
      }
    } else {
      problems.error(text.span(tuple.getKeyNode()), "a key must be a word");
    }
  }

  /** Where the map stands: its key, where it has one. */
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
    return entry == null ? Source.of(span.source().name(), name, new Place(span)) : entry.key();
  }

  /** The place of what is not there: that of the map. */
  private record Place(Span map) implements Origin {
    @Override
    public Span span(int start, int end) {
      return map;
    }
  }

  /** Notes keys that do not belong here. */
  YamlMap allow(Keys known) {
    return allow(known, Set.of());
  }

  /**
   * Notes keys that do not belong here.
   *
   * @param later keys that the language will have, and has not yet
   */
  YamlMap allow(Keys keys, Set<String> later) {
    Set<String> known = keys.names();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      String key = entry.getKey();
      Span place = entry.getValue().key().whole();
      if (later.contains(key)) {
        problems.error(
            place,
            "'%s' is not available yet".formatted(key),
            "remove it to run the rest of the model");
      } else if (!known.contains(key)) {
        Optional<String> meant =
            Synonyms.find(key, known).or(() -> Suggestions.nearest(key, known));
        meant.ifPresent(suggested::add);
        String question = Suggestions.question(meant);
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
    if (value instanceof ScalarNode scalar && !isEmpty(value)) {
      return Optional.of(text.source(scalar));
    }
    if (isEmpty(value)) {
      problems.error(
          key(key).whole(), "'%s' is empty".formatted(key), "write a value after it, or remove it");
    } else {
      problems.error(
          text.span(value),
          "'%s' must be a single value, not a %s"
              .formatted(key, value instanceof SequenceNode ? "list" : "map"));
    }
    return Optional.empty();
  }

  /** A whole number of a range, both ends included. */
  Optional<Long> integer(String key, long least, long greatest) {
    return scalar(key).flatMap(source -> integer(key, source, least, greatest));
  }

  private Optional<Long> integer(String key, Source source, long least, long greatest) {
    Optional<BigInteger> number = WholeNumber.parse(source.text());
    if (number.isEmpty()) {
      problems.error(
          source.whole(),
          "'%s' must be a whole number".formatted(key),
          "write digits, as in 1000, or 1e3");
      return Optional.empty();
    }
    boolean isInRange =
        number.get().compareTo(BigInteger.valueOf(least)) >= 0
            && number.get().compareTo(BigInteger.valueOf(greatest)) <= 0;
    if (!isInRange) {
      problems.error(
          source.whole(),
          String.format(Locale.ROOT, "'%s' must be from %,d to %,d", key, least, greatest));
    }
    return number.filter(n -> isInRange).map(BigInteger::longValueExact);
  }

  /** A map. */
  Optional<YamlMap> map(String key) {
    return node(key)
        .map(value ->
            new YamlMap(text, value, "'" + key + "'", key(key).whole().inFile(), problems));
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
          problems.error(
              text.span(value),
              "'%s' must be a list".formatted(key),
              value instanceof ScalarNode scalar && !isEmpty(value)
                  ? "write [%s]".formatted(scalar.getValue().strip())
                  : "a list is written as in [first, second]"));
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

  /** The values of a list of scalars, each of which may stand in it once. */
  List<Source> distinct(String key) {
    Map<String, Source> values = new LinkedHashMap<>();
    for (Source value : scalars(key)) {
      if (values.putIfAbsent(value.text(), value) != null) {
        problems.error(
            value.whole(), "'%s' stands here twice".formatted(value.text()), "remove one of them");
      }
    }
    return List.copyOf(values.values());
  }

  /** Whether the value is a list without elements. */
  boolean isEmptyList(String key) {
    return node(key)
        .filter(value -> value instanceof SequenceNode list && list.getValue().isEmpty())
        .isPresent();
  }

  /**
   * Notes that a key is missing.
   *
   * @param key the key; or words for what is missing, such as {@code a phase}
   */
  void missing(String key, String example) {
    if (!isBroken && !suggested.contains(key)) {
      String missing = key.contains(" ") ? key : "'" + key + "'";
      problems.error(
          span, "%s is missing in %s".formatted(missing, title), "add it, as in " + example);
    }
  }

  Problems problems() {
    return problems;
  }
}
