package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Device;
import org.rheobase.engine.EngineException;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Recordings;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;

class MemoryPlanTest {
  private static final long GB = 1_000_000_000;
  private static final MemoryPlan.Limits NO_LIMITS =
      new MemoryPlan.Limits(OptionalInt.empty(), OptionalInt.empty(), GB);
  private static final long WINDOW = 64 << 20;

  private static Device device(String backend, Device.Kind kind, long memory) {
    return new Device(
        backend, 0, "", 0, "test", kind, "1", 1, memory, List.of(Precision.DOUBLE), List.of());
  }

  private static MemoryBudget heap(long memory) {
    return MemoryBudget.of(device("cpu", Device.Kind.CPU, memory), OptionalLong.empty());
  }

  private static MemoryBudget gpu(long memory) {
    return MemoryBudget.of(device("opencl", Device.Kind.GPU, memory), OptionalLong.empty());
  }

  private static MemoryDemand demand(int count, int atSpikes, int atEvent) {
    NeuronGroup group =
        NeuronGroup.builder("G", count)
            .equations("dv/dt = 1/ms : 1\nw : 1\nx : 1")
            .threshold("v > 1")
            .event("e", "v > 1")
            .build();
    List<String> variables = List.of("v", "w", "x");
    List<EventRecording> events =
        List.of(
            new EventRecording("spike", variables.subList(0, atSpikes)),
            new EventRecording("e", variables.subList(0, atEvent)));
    return MemoryDemand.of(
        group,
        1,
        Set.of(),
        new Recordings(List.of(), events),
        Precision.DOUBLE,
        1e-4,
        SpikeReadout.SPIKES);
  }

  private static MemoryPlan plan(MemoryDemand demand, MemoryBudget... budgets) {
    List<Double> shares = Collections.nCopies(budgets.length, 1.0 / budgets.length);
    return MemoryPlan.of(List.of(demand), List.of(budgets), shares, NO_LIMITS);
  }

  /** Bytes of an engine for the states and timed arrays of its slabs. */
  private static long stateBytes(MemoryPlan plan, int engine) {
    long bytes = 0;
    for (MemoryPlan.Cut cut : plan.populations()) {
      MemoryDemand demand = cut.demand();
      boolean isHere = false;
      long resting = 0;
      for (MemoryPlan.Piece slab : cut.slabs()) {
        if (slab.engine() == engine) {
          isHere = true;
          long own = demand.neuronBytes() * slab.range().count();
          bytes += slab.isStowed() ? 0 : own;
          resting = Math.max(resting, slab.isStowed() ? own : 0);
        }
      }
      bytes += resting + (isHere ? demand.fixedBytes() : 0);
    }
    return bytes;
  }

  /** Bytes of an engine for the results of a window. */
  private static long windowBytes(MemoryPlan plan, int engine) {
    return plan.populations().stream()
        .mapToLong(
            cut -> (long) (cut.demand().windowBytes() * cut.largest(engine) * plan.windowSteps()))
        .sum();
  }

  /**
   * Columns: neurons, variables recorded at spikes and at an event; at least how many steps a
   * window has, and how many slabs there are.
   */
  @ParameterizedTest
  @CsvSource({
    "100,        0, 0, 16384, 1",
    "100000,     0, 0, 2560,  1",
    "1000000,    0, 0, 256,   1",
    "10000000,   0, 0, 256,   10",
    "100000,     1, 0, 256,   4",
    "100000,     1, 1, 256,   7",
  })
  void populationsAreCutBeforeWindowsAreShort(
      int count, int atSpikes, int atEvent, int steps, int slabs) {
    MemoryPlan plan = plan(demand(count, atSpikes, atEvent), heap(20 * GB));
    assertThat(plan.windowSteps()).isBetween(steps, Math.max(2 * steps, steps + 1000));
    assertThat(plan.cut("G").slabs()).hasSize(slabs);
    assertThat(windowBytes(plan, 0)).isLessThanOrEqualTo(WINDOW);
  }

  /** Whatever is asked for and can be had: memory is enough, and each neuron is in one slab. */
  @Property(tries = 300)
  void plansFit(
      @ForAll @IntRange(min = 1, max = 30_000_000) int count,
      @ForAll @IntRange(max = 3) int atSpikes,
      @ForAll @IntRange(min = 1, max = 3) int devices,
      @ForAll @IntRange(min = 200, max = 4000) int megabytes) {
    MemoryBudget[] budgets = new MemoryBudget[devices];
    Arrays.fill(budgets, gpu(megabytes * 1_000_000L));
    MemoryPlan plan = plan(demand(count, atSpikes, 0), budgets);
    int next = 0;
    for (MemoryPlan.Piece slab : plan.cut("G").slabs()) {
      assertThat(slab.range().first()).isEqualTo(next);
      assertThat(slab.range().count()).isPositive();
      next = slab.range().end();
    }
    assertThat(next).isEqualTo(count);
    for (int engine = 0; engine < devices; engine++) {
      assertThat(stateBytes(plan, engine) + windowBytes(plan, engine))
          .isLessThanOrEqualTo(budgets[engine].bytes());
    }
  }

  @Test
  void statesThatDoNotFitRestInTheHeap() {
    MemoryDemand demand = demand(10_000_000, 0, 0);
    assertThat(plan(demand, gpu(GB)).cut("G").slabs()).noneMatch(MemoryPlan.Piece::isStowed);
    assertThat(plan(demand, gpu(GB / 4)).cut("G").slabs()).allMatch(MemoryPlan.Piece::isStowed);
  }

  @Test
  void theImpossibleIsRefusedWithTheNumbers() {
    assertThatThrownBy(() -> plan(demand(100_000_000, 0, 0), heap(GB)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("population 'G' needs 2.4 GB for the state of 100,000,000 neurons")
        .hasMessageContaining("(24 bytes each)")
        .hasMessageContaining("may use 800 MB")
        .hasMessageContaining("-Xmx");
  }

  /** Windows end where words of events do, if they can. */
  @ParameterizedTest
  @CsvSource({
    "0,  1000, 100, 96",
    "96, 1000, 100, 192",
    "40, 1000, 32,  64",
    "0,  1000, 5,   5",
    "30, 1000, 5,   32",
    "0,  10,   64,  10",
    "64, 70,   64,  70",
  })
  void windowsEndAtWords(int start, int end, int steps, int windowEnd) {
    assertThat(MemoryPlan.end(start, end, steps)).isEqualTo(windowEnd);
  }
}
