package org.rheobase.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Schedule.Part;

/**
 * Finds the operations that read best as part of the expression that uses them: used once, in the
 * place where they are computed, and without a name of their own.
 */
final class Nesting {
  /** How many operations deep a nested value may be, so that lines stay readable. */
  private static final int DEPTH = 3;

  /** The place of uses that want a variable of its own: a register's next value. */
  private static final int VARIABLE = -1;

  private final Schedule schedule;
  private final Map<Expr, List<Integer>> places = new LinkedHashMap<>();
  private final Map<Expr, List<Integer>> uses = new HashMap<>();
  private int placesSoFar;

  /** From here on loads stay where they are: final stores may overwrite what they read. */
  private final int firstPlaceOfLast;

  Nesting(Schedule schedule) {
    this.schedule = schedule;
    int window = place(schedule.window());
    place(schedule.block());
    schedule.program().registers().forEach(carried -> use(carried.initial(), window));
    for (Schedule.Turn turn : schedule.turns()) {
      turn.next().forEach(value -> use(value, VARIABLE));
      place(turn.part());
    }
    firstPlaceOfLast = placesSoFar + 1;
    place(schedule.last());
    places.forEach((value, where) ->
        where.forEach(place -> value.operands().forEach(operand -> use(operand, place))));
  }

  private void place(Part part) {
    int top = place(part.values());
    for (Group group : part.groups()) {
      use(group.guard(), top);
      int inside = place(group.values());
      group.stores().forEach(store -> use(store.index(), inside));
      group.stores().forEach(store -> use(store.value(), inside));
    }
  }

  private int place(Collection<Expr> values) {
    placesSoFar++;
    values.forEach(value -> places.computeIfAbsent(value, v -> new ArrayList<>()).add(placesSoFar));
    return placesSoFar;
  }

  private void use(Expr value, int place) {
    uses.computeIfAbsent(value, v -> new ArrayList<>()).add(place);
  }

  /** The values to be nested. */
  Set<Expr> find() {
    Set<Expr> nested = new LinkedHashSet<>();
    Map<Expr, Integer> depths = new HashMap<>();
    places.forEach((value, where) -> {
      int depth = 1;
      for (Expr operand : value.operands()) {
        depth = Math.max(depth, 1 + depths.getOrDefault(operand, 0));
      }
      if (depth <= DEPTH && mayBeNested(value, where)) {
        nested.add(value);
        depths.put(value, depth);
      }
    });
    return nested;
  }

  /** Whether a value is used just once in each place where it is computed, and nowhere else. */
  private boolean mayBeNested(Expr value, List<Integer> where) {
    return (value instanceof Expr.Operation || where.getLast() < firstPlaceOfLast)
        && !schedule.labels().containsKey(value)
        && where.equals(uses.getOrDefault(value, List.of()).stream().sorted().toList());
  }
}
