package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.RunPlan;

/**
 * Carries out a sweep: all its runs at once, as one population on the device. Combinations whose
 * programs differ in more than constants (a square is a product in a program, another power is
 * none) are run one such family after another.
 */
public final class SweepRun implements AutoCloseable {
  private final List<PlanRun> families = new ArrayList<>();
  private final List<SweepCopy> copies = new ArrayList<>();

  /**
   * Builds the simulations and sets the initial values.
   *
   * @param builder what to run on; asked anew for each family of combinations
   */
  public SweepRun(Sweep sweep, Supplier<SimulationBuilder> builder) {
    try {
      for (List<Integer> family : Swept.families(sweep.combinations())) {
        add(sweep, family, builder.get());
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    copies.sort(
        Comparator.comparingInt(SweepCopy::combination).thenComparingInt(SweepCopy::replica));
  }

  private void add(Sweep sweep, List<Integer> family, SimulationBuilder builder) {
    List<RunPlan> plans = family.stream().map(sweep.combinations()::get).toList();
    Precision precision = PlanRun.precision(plans.getFirst());
    builder.programs(alone ->
        new SweptPrograms(
            plans,
            sweep.seeds(),
            precision,
            plans.stream().map(PlanGroups::of).toList(),
            alone.group().name()));
    PlanRun run = new PlanRun(plans.getFirst(), builder);
    families.add(run);
    List<SweepCopy> own = new ArrayList<>();
    for (int member = 0; member < plans.size(); member++) {
      for (int replica = 0; replica < sweep.replicas(); replica++) {
        own.add(
            new SweepCopy(
                run,
                plans.get(member),
                family.get(member),
                replica,
                sweep.seeds().get(replica),
                own.size()));
      }
    }
    run.simulation().listen(new Splitter(run, own));
    copies.addAll(own);
  }

  /** The runs, by combination and replica. */
  public List<SweepCopy> copies() {
    return List.copyOf(copies);
  }

  /** How many families of combinations are run one after another. */
  public int families() {
    return families.size();
  }

  /** Compiles what the first phases need; {@link #run} comes after it. */
  public void prepare() {
    families.forEach(PlanRun::prepare);
  }

  /** Runs all phases of all copies. */
  public void run() {
    families.forEach(PlanRun::run);
  }

  @Override
  public void close() {
    families.forEach(PlanRun::close);
  }

  /** Hands each copy its own part of the results. */
  private record Splitter(PlanRun run, List<SweepCopy> copies) implements Listener {

    @Override
    public void onSpikes(EventBlock block) {
      List<EventBlock> parts = split(block);
      IntStream.range(0, copies.size()).forEach(k -> copies.get(k).onSpikes(parts.get(k)));
    }

    @Override
    public void onEvents(EventBlock block) {
      List<EventBlock> parts = split(block);
      IntStream.range(0, copies.size()).forEach(k -> copies.get(k).onEvents(parts.get(k)));
    }

    /** Given spikes are those of all copies. */
    private List<EventBlock> split(EventBlock block) {
      return run.simulation().groups().stream()
          .filter(group -> group.name().equals(block.group()))
          .findFirst()
          .map(group -> block.split(copies.size(), group.count()))
          .orElseGet(() -> copies.stream().map(copy -> block).toList());
    }

    @Override
    public void onTraces(TraceBlock block) {
      NeuronSelection selection =
          run.stateMonitors().stream()
              .filter(monitor -> monitor.number() == block.monitor())
              .findFirst()
              .orElseThrow()
              .selection();
      List<TraceBlock> parts = block.split(copies.size(), selection);
      IntStream.range(0, copies.size()).forEach(k -> copies.get(k).onTraces(parts.get(k)));
    }

    @Override
    public void onWindow(double seconds) {
      copies.forEach(copy -> copy.onWindow(seconds));
    }
  }
}
