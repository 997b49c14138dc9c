package org.rheobase.rendering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Store;
import org.rheobase.ir.Uniformity;

/**
 * Finds the values that are needed as vectors: neither as numbers that are the same for all neurons
 * nor as mere places in arrays.
 */
final class VectorDemand {
  private final Uniformity uniformity;
  private final Set<Expr> available;
  private final Set<Expr> values = new HashSet<>();

  /**
   * Nothing needed so far.
   *
   * @param available values that are there already; what they are made of is not needed
   */
  VectorDemand(Uniformity uniformity, Set<Expr> available) {
    this.uniformity = uniformity;
    this.available = available;
  }

  /** Whether a value is needed. */
  boolean holds(Expr value) {
    return values.contains(value);
  }

  /** Adds what the stores of a group need. */
  void add(Group group) {
    conjuncts(group.guard()).forEach(this::add);
    for (Store store : group.stores()) {
      addIndex(store.index());
      add(store.value());
    }
  }

  /** Adds a value and what it is made of. */
  void add(Expr value) {
    if (!uniformity.isUniform(value) && values.add(value) && !available.contains(value)) {
      switch (value) {
        case Expr.Load load -> addIndex(load.index());
        case Expr.Operation operation -> operation.operands().forEach(this::add);
        case Expr.Constant c -> {}
        case Expr.Argument a -> {}
        case Expr.Position p -> {}
        case Expr.Step s -> {}
        case Expr.Block b -> {}
        case Expr.Register r -> {}
      }
    }
  }

  private void addIndex(Expr index) {
    if (!uniformity.isConsecutive(index)) {
      add(index);
    }
  }

  /** The conditions that all must hold for a guard to hold; none for one that always holds. */
  static List<Expr> conjuncts(Expr guard) {
    List<Expr> all = new ArrayList<>();
    if (guard instanceof Expr.Operation both && both.operator() == Operator.AND) {
      all.addAll(conjuncts(both.operand(0)));
      all.addAll(conjuncts(both.operand(1)));
    } else if (!(guard instanceof Expr.Constant constant && constant.bits() != 0)) {
      all.add(guard);
    }
    return all;
  }
}
