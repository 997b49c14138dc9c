package org.rheobase.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program put in order: which values are computed once before the steps, which once in a block of
 * four steps, which in every step and which after the last one. The order depends on the program
 * alone, so that the same program is always spelled by the same text. Renderers follow a schedule
 * line by line.
 *
 * @param program the program that was put in order
 * @param window values computed before the first step, operands first
 * @param block values computed at the first step of a launch and at each step whose number is a
 *     multiple of four; empty where {@code four} is present
 * @param blockResults those values of {@code block} that are used outside of it
 * @param one what is done in one step
 * @param four what is done in four steps at once, wherever four steps are left and the first one's
 *     number is a multiple of four; there, {@link Expr.Step} is the number of the first one. Absent
 *     where it would be too much
 * @param last what is done after the last step
 * @param labels names for some values, for readers only
 * @param nested values that are used just once, and are best written down where they are used
 */
public record Schedule(
    Program program,
    List<Expr> window,
    List<Expr> block,
    Set<Expr> blockResults,
    Turn one,
    Optional<Turn> four,
    Part last,
    Map<Expr, String> labels,
    Set<Expr> nested) {

  /**
   * Values computed one after another, and the stores made of them.
   *
   * @param values values that are always computed, operands first
   * @param groups stores, in the order in which they are made
   */
  public record Part(List<Expr> values, List<Group> groups) {

    private int size() {
      return values.size() + groups.stream().mapToInt(group -> group.values().size()).sum();
    }
  }

  /**
   * A turn of the loop over steps.
   *
   * @param part what is done before registers take their next values
   * @param next the next value of each register, in the program's order
   */
  public record Turn(Part part, List<Expr> next) {}

  /**
   * Stores that are made under the same condition.
   *
   * @param guard the condition
   * @param values what is needed by these stores alone: computed where the guard holds
   * @param stores the stores, in their order
   */
  public record Group(Expr guard, List<Expr> values, List<Store> stores) {

    /** Whether the stores are always made. */
    public boolean always() {
      return guard instanceof Expr.Constant constant && constant.bits() != 0;
    }
  }

  /** Puts a verified program in order. */
  public static Schedule of(Program program) {
    return new Scheduler(program).schedule(true);
  }

  /** Puts a verified program in order, one step after another. */
  public static Schedule stepByStep(Program program) {
    return new Scheduler(program).schedule(false);
  }

  /** The turns of the loop over steps, of one step and of four. */
  public List<Turn> turns() {
    List<Turn> turns = new ArrayList<>(List.of(one));
    four.ifPresent(turns::add);
    return turns;
  }

  /** The number of values that a neuron's program spells out. */
  public int size() {
    int inTurns = turns().stream().mapToInt(turn -> turn.part().size()).sum();
    return window.size() + block.size() + inTurns + last.size();
  }

  /** The same schedule with other nested values. */
  Schedule withNested(Set<Expr> values) {
    return new Schedule(program, window, block, blockResults, one, four, last, labels, values);
  }

  /**
   * What the steps need: next values of registers, and the operands of stores, in the program's
   * order.
   */
  static List<Expr> rootsOfSteps(Program program) {
    List<Expr> roots = new ArrayList<>(program.registers().stream().map(Carried::next).toList());
    roots.addAll(rootsOf(program.stepStores()));
    return roots;
  }

  /** The operands of stores, in their order. */
  static List<Expr> rootsOf(List<Store> stores) {
    List<Expr> roots = new ArrayList<>();
    stores.forEach(store -> roots.addAll(List.of(store.guard(), store.index(), store.value())));
    return roots;
  }

  /** Whether a value costs nothing where it is used: neither a load nor an operation. */
  public static boolean isLeaf(Expr value) {
    return switch (value) {
      case Expr.Constant c -> true;
      case Expr.Argument a -> true;
      case Expr.Position p -> true;
      case Expr.Step s -> true;
      case Expr.Block b -> true;
      case Expr.Register r -> true;
      case Expr.Load l -> false;
      case Expr.Operation o -> false;
    };
  }
}
