package org.rheobase.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a program in the plainest way: every value anew in every step. What it does is the
 * definition of a program's meaning; engines differ from it in speed only. An instance serves one
 * thread.
 */
public final class Interpreter {
  private final Program program;
  private final Frame step;
  private final Frame last;
  private final Frame first;

  /** Prepares a program for running. */
  public Interpreter(Program program) {
    this.program = program;
    first = new Frame(program.registers().stream().map(Carried::initial));
    step =
        new Frame(
            Stream.concat(
                program.registers().stream().map(Carried::next), operands(program.stepStores())));
    last = new Frame(operands(program.finalStores()));
  }

  private static Stream<Expr> operands(List<Store> stores) {
    return stores.stream().flatMap(store -> Stream.of(store.guard(), store.index(), store.value()));
  }

  /**
   * Runs the program for a range of positions.
   *
   * @param arguments bits of each argument, in the program's order
   * @param buffers an array for each buffer, in the program's order
   * @param from first position
   * @param to position after the last one
   */
  public void run(long[] arguments, List<HostArray> buffers, int from, int to) {
    Map<String, Long> values = new java.util.HashMap<>();
    for (int k = 0; k < program.arguments().size(); k++) {
      values.put(program.arguments().get(k).name(), arguments[k]);
    }
    Map<Buffer, HostArray> arrays = new java.util.HashMap<>();
    for (int k = 0; k < program.buffers().size(); k++) {
      arrays.put(program.buffers().get(k), buffers.get(k));
    }
    for (int position = from; position < to; position++) {
      new Neuron(values, arrays, position).run();
    }
  }

  /** The values that one neuron has on its way through the steps. */
  private final class Neuron {
    private final Map<String, Long> arguments;
    private final Map<Buffer, HostArray> arrays;
    private final int position;
    private final Map<String, Long> registers = new java.util.HashMap<>();
    private int now;

    Neuron(Map<String, Long> arguments, Map<Buffer, HostArray> arrays, int position) {
      this.arguments = arguments;
      this.arrays = arrays;
      this.position = position;
    }

    void run() {
      if (program.hasSteps()) {
        steps();
      }
      last.evaluate(this::leaf);
      store(program.finalStores(), last);
    }

    private void steps() {
      first.evaluate(this::leaf);
      for (Carried carried : program.registers()) {
        registers.put(carried.register().name(), first.value(carried.initial()));
      }
      int end = argument(Program.END_STEP).intValue();
      for (now = argument(Program.FIRST_STEP).intValue(); now < end; now++) {
        step.evaluate(this::leaf);
        store(program.stepStores(), step);
        for (Carried carried : program.registers()) {
          registers.put(carried.register().name(), step.value(carried.next()));
        }
      }
    }

    private void store(List<Store> stores, Frame frame) {
      for (Store store : stores) {
        if (frame.value(store.guard()) != 0) {
          array(store.buffer())
              .setBits((int) frame.value(store.index()), frame.value(store.value()));
        }
      }
    }

    private long leaf(Expr expr, Frame frame) {
      return switch (expr) {
        case Expr.Constant constant -> constant.bits();
        case Expr.Argument argument -> argument(argument);
        case Expr.Position p -> position;
        case Expr.Step s -> now;
        case Expr.Block b -> now >> 2;
        case Expr.Register register -> registers.getOrDefault(register.name(), 0L);
        case Expr.Load load -> array(load.buffer()).bits((int) frame.value(load.index()));
        case Expr.Operation operation ->
            throw new IllegalStateException("not a leaf: " + operation.operator());
      };
    }

    private Long argument(Expr.Argument argument) {
      Long value = arguments.get(argument.name());
      if (value == null) {
        throw new IllegalArgumentException("no value for argument " + argument.name());
      }
      return value;
    }

    private HostArray array(Buffer buffer) {
      HostArray array = arrays.get(buffer);
      if (array == null) {
        throw new IllegalArgumentException("no array for buffer " + buffer.name());
      }
      return array;
    }
  }

  /** What a value that is no operation is worth. */
  private interface Leaves {
    long value(Expr expr, Frame frame);
  }

  /** Values that are computed together, in an order in which operands come first. */
  private static final class Frame {
    private final List<Expr> nodes = new ArrayList<>();
    private final IdentityHashMap<Expr, Integer> slots = new IdentityHashMap<>();
    private final long[] values;
    private final int[][] operandSlots;

    Frame(Stream<Expr> roots) {
      roots.forEach(this::add);
      values = new long[nodes.size()];
      operandSlots =
          nodes.stream()
              .map(n -> n.operands().stream().mapToInt(this::slot).toArray())
              .toArray(int[][]::new);
    }

    private void add(Expr node) {
      if (!slots.containsKey(node)) {
        node.operands().forEach(this::add);
        slots.put(node, nodes.size());
        nodes.add(node);
      }
    }

    private int slot(Expr node) {
      Integer slot = slots.get(node);
      if (slot == null) {
        throw new IllegalStateException("a value that was not prepared");
      }
      return slot;
    }

    long value(Expr node) {
      return values[slot(node)];
    }

    void evaluate(Leaves leaves) {
      for (int k = 0; k < values.length; k++) {
        values[k] =
            nodes.get(k) instanceof Expr.Operation operation
                ? apply(operation, operandSlots[k])
                : leaves.value(nodes.get(k), this);
      }
    }

    private long apply(Expr.Operation operation, int[] at) {
      long a = values[at[0]];
      long b = at.length > 1 ? values[at[1]] : 0;
      long c = at.length > 2 ? values[at[2]] : 0;
      return Arithmetic.apply(
          operation.operator(), operation.type(), operation.operand(0).type(), a, b, c);
    }
  }

  /**
   * The value of an expression that depends on nothing but constants.
   *
   * @return its bits, as {@link Expr.Constant} has them
   */
  public static long evaluate(Expr expr) {
    Frame frame = new Frame(Stream.of(expr));
    frame.evaluate((leaf, f) -> {
      if (leaf instanceof Expr.Constant constant) {
        return constant.bits();
      }
      throw new IllegalArgumentException("not a constant expression");
    });
    return frame.value(expr);
  }

  /** The program that is run. */
  public Program program() {
    return program;
  }

  @Override
  public String toString() {
    return "Interpreter["
        + program.name()
        + ", "
        + Arrays.stream(step.operandSlots).count()
        + " values a step]";
  }
}
