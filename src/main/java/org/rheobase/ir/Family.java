package org.rheobase.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Programs that differ in nothing but constants, made one: each constant that differs is read from
 * a table instead, so that every neuron does the operations of its own program, bit for bit. (What
 * is found is the programs' least general generalization; Plotkin 1970, Machine Intelligence 5.)
 *
 * @param program the common program
 * @param tables the values of each table, one for each program
 */
public record Family(Program program, Map<Buffer, HostArray> tables) {
  /** In the common program: whose constants are meant, from 0. */
  public static final Expr.Argument MEMBER = new Expr.Argument("member", Type.I32);

  /** Keeps a copy, in the same order. */
  public Family {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /**
   * Makes programs one.
   *
   * @param programs at least one; all of the same {@link #shape}
   * @throws IllegalArgumentException if they differ in more than constants
   */
  public static Family of(List<Program> programs) {
    return new Merging(programs).merged();
  }

  /**
   * A number that programs share which differ in constants alone, and hardly ever others: what a
   * program does, without the values of its numbers.
   */
  public static long shape(Program program) {
    return new Shape().of(program);
  }

  /** The walk through all programs at once. */
  private static final class Merging {
    private final IrBuilder builder = new IrBuilder();
    private final List<Program> programs;
    private final Map<List<Expr>, Expr> merged = new HashMap<>();
    private final Map<List<Expr>, Expr> constants = new HashMap<>();
    private final Map<Buffer, HostArray> tables = new LinkedHashMap<>();

    Merging(List<Program> programs) {
      this.programs = List.copyOf(programs);
    }

    Family merged() {
      Program first = programs.getFirst();
      for (Program other : programs) {
        require(first.buffers().equals(other.buffers()));
        require(first.registers().size() == other.registers().size());
        require(first.stepStores().size() == other.stepStores().size());
        require(first.finalStores().size() == other.finalStores().size());
      }
      List<Carried> registers = new ArrayList<>();
      for (int k = 0; k < first.registers().size(); k++) {
        registers.add(register(k));
      }
      List<Store> stepStores = stores(programs.stream().map(Program::stepStores).toList());
      List<Store> finalStores = stores(programs.stream().map(Program::finalStores).toList());
      first.labels().forEach(this::label);
      List<Expr.Argument> arguments = new ArrayList<>(first.arguments());
      arguments.add(MEMBER);
      List<Buffer> buffers = new ArrayList<>(first.buffers());
      buffers.addAll(tables.keySet());
      return new Family(
          new Program(
              first.name(),
              first.precision(),
              arguments,
              buffers,
              registers,
              stepStores,
              finalStores,
              builder.labels()),
          tables);
    }

    private Carried register(int number) {
      List<Carried> all = programs.stream().map(p -> p.registers().get(number)).toList();
      Expr.Register register = all.getFirst().register();
      all.forEach(other -> require(other.register().equals(register)));
      return new Carried(
          register,
          merge(all.stream().map(Carried::initial).toList()),
          merge(all.stream().map(Carried::next).toList()));
    }

    private List<Store> stores(List<List<Store>> lists) {
      return IntStream.range(0, lists.getFirst().size())
          .mapToObj(k -> store(lists.stream().map(list -> list.get(k)).toList()))
          .toList();
    }

    private Store store(List<Store> stores) {
      Buffer buffer = stores.getFirst().buffer();
      stores.forEach(other -> require(other.buffer().equals(buffer)));
      return new Store(
          merge(stores.stream().map(Store::guard).toList()),
          buffer,
          merge(stores.stream().map(Store::index).toList()),
          merge(stores.stream().map(Store::value).toList()));
    }

    /** Labels are those of the first program. */
    private void label(Expr old, String name) {
      merged.forEach((nodes, now) -> {
        if (nodes.getFirst().equals(old) && now instanceof Expr.Operation) {
          builder.label(now, name);
        }
      });
    }

    /** The common form of values that stand at the same place in all programs. */
    private Expr merge(List<Expr> values) {
      Expr known = merged.get(values);
      if (known == null) {
        known = mergeNew(values);
        merged.put(values, known);
      }
      return known;
    }

    private Expr mergeNew(List<Expr> values) {
      Expr first = values.getFirst();
      List<Expr> operands = new ArrayList<>();
      for (int k = 0; k < first.operands().size(); k++) {
        int place = k;
        values.forEach(value -> require(value.operands().size() > place));
        operands.add(merge(values.stream().map(value -> value.operands().get(place)).toList()));
      }
      values.forEach(value -> require(Shape.head(value).equals(Shape.head(first))));
      return switch (first) {
        case Expr.Operation o ->
            builder.operation(o.operator(), o.type(), operands.toArray(Expr[]::new));
        case Expr.Load load -> builder.load(load.buffer(), operands.getFirst());
        case Expr.Constant c -> constants.computeIfAbsent(values, this::constant);
        case Expr.Argument argument -> builder.argument(argument);
        case Expr.Register register -> builder.register(register);
        case Expr.Position position -> builder.position();
        case Expr.Step step -> builder.step();
        case Expr.Block block -> builder.block();
      };
    }

    private Expr constant(List<Expr> values) {
      Expr.Constant first = (Expr.Constant) values.getFirst();
      if (values.stream().allMatch(first::equals)) {
        return builder.constant(first.type(), first.bits());
      }
      Buffer table = new Buffer("constant" + tables.size() + "_table", first.type());
      HostArray contents = HostArray.of(first.type(), values.size());
      for (int k = 0; k < values.size(); k++) {
        contents.setBits(k, ((Expr.Constant) values.get(k)).bits());
      }
      tables.put(table, contents);
      return builder.load(table, builder.argument(MEMBER));
    }

    private static void require(boolean same) {
      if (!same) {
        throw new IllegalArgumentException("the programs differ in more than constants");
      }
    }
  }

  /** Numbers that tell shapes apart. */
  private static final class Shape {
    private final IdentityHashMap<Expr, Long> known = new IdentityHashMap<>();

    long of(Program program) {
      long all = mixed(program.buffers().hashCode(), program.registers().size());
      for (Carried carried : program.registers()) {
        all = mixed(all, carried.register().hashCode());
        all = mixed(all, of(carried.initial()));
        all = mixed(all, of(carried.next()));
      }
      for (List<Store> stores : List.of(program.stepStores(), program.finalStores())) {
        all = mixed(all, stores.size());
        for (Store store : stores) {
          all = mixed(all, store.buffer().hashCode());
          all = mixed(all, of(store.guard()));
          all = mixed(all, of(store.index()));
          all = mixed(all, of(store.value()));
        }
      }
      return all;
    }

    private long of(Expr value) {
      Long found = known.get(value);
      if (found == null) {
        long all = head(value).hashCode();
        for (Expr operand : value.operands()) {
          all = mixed(all, of(operand));
        }
        found = all;
        known.put(value, found);
      }
      return found;
    }

    /** What a value is, its operands and the value of a number aside. */
    static Object head(Expr value) {
      return switch (value) {
        case Expr.Operation o -> List.of(o.operator().name(), o.type().name());
        case Expr.Load load -> load.buffer();
        // There are no tables of truth values.
        case Expr.Constant c -> c.type() == Type.BOOL ? c : List.of("constant", c.type().name());
        case Expr.Argument argument -> argument;
        case Expr.Register register -> register;
        case Expr.Position position -> position;
        case Expr.Step step -> step;
        case Expr.Block block -> block;
      };
    }

    /** As in SplitMix64 (Steele, Lea and Flood 2014, figure 16). */
    private static long mixed(long all, long next) {
      long x = all * 0x9e3779b97f4a7c15L + next;
      long y = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
      return y ^ (y >>> 27);
    }
  }
}
