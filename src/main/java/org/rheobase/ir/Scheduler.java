package org.rheobase.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Schedule.Part;
import org.rheobase.ir.Schedule.Turn;

/** Makes the {@link Schedule} of one program. */
final class Scheduler {
  /** A step of more operations than this is not done by fours: it would be too much text. */
  private static final int LONGEST_OF_FOUR = 48;

  /** How often a value changes in the steps of a launch. */
  private enum Level {
    WINDOW,
    BLOCK,
    STEP
  }

  private final Program program;
  private final Map<Expr, Level> levels = new HashMap<>();

  Scheduler(Program program) {
    this.program = program;
  }

  /**
   * The schedule.
   *
   * @param byFours whether four steps may be done at once
   */
  Schedule schedule(boolean byFours) {
    Steps one = new Steps(nextValues(), program.stepStores());
    Optional<FourSteps> fours =
        byFours && mayBeDoneByFours(one) ? Optional.of(new FourSteps(program)) : Optional.empty();
    Optional<Steps> four = fours.map(f -> new Steps(f.next(), f.stores()));
    Set<Expr> window = inOrder(program.registers().stream().map(Carried::initial).toList());
    window.addAll(ofLevel(one.used, Level.WINDOW));
    four.ifPresent(f -> window.addAll(ofLevel(f.used, Level.WINDOW)));
    List<Expr> block = four.isPresent() ? List.of() : ofLevel(one.used, Level.BLOCK);
    Part last =
        new Partition(program.finalStores(), loadsOfStoredBuffers()).part(lastValues(window));
    Schedule plain =
        new Schedule(
            program,
            List.copyOf(window),
            block,
            blockResults(block, one.used),
            one.turn(block),
            four.map(f -> f.turn(block)),
            last,
            labels(fours),
            Set.of());
    return plain.withNested(new Nesting(plain).find());
  }

  private boolean mayBeDoneByFours(Steps one) {
    return program.hasSteps() && ofLevel(one.used, Level.STEP).size() <= LONGEST_OF_FOUR;
  }

  private Map<Expr, String> labels(Optional<FourSteps> fours) {
    Map<Expr, String> labels = new HashMap<>(program.labels());
    fours.ifPresent(f -> f.labels().forEach(labels::putIfAbsent));
    return labels;
  }

  /** What is needed to make the stores of a turn and to go on from it. */
  private final class Steps {
    private final List<Expr> next;
    private final List<Store> stores;
    private final Set<Expr> used;

    Steps(List<Expr> next, List<Store> stores) {
      this.next = next;
      this.stores = stores;
      List<Expr> roots = new ArrayList<>(next);
      roots.addAll(Schedule.rootsOf(stores));
      used = inOrder(roots);
    }

    /** The turn that finds the values of the window and of the block computed. */
    Turn turn(List<Expr> block) {
      Set<Expr> known = new HashSet<>(block);
      List<Expr> values =
          used.stream().filter(v -> level(v) != Level.WINDOW && !known.contains(v)).toList();
      return new Turn(new Partition(stores, next).part(values), next);
    }
  }

  private List<Expr> nextValues() {
    return program.registers().stream().map(Carried::next).toList();
  }

  /** Loads and operations that values are made of, the values included, operands first. */
  private static Set<Expr> inOrder(Collection<Expr> roots) {
    Set<Expr> ordered = new LinkedHashSet<>();
    roots.forEach(root -> append(root, ordered));
    return ordered;
  }

  private static void append(Expr value, Set<Expr> ordered) {
    if (!Schedule.isLeaf(value) && !ordered.contains(value)) {
      value.operands().forEach(operand -> append(operand, ordered));
      ordered.add(value);
    }
  }

  private List<Expr> ofLevel(Collection<Expr> values, Level level) {
    return values.stream().filter(value -> level(value) == level).toList();
  }

  private Level level(Expr expr) {
    Level known = levels.get(expr);
    if (known == null) {
      known =
          switch (expr) {
            case Expr.Step s -> Level.STEP;
            case Expr.Register r -> Level.STEP;
            case Expr.Block b -> Level.BLOCK;
            case Expr.Constant c -> Level.WINDOW;
            case Expr.Argument a -> Level.WINDOW;
            case Expr.Position p -> Level.WINDOW;
            case Expr.Load load -> level(load.index());
            case Expr.Operation operation -> highestLevel(operation.operands());
          };
      levels.put(expr, known);
    }
    return known;
  }

  private Level highestLevel(List<Expr> operands) {
    Level highest = Level.WINDOW;
    for (Expr operand : operands) {
      Level level = level(operand);
      highest = level.compareTo(highest) > 0 ? level : highest;
    }
    return highest;
  }

  private Set<Expr> blockResults(List<Expr> block, Set<Expr> used) {
    Stream<Expr> operands =
        used.stream()
            .filter(v -> level(v) == Level.STEP)
            .flatMap(value -> value.operands().stream());
    Set<Expr> results = new LinkedHashSet<>(block);
    results.retainAll(Stream.concat(operands, Schedule.rootsOfSteps(program).stream()).toList());
    return results;
  }

  private List<Expr> lastValues(Set<Expr> window) {
    Set<Expr> values = inOrder(Schedule.rootsOf(program.finalStores()));
    values.removeAll(window);
    return List.copyOf(values);
  }

  /**
   * Values that final stores may overwrite, and that must therefore be read before the first of
   * these.
   */
  private List<Expr> loadsOfStoredBuffers() {
    List<Buffer> stored = program.finalStores().stream().map(Store::buffer).toList();
    return inOrder(Schedule.rootsOf(program.finalStores())).stream()
        .filter(value -> value instanceof Expr.Load load && stored.contains(load.buffer()))
        .toList();
  }

  /** Cuts stores into groups of one guard, and finds out which values only one group needs. */
  private static final class Partition {
    /** The owner of a value that is needed outside of groups, or in more than one. */
    private static final int ALL = -1;

    private final List<Expr> always;
    private final List<List<Store>> groups = new ArrayList<>();
    private final Map<Expr, Integer> owners = new HashMap<>();

    /**
     * A partition of stores.
     *
     * @param always values that are needed whatever guards say
     */
    Partition(List<Store> stores, List<Expr> always) {
      this.always = always;
      stores.forEach(this::place);
    }

    /**
     * Adds a store to the group with its guard, unless that would move it before another store to
     * its buffer.
     */
    private void place(Store store) {
      for (List<Store> group : groups.reversed()) {
        if (group.getFirst().guard().equals(store.guard())) {
          group.add(store);
          return;
        }
        if (group.stream().anyMatch(other -> other.buffer().equals(store.buffer()))) {
          break;
        }
      }
      groups.add(new ArrayList<>(List.of(store)));
    }

    /** The part that computes some of the values needed, given operands first. */
    Part part(List<Expr> values) {
      findOwners();
      List<Group> parts = new ArrayList<>();
      for (int k = 0; k < groups.size(); k++) {
        int owner = k;
        Expr guard = groups.get(k).getFirst().guard();
        parts.add(
            new Group(guard, having(values, v -> owner(v) == owner), List.copyOf(groups.get(k))));
      }
      return new Part(having(values, v -> owner(v) == ALL), List.copyOf(parts));
    }

    private void findOwners() {
      always.forEach(value -> own(value, ALL));
      for (int k = 0; k < groups.size(); k++) {
        for (Store store : groups.get(k)) {
          own(store.guard(), ALL);
          own(store.index(), k);
          own(store.value(), k);
        }
      }
    }

    private void own(Expr value, int owner) {
      if (Schedule.isLeaf(value)) {
        return;
      }
      Integer before = owners.get(value);
      int now = before == null || before == owner ? owner : ALL;
      if (before == null || before != now) {
        owners.put(value, now);
        value.operands().forEach(operand -> own(operand, now));
      }
    }

    private int owner(Expr value) {
      return owners.getOrDefault(value, ALL);
    }

    private static List<Expr> having(List<Expr> values, Predicate<Expr> property) {
      return values.stream().filter(property).toList();
    }
  }
}
