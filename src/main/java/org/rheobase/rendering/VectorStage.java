package org.rheobase.rendering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Schedule.Group;

/**
 * A part of the way of a tile, cut into passes: what takes many operations is done by several
 * methods, because the Java runtime does not compile long ones. What one pass leaves to another is
 * kept in arrays.
 */
final class VectorStage {
  /** A pass may be cut, where it leaves least to the next one, from this part of the longest on. */
  private static final double SHORTEST = 0.6;

  private final VectorRenderer renderer;
  private final String name;
  private final List<Group> groups;
  private final Map<String, Expr> results;
  private final Last last;
  private final VectorDemand demand;
  private final List<Expr> values;
  private final Map<Expr, Integer> lastUses = new HashMap<>();
  private final Map<Expr, String> arrays;
  private final List<VectorPass> passes = new ArrayList<>();

  /**
   * A stage.
   *
   * @param arrays values that are kept in arrays before it, and these arrays
   * @param order what may have to be computed, operands first
   * @param groups stores that it makes
   * @param results values to keep at its end, by the array for each
   * @param last values to keep if it is the last stage of its kind
   */
  VectorStage(
      VectorRenderer renderer,
      String name,
      Map<Expr, String> arrays,
      Collection<Expr> order,
      List<Group> groups,
      Map<String, Expr> results,
      Last last) {
    this.renderer = renderer;
    this.name = name;
    this.groups = groups;
    this.results = results;
    this.last = last;
    this.arrays = new LinkedHashMap<>(arrays);
    demand = new VectorDemand(renderer.uniformity, Set.copyOf(arrays.keySet()));
    results.values().forEach(demand::add);
    groups.forEach(demand::add);
    values =
        Stream.concat(order.stream(), longGroups().flatMap(group -> group.values().stream()))
            .filter(value -> demand.holds(value) && !arrays.containsKey(value))
            .distinct()
            .toList();
    findLastUses(order);
    cut();
  }

  /**
   * Values that are needed after the steps only.
   *
   * @param results the values, by the array in which each is kept
   * @param steps how many steps are done at once: the stage is the last one if so many are left
   */
  record Last(Map<String, Expr> results, int steps) {}

  String name() {
    return name;
  }

  /** The passes, in their order. */
  List<VectorPass> passes() {
    return passes;
  }

  /** Groups whose values are too many for a pass that has more to do: they may be cut. */
  private Stream<Group> longGroups() {
    return groups.stream().filter(this::isLong);
  }

  private boolean isLong(Group group) {
    return group.values().stream().mapToInt(this::cost).sum() > renderer.lanes.longestPass() / 2;
  }

  private int cost(Expr value) {
    return value instanceof Expr.Operation operation ? renderer.lanes.cost(operation) : 1;
  }

  private void findLastUses(Collection<Expr> order) {
    for (int k = 0; k < values.size(); k++) {
      int user = k;
      values.get(k).operands().forEach(operand -> lastUses.put(operand, user));
    }
    int end = values.size();
    VectorDemand demandOfLast = new VectorDemand(renderer.uniformity, Set.copyOf(arrays.keySet()));
    last.results().values().forEach(demandOfLast::add);
    order.stream()
        .filter(value -> demandOfLast.holds(value) && !demand.holds(value))
        .forEach(value -> value.operands().forEach(operand -> lastUses.put(operand, end)));
    last.results().values().forEach(value -> lastUses.put(value, end));
    results.values().forEach(value -> lastUses.put(value, end));
    for (Group group : groups) {
      VectorDemand.conjuncts(group.guard()).forEach(value -> lastUses.put(value, end));
      if (!isLong(group)) {
        group.values().forEach(v -> v.operands().forEach(operand -> lastUses.put(operand, end)));
      }
      group.stores().forEach(store -> lastUses.put(store.value(), end));
      group.stores().forEach(store -> lastUses.put(store.index(), end));
    }
  }

  private void cut() {
    int from = 0;
    for (int end = cut(from); end < values.size(); end = cut(from)) {
      pass(from, end);
      from = end;
    }
    lastPass(from);
  }

  /** Where a pass ends that begins at a place: before the value at the place returned. */
  private int cut(int from) {
    int longest = renderer.lanes.longestPass();
    int cost = 0;
    int best = values.size();
    int least = Integer.MAX_VALUE;
    for (int k = from; k < values.size(); k++) {
      cost += cost(values.get(k));
      if (cost > longest) {
        return best < values.size() ? best : k + 1;
      }
      if (cost >= SHORTEST * longest && left(k + 1).size() <= least) {
        least = left(k + 1).size();
        best = k + 1;
      }
    }
    return values.size();
  }

  /** The values before a place that are used after it, and that are not had anew at once. */
  private List<Expr> left(int place) {
    return values.subList(0, place).stream()
        .filter(value -> lastUses.getOrDefault(value, -1) >= place && renderer.isDear(value))
        .toList();
  }

  private void pass(int from, int end) {
    VectorPass pass = newPass();
    values.subList(from, end).forEach(pass::compute);
    Set<String> taken = new HashSet<>();
    List<Expr> left = left(end);
    left.stream().filter(arrays::containsKey).forEach(value -> taken.add(arrays.get(value)));
    for (Expr value : left) {
      if (!arrays.containsKey(value)) {
        String array = renderer.sparedArray(value.type(), taken);
        taken.add(array);
        arrays.put(value, array);
        pass.keep(array, value);
      }
    }
    pass.end();
    passes.add(pass);
  }

  private void lastPass(int from) {
    VectorPass pass = newPass();
    values.subList(from, values.size()).forEach(pass::compute);
    groups.forEach(group -> pass.group(group, demand));
    results.forEach(pass::keep);
    if (!last.results().isEmpty()) {
      pass.keepAtLast(last.results(), last.steps());
    }
    pass.end();
    passes.add(pass);
  }

  private VectorPass newPass() {
    String method = passes.isEmpty() ? name : renderer.claim(name);
    return new VectorPass(renderer, method, Map.copyOf(arrays));
  }
}
