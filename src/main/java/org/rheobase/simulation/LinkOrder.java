package org.rheobase.simulation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.model.Link;
import org.rheobase.model.NeuronGroup;

/** In which order populations that read from each other are advanced. */
final class LinkOrder {
  private final Map<String, NeuronGroup> groups = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private LinkOrder(List<NeuronGroup> all) {
    all.forEach(group -> groups.put(group.name(), group));
  }

  /**
   * The names of populations, each before those that it reads from: it needs their state as it was
   * at the window's start.
   *
   * @throws IllegalArgumentException if one reads from a population that is not there
   */
  static List<String> readersFirst(List<NeuronGroup> all) {
    LinkOrder order = new LinkOrder(all);
    all.forEach(group -> order.depth(group.name()));
    return all.stream()
        .map(NeuronGroup::name)
        .sorted((a, b) -> Integer.compare(order.depth(b), order.depth(a)))
        .toList();
  }

  /** The names of populations that read from others, and of those that are read. */
  static Set<String> linked(List<NeuronGroup> all) {
    Set<String> names = new LinkedHashSet<>();
    for (NeuronGroup group : all) {
      for (Link link : group.links()) {
        names.add(group.name());
        names.add(link.source());
      }
    }
    return names;
  }

  /** The length of the longest chain of links that begins at a population. */
  private int depth(String name) {
    Integer known = depths.get(name);
    if (known == null) {
      NeuronGroup group = groups.get(name);
      if (group == null) {
        throw new IllegalArgumentException(
            "a population is linked to '%s', which is not added to the simulation".formatted(name));
      }
      known = 0;
      for (Link link : group.links()) {
        known = Math.max(known, 1 + depth(link.source()));
      }
      depths.put(name, known);
    }
    return known;
  }
}
