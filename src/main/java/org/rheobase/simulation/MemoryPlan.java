package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.rheobase.engine.EngineException;

/**
 * How a run is cut so that it fits into memory: time into windows of steps, populations into slabs
 * of neurons. Nothing of it changes a bit of a result.
 *
 * @param windowSteps the largest number of steps in a window
 * @param populations how each population is cut
 */
record MemoryPlan(int windowSteps, List<Cut> populations) {
  /** The longest window, so that progress shows and other threads are heard. */
  static final int LONGEST = 1 << 14;

  /**
   * Steps of a window below which populations are cut smaller instead: a neuron's state is read and
   * written once a window, which should cost little beside the steps.
   */
  private static final int WORTHWHILE = 256;

  /** Share of the Java heap for the lists of a window. */
  private static final int HEAP_PER_LISTS = 16;

  /**
   * How a population is cut.
   *
   * @param demand what it needs
   * @param slabs its slabs, in the order of the neurons
   */
  record Cut(MemoryDemand demand, List<Piece> slabs) {

    /** The number of neurons of the largest slab on an engine; 0 if it has none. */
    int largest(int engine) {
      return slabs.stream()
          .filter(slab -> slab.engine() == engine)
          .mapToInt(slab -> slab.range().count())
          .max()
          .orElse(0);
    }
  }

  /**
   * A slab.
   *
   * @param engine number of the engine that advances it
   * @param range its neurons
   * @param isStowed whether its state rests in Java's memory while the engine advances others
   */
  record Piece(int engine, NeuronRange range, boolean isStowed) {}

  /**
   * What is wished beside what memory demands.
   *
   * @param window the largest number of steps in a window
   * @param slab the largest number of neurons in a slab
   * @param listBytes the most bytes of Java's memory for the lists of a window
   */
  record Limits(OptionalInt window, OptionalInt slab, long listBytes) {

    /** Limits with a part of the Java heap for lists. */
    static Limits of(OptionalInt window, OptionalInt slab) {
      return new Limits(window, slab, Runtime.getRuntime().maxMemory() / HEAP_PER_LISTS);
    }

    /**
     * The number of steps whose lists fit into Java's memory.
     *
     * @param bytesPerStep bytes of the lists of one step
     */
    int listSteps(double bytesPerStep) {
      return (int) Math.clamp(listBytes / bytesPerStep, 1, LONGEST);
    }
  }

  /**
   * Makes a plan.
   *
   * @param demands the populations
   * @param budgets the memory of each engine
   * @param shares the part of each population that each engine takes; they add up to 1
   * @throws EngineException if there is not enough memory, with the numbers
   */
  static MemoryPlan of(
      List<MemoryDemand> demands, List<MemoryBudget> budgets, List<Double> shares, Limits limits) {
    return new Planning(demands, budgets, shares, limits).plan();
  }

  /** How the population of a name is cut. */
  Cut cut(String group) {
    return populations.stream()
        .filter(cut -> cut.demand().group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Where a window ends that begins at {@code start}: where a word of spikes does, unless that is
   * past the end of the run or the window would be too long.
   */
  static int end(int start, int runEnd, int steps) {
    long end = Math.min((long) start + steps, runEnd);
    long wordEnd = end & ~31L;
    return (int) (end < runEnd && wordEnd > start ? wordEnd : end);
  }

  /** The making of a plan. */
  private record Planning(
      List<MemoryDemand> demands, List<MemoryBudget> budgets, List<Double> shares, Limits limits) {

    MemoryPlan plan() {
      boolean[] stows = new boolean[budgets.size()];
      for (int engine = 0; engine < stows.length; engine++) {
        stows[engine] = stows(engine);
      }
      List<Cut> cuts = demands.stream().map(demand -> cut(demand, stows)).toList();
      return new MemoryPlan(limits.window().orElseGet(() -> windowSteps(cuts)), cuts);
    }

    /** Whether the states of an engine's neurons do not fit into its memory at once. */
    private boolean stows(int engine) {
      MemoryBudget budget = budgets.get(engine);
      long all = 0;
      long resident = 0;
      for (MemoryDemand demand : demands) {
        int count = range(demand, engine).count();
        all += count == 0 ? 0 : demand.stateBytes(count);
        resident +=
            count == 0 ? 0 : demand.isWhole() ? demand.stateBytes(count) : demand.fixedBytes();
      }
      if ((budget.isHeap() ? all : resident) > budget.bytes() - budget.windowBytes()) {
        throw refusal(engine);
      }
      return all > budget.bytes() - budget.windowBytes();
    }

    private EngineException refusal(int engine) {
      MemoryBudget budget = budgets.get(engine);
      StringBuilder text = new StringBuilder("not enough memory:");
      for (MemoryDemand demand : demands) {
        text.append(
            String.format(
                Locale.ROOT,
                " population '%s' needs %s for the state of %,d neurons (%d bytes each%s),",
                demand.group(),
                Bytes.text(demand.stateBytes(range(demand, engine).count())),
                range(demand, engine).count(),
                demand.neuronBytes(),
                demand.fixedBytes() == 0
                    ? ""
                    : ", timed arrays " + Bytes.text(demand.fixedBytes())));
      }
      text.append(
          String.format(
              Locale.ROOT,
              " the results of a window need %s, and %s may use %s. ",
              Bytes.text(budget.windowBytes()),
              budget.isHeap()
                  ? "this run in the Java heap"
                  : "this run on " + budget.device().title(),
              Bytes.text(budget.bytes())));
      text.append(
          budget.isHeap()
              ? "Simulate fewer neurons, take single precision, or give Java more memory (RHEOBASE_JAVA_OPTIONS=-Xmx...)"
              : "Simulate fewer neurons, or take single precision");
      return new EngineException(text.toString());
    }

    /** The neurons of a population that an engine takes. */
    private NeuronRange range(MemoryDemand demand, int engine) {
      if (demand.isWhole()) {
        return NeuronRange.all(engine == 0 ? demand.count() : 0);
      }
      double before = 0;
      for (int k = 0; k < engine; k++) {
        before += shares.get(k);
      }
      int first = (int) Math.rint(demand.count() * before);
      boolean isLast = engine == shares.size() - 1;
      int end =
          isLast ? demand.count() : (int) Math.rint(demand.count() * (before + shares.get(engine)));
      return new NeuronRange(first, Math.max(first, end));
    }

    private Cut cut(MemoryDemand demand, boolean[] stows) {
      List<Piece> slabs = new ArrayList<>();
      for (int engine = 0; engine < budgets.size(); engine++) {
        NeuronRange own = range(demand, engine);
        int number =
            demand.isWhole()
                ? 1
                : Math.ceilDiv(own.count(), largestSlab(demand, engine, stows[engine]));
        for (int k = 0; k < number; k++) {
          int first = own.first() + (int) ((long) own.count() * k / number);
          int end = own.first() + (int) ((long) own.count() * (k + 1) / number);
          boolean isStowed = stows[engine] && !demand.isWhole();
          if (end > first) {
            slabs.add(new Piece(engine, new NeuronRange(first, end), isStowed));
          }
        }
      }
      return new Cut(demand, List.copyOf(slabs));
    }

    /** The largest slab whose windows are worthwhile, and which fits. */
    private int largestSlab(MemoryDemand demand, int engine, boolean isStowed) {
      MemoryBudget budget = budgets.get(engine);
      int steps = Math.min(WORTHWHILE, listSteps());
      double neurons = budget.windowBytes() / (demand.windowBytes() * steps);
      neurons = Math.min(neurons, budget.largestArray() / (double) Long.BYTES);
      if (isStowed) {
        long free = budget.bytes() - budget.windowBytes() - demand.fixedBytes();
        neurons = Math.min(neurons, free / 2.0 / demand.neuronBytes());
      }
      neurons = Math.min(neurons, limits.slab().orElse(Integer.MAX_VALUE));
      return (int) Math.max(neurons, 1);
    }

    private int listSteps() {
      return limits.listSteps(
          demands.stream().mapToDouble(demand -> demand.listBytes() * demand.count()).sum());
    }

    private int windowSteps(List<Cut> cuts) {
      double steps = listSteps();
      for (Cut cut : cuts) {
        for (int engine = 0; engine < budgets.size(); engine++) {
          double bytes = cut.demand().windowBytes() * cut.largest(engine);
          steps = Math.min(steps, budgets.get(engine).windowBytes() / bytes);
        }
      }
      int whole = (int) Math.max(steps, 1);
      return whole < 32 ? whole : whole & ~31;
    }
  }
}
