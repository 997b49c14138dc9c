package org.rheobase.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Four steps in one, the first of which has a number that is a multiple of four, all of them in the
 * launch. What depends on the place of a step among the four is known then: which of four random
 * numbers serves, and that no word of spikes ends but in the last. {@link Expr.Step} is the number
 * of the first of the four.
 */
final class FourSteps {
  static final int COUNT = 4;

  private static final KnownBits.Bits MULTIPLE_OF_FOUR = KnownBits.Bits.low(2, 0);

  private final Program program;
  private final IrBuilder builder;
  private final Simplify rules;
  private final List<Store> stores = new ArrayList<>();
  private Map<Expr.Register, Expr> registers = new HashMap<>();

  FourSteps(Program program) {
    this.program = program;
    builder = IrBuilder.beside(program);
    rules = new Simplify(builder, new KnownBits(MULTIPLE_OF_FOUR));
    for (Carried carried : program.registers()) {
      registers.put(carried.register(), carried.register());
    }
    for (int number = 0; number < COUNT; number++) {
      new OneOfFour(number).add();
    }
  }

  /** All stores of the four steps that may be made, in their order. */
  List<Store> stores() {
    return stores;
  }

  /** The values of the registers after the four steps, in the program's order. */
  List<Expr> next() {
    return program.registers().stream().map(c -> now(c.register())).toList();
  }

  /** Names for the values of the four steps. */
  Map<Expr, String> labels() {
    return builder.labels();
  }

  private Expr now(Expr.Register register) {
    Expr value = registers.get(register);
    if (value == null) {
      throw new IllegalStateException("unknown register " + register);
    }
    return value;
  }

  /** One of the steps, in terms of what holds before the first of them. */
  private final class OneOfFour {
    private final int number;
    private final IdentityHashMap<Expr, Expr> values = new IdentityHashMap<>();

    OneOfFour(int number) {
      this.number = number;
    }

    void add() {
      for (Store store : program.stepStores()) {
        Expr guard = value(store.guard());
        if (!guard.equals(builder.constant(false))) {
          stores.add(new Store(guard, store.buffer(), value(store.index()), value(store.value())));
        }
      }
      Map<Expr.Register, Expr> next = new HashMap<>();
      for (Carried carried : program.registers()) {
        next.put(carried.register(), value(carried.next()));
      }
      registers = next;
    }

    private Expr value(Expr expr) {
      Expr known = values.get(expr);
      if (known == null) {
        known = made(expr);
        values.put(expr, known);
        String label = program.labels().get(expr);
        if (label != null && !Schedule.isLeaf(known)) {
          builder.label(known, label);
        }
      }
      return known;
    }

    private Expr made(Expr expr) {
      return switch (expr) {
        case Expr.Step step -> number == 0 ? step : builder.add(step, builder.constant(number));
        case Expr.Register register -> now(register);
        case Expr.Load load -> builder.load(load.buffer(), value(load.index()));
        case Expr.Operation operation -> made(operation);
        case Expr.Constant c -> c;
        case Expr.Argument a -> a;
        case Expr.Position p -> p;
        case Expr.Block b -> b;
      };
    }

    private Expr made(Expr.Operation operation) {
      Expr[] operands = operation.operands().stream().map(this::value).toArray(Expr[]::new);
      Expr value =
          rules.simplify(builder.operation(operation.operator(), operation.type(), operands));
      return isEndBeforeTheLast(value) ? builder.constant(false) : value;
    }

    /** Whether a value asks if the launch ends within the four steps, which it does not. */
    private boolean isEndBeforeTheLast(Expr value) {
      return value instanceof Expr.Operation comparison
          && comparison.operator() == Operator.EQUAL
          && comparison.operand(1).equals(Program.END_STEP)
          && comparison.operand(0) instanceof Expr.Operation sum
          && sum.operator() == Operator.ADD
          && sum.operand(0) instanceof Expr.Step
          && sum.operand(1) instanceof Expr.Constant following
          && following.bits() > 0
          && following.bits() < COUNT;
    }
  }
}
