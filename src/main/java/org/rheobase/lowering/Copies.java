package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Family;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Rewriter;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;
import org.rheobase.model.NeuronGroup;

/**
 * A pass that has a population many times over in one launch: the copies of it that have the
 * constants of the first member of a family come first, one for each seed, then those of the
 * second, and so on. Neuron i of a copy computes what neuron i of the population alone does with
 * these constants and this seed. What all neurons of a copy share is held by each of them.
 */
public final class Copies {
  private static final Buffer SEED_LOW = new Buffer("seed_low_table", Type.U32);
  private static final Buffer SEED_HIGH = new Buffer("seed_high_table", Type.U32);

  private final IrBuilder builder = new IrBuilder();
  private final NeuronGroup group;
  private final List<Long> seeds;

  /** How many neurons each population has from which one is borrowed, by the buffer. */
  private final Map<Buffer, Integer> foreign = new HashMap<>();

  /** The buffers that hold one value for all neurons of the population alone. */
  private final List<Buffer> shared;

  /** For each buffer that takes such a value after a launch the one that holds it before. */
  private final Map<Buffer, Buffer> successors = new HashMap<>();

  private Copies(
      NeuronGroup group,
      List<Long> seeds,
      Precision precision,
      List<StepProgram.Borrowed> borrowed,
      List<StepProgram.Successor> successors,
      Function<String, NeuronGroup> others) {
    this.group = group;
    this.seeds = seeds;
    shared =
        StateLayout.of(group, precision).entries().stream()
            .filter(StateLayout.Entry::isShared)
            .map(StateLayout.Entry::buffer)
            .toList();
    for (StepProgram.Borrowed b : borrowed) {
      NeuronGroup source = others.apply(b.population());
      if (StateLayout.of(source, precision).buffers().contains(b.original())) {
        foreign.put(b.buffer(), source.count());
      }
    }
    successors.forEach(s -> this.successors.put(s.next(), s.state()));
  }

  /** The layout of the state of copies: nothing is shared by all of them. */
  public static StateLayout layout(NeuronGroup group, Precision precision) {
    StateLayout alone = StateLayout.of(group, precision);
    return new StateLayout(
        alone.entries().stream()
            .map(e -> new StateLayout.Entry(e.name(), e.type(), e.buffer(), false))
            .toList(),
        alone.lastSpikeStep());
  }

  /**
   * The steps of all copies.
   *
   * @param group the population
   * @param members the programs of its steps with the constants of each member
   * @param seeds the seeds of a member's copies
   * @param others the populations that it may read from, by name
   */
  public static StepProgram steps(
      NeuronGroup group,
      List<StepProgram> members,
      List<Long> seeds,
      Function<String, NeuronGroup> others) {
    StepProgram first = members.getFirst();
    Precision precision = first.program().precision();
    Copies copies =
        new Copies(group, seeds, precision, first.borrowed(), first.successors(), others);
    Family family = Family.of(members.stream().map(StepProgram::program).toList());
    return new StepProgram(
        copies.program(family),
        first.method(),
        first.events(),
        first.traces(),
        List.of(),
        first.borrowed(),
        copies.tables(family));
  }

  /** A program outside of steps for all copies; see {@link #steps}. */
  public static StateProgram state(
      NeuronGroup group,
      List<StateProgram> members,
      List<Long> seeds,
      Function<String, NeuronGroup> others) {
    StateProgram first = members.getFirst();
    Precision precision = first.program().precision();
    Copies copies = new Copies(group, seeds, precision, first.borrowed(), List.of(), others);
    Family family = Family.of(members.stream().map(StateProgram::program).toList());
    return new StateProgram(copies.program(family), first.borrowed(), copies.tables(family));
  }

  private boolean hasSeeds() {
    return seeds.size() > 1;
  }

  private Map<Buffer, HostArray> tables(Family family) {
    Map<Buffer, HostArray> tables = new LinkedHashMap<>(family.tables());
    if (hasSeeds()) {
      int[] low = seeds.stream().mapToInt(Long::intValue).toArray();
      int[] high = seeds.stream().mapToInt(seed -> (int) (seed >>> 32)).toArray();
      tables.put(SEED_LOW, new HostArray(Type.U32, low));
      tables.put(SEED_HIGH, new HostArray(Type.U32, high));
    }
    return tables;
  }

  private Program program(Family family) {
    Program rewritten = new Rewriter(builder, this::changed).rewrite(family.program());
    List<Buffer> buffers = new ArrayList<>(rewritten.buffers());
    buffers.removeAll(successors.keySet());
    if (hasSeeds()) {
      // What a program computes is its last buffers' content.
      buffers.addAll(0, List.of(SEED_LOW, SEED_HIGH));
    }
    buffers.removeAll(family.tables().keySet());
    buffers.addAll(0, family.tables().keySet());
    return Verifier.verify(
        new Program(
            rewritten.name(),
            rewritten.precision(),
            LaunchArguments.ALL,
            buffers,
            rewritten.registers(),
            rewritten.stepStores(),
            rewritten.finalStores().stream().map(this::changed).toList(),
            rewritten.labels()));
  }

  private Expr changed(Expr value) {
    return switch (value) {
      case Expr.Argument argument -> changed(argument);
      case Expr.Load load -> changed(load);
      case Expr.Operation o -> o;
      case Expr.Constant c -> c;
      case Expr.Register r -> r;
      case Expr.Position p -> p;
      case Expr.Step s -> s;
      case Expr.Block b -> b;
    };
  }

  private Expr changed(Expr.Argument argument) {
    if (argument.equals(LaunchArguments.FIRST_NEURON)) {
      // So that the neuron's number, which is the position more, is the one in its copy.
      Expr neuron = builder.remainder(place(), builder.constant(group.count()));
      return builder.subtract(neuron, builder.position());
    }
    if (argument.equals(Family.MEMBER)) {
      return builder.divide(copy(), builder.constant(seeds.size()));
    }
    return seeds(argument)
        .map(
            table -> builder.load(table, builder.remainder(copy(), builder.constant(seeds.size()))))
        .orElse(argument);
  }

  private Optional<Buffer> seeds(Expr.Argument argument) {
    if (hasSeeds() && argument.equals(LaunchArguments.SEED_LOW)) {
      return Optional.of(SEED_LOW);
    }
    return hasSeeds() && argument.equals(LaunchArguments.SEED_HIGH)
        ? Optional.of(SEED_HIGH)
        : Optional.empty();
  }

  /** The number of the neuron among those of all copies. */
  private Expr place() {
    return builder.add(builder.argument(LaunchArguments.FIRST_NEURON), builder.position());
  }

  private Expr copy() {
    return builder.divide(place(), builder.constant(group.count()));
  }

  private Expr changed(Expr.Load load) {
    if (shared.contains(load.buffer())) {
      return builder.load(load.buffer(), builder.position());
    }
    Integer count = foreign.get(load.buffer());
    // A neuron that reads from the one of its own number has the same position in all copies.
    boolean isOwnNumber = load.index() instanceof Expr.Position;
    if (count == null || isOwnNumber) {
      return load;
    }
    Expr begin = builder.multiply(copy(), builder.constant(count));
    return builder.load(load.buffer(), builder.add(begin, load.index()));
  }

  private Store changed(Store store) {
    Buffer state = successors.get(store.buffer());
    return state == null
        ? store
        : new Store(builder.constant(true), state, builder.position(), store.value());
  }
}
