package org.rheobase.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/**
 * Reads what parameters marked (linked) are linked to: {@code y: H.v}, or {@code y: {variable: H.v,
 * index: i//2}}.
 */
final class LinksReader {
  private final Problems problems;

  LinksReader(Problems problems) {
    this.problems = problems;
  }

  /** A variable of another population, as it is written. */
  private record Target(Source whole, Source population, Source variable) {}

  /**
   * The names of populations in an order in which each comes after those that it is linked to; a
   * circle of links is noted, and cut.
   */
  List<String> order(YamlMap populations) {
    Set<String> ordered = new LinkedHashSet<>();
    populations.keys().forEach(name -> append(name, populations, new ArrayList<>(), ordered));
    return List.copyOf(ordered);
  }

  private void append(String name, YamlMap populations, List<String> path, Set<String> ordered) {
    if (ordered.contains(name) || !populations.has(name)) {
      return;
    }
    path.add(name);
    for (Target target : targets(populations, name)) {
      String other = target.population().text();
      if (other.equals(name)) {
        continue; // told where the link is read
      }
      if (path.contains(other)) {
        problems.error(
            target.whole().whole(),
            "populations are linked in a circle: %s, %s"
                .formatted(
                    String.join(", ", path.subList(path.indexOf(other), path.size())), other),
            "one of them must do without the other");
      } else {
        append(other, populations, path, ordered);
      }
    }
    path.removeLast();
    ordered.add(name);
  }

  private List<Target> targets(YamlMap populations, String name) {
    if (!populations.isMap(name)) {
      return List.of();
    }
    YamlMap group = populations.map(name).orElseThrow();
    if (!group.isMap("linked")) {
      return List.of();
    }
    YamlMap links = group.map("linked").orElseThrow();
    return links.keys().stream().flatMap(key -> target(links, key).stream()).toList();
  }

  /**
   * Hands links to a population's builder.
   *
   * @param group the population
   * @param known the populations read so far
   */
  void read(YamlMap group, Map<String, NeuronGroup> known, NeuronGroupBuilder builder) {
    group
        .map("linked")
        .ifPresent(links -> links.keys().forEach(key -> read(links, key, known, builder)));
  }

  private void read(
      YamlMap links, String key, Map<String, NeuronGroup> known, NeuronGroupBuilder builder) {
    Optional<Source> index =
        links.isMap(key)
            ? links.map(key).map(m -> m.allow(Keys.LINK)).flatMap(m -> m.scalar("index"))
            : Optional.empty();
    Optional<Target> target = target(links, key);
    if (target.isEmpty()) {
      problems.error(
          links.key(key).whole(),
          "'%s' must be linked to a variable of another population".formatted(key),
          "write %s: H.v, or %s: {variable: H.v, index: i//2}".formatted(key, key));
      return;
    }
    Source population = target.get().population();
    NeuronGroup source = known.get(population.text());
    if (source == null) {
      String question =
          Suggestions.question(Suggestions.nearest(population.text(), known.keySet()));
      problems.error(
          population.whole(),
          "the model has no population '%s' that could be read from".formatted(population.text()),
          question.isEmpty() ? "it has: " + String.join(", ", known.keySet()) : question);
      return;
    }
    builder.linked(links.key(key), source, target.get().variable(), index);
  }

  private static Optional<Target> target(YamlMap links, String key) {
    Optional<Source> text =
        links.isMap(key)
            ? links.map(key).filter(m -> m.has("variable")).flatMap(m -> m.scalar("variable"))
            : links.isList(key) ? Optional.empty() : links.scalar(key);
    return text.filter(t -> t.text().strip().matches("[^.]+\\.[^.]+")).map(LinksReader::parted);
  }

  private static Target parted(Source text) {
    int point = text.text().indexOf('.');
    return new Target(text, text.part(0, point), text.part(point + 1, text.text().length()));
  }
}
