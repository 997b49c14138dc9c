package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.engine.EventList;
import org.rheobase.engine.Raster;
import org.rheobase.engine.RasterDecoder;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/**
 * Lists the events of rasters on the device, by {@code kernels/compaction.cl}: only their number
 * and then the lists cross to the host.
 */
final class Compaction {
  /** Work-items of a group, and the words or numbers that it takes; {@code kernels} says why. */
  private static final int SIDE = 32;

  private static final int TILE = SIDE * SIDE;

  /** Work-items of a group where it does not matter. */
  private static final int GROUP = 64;

  private final OpenClEngine engine;
  private final ClKernel count;
  private final ClKernel scan;
  private final ClKernel add;
  private final ClKernel list;
  private final ClKernel takeOf4Bytes;
  private final ClKernel takeOf8Bytes;

  /** The counts, their totals by pieces, the totals of these, and so on; the last is one number. */
  private final List<GrowingBuffer> counts = new ArrayList<>();

  private final GrowingBuffer steps;
  private final GrowingBuffer neurons;
  private final GrowingBuffer values;

  /** Compiles the kernels. */
  Compaction(OpenClEngine engine) {
    this.engine = engine;
    ClProgram program = engine.build(KernelSource.COMPACTION.text());
    count = engine.kernel(program, "count_events");
    scan = engine.kernel(program, "scan_tiles");
    add = engine.kernel(program, "add_totals");
    list = engine.kernel(program, "list_events");
    takeOf4Bytes = engine.kernel(program, "take_values_of_4_bytes");
    takeOf8Bytes = engine.kernel(program, "take_values_of_8_bytes");
    steps = new GrowingBuffer(engine);
    neurons = new GrowingBuffer(engine);
    values = new GrowingBuffer(engine);
  }

  /** What {@link OpenClEngine#listOnDevice} gives. */
  EventList list(Raster raster, ClBuffer words, List<OpenClMemory> recorded) {
    int events = raster.rows() == 0 ? 0 : count(raster, words);
    HostArray foundSteps = HostArray.of(Type.I32, events);
    HostArray foundNeurons = HostArray.of(Type.I32, events);
    if (events > 0) {
      list(raster, words, events);
      engine.read(stepsOf(events), foundSteps);
      engine.read(neuronsOf(events), foundNeurons);
    }
    return new EventList(
        (int[]) foundSteps.elements(),
        (int[]) foundNeurons.elements(),
        recorded.stream().map(memory -> take(raster, memory, events)).toList());
  }

  /** Runs a group for each tile. */
  private void runForTiles(ClKernel kernel, Raster raster) {
    engine.queue().run(kernel, (long) tilesInRow(raster) * SIDE, raster.rows(), SIDE);
  }

  private static int tilesInRow(Raster raster) {
    return Math.ceilDiv(raster.neurons(), TILE);
  }

  private ClBuffer stepsOf(int events) {
    return steps.withBytes((long) events * Integer.BYTES);
  }

  private ClBuffer neuronsOf(int events) {
    return neurons.withBytes((long) events * Integer.BYTES);
  }

  /** Counts the events of each step in each tile, and scans the counts. */
  private int count(Raster raster, ClBuffer words) {
    long tiles = (long) raster.rows() * tilesInRow(raster);
    int length = Math.toIntExact(tiles * SIDE);
    count.set(0, words);
    count.set(1, raster.neurons());
    count.set(2, counts(0, length));
    runForTiles(count, raster);
    return RasterDecoder.requireArray(scan(0, length));
  }

  private ClBuffer counts(int level, int length) {
    while (counts.size() <= level) {
      counts.add(new GrowingBuffer(engine));
    }
    return counts.get(level).withBytes((long) length * Integer.BYTES);
  }

  /** Scans the numbers of a level, and returns their sum. */
  private long scan(int level, int length) {
    int pieces = Math.ceilDiv(length, TILE);
    ClBuffer numbers = counts(level, length);
    ClBuffer totals = counts(level + 1, pieces);
    scan.set(0, numbers);
    scan.set(1, length);
    scan.set(2, totals);
    engine.queue().run(scan, (long) pieces * SIDE, SIDE);
    if (pieces == 1) {
      HostArray total = HostArray.of(Type.U32, 1);
      engine.read(totals, total);
      return total.bits(0);
    }
    long sum = scan(level + 1, pieces);
    add.set(0, numbers);
    add.set(1, length);
    add.set(2, totals);
    run(add, length);
    return sum;
  }

  private void run(ClKernel kernel, int items) {
    engine.queue().run(kernel, Math.ceilDiv((long) items, GROUP) * GROUP, GROUP);
  }

  private void list(Raster raster, ClBuffer words, int events) {
    list.set(0, words);
    list.set(1, raster.neurons());
    list.set(2, counts(0, 1));
    list.set(3, raster.rowStep());
    list.set(4, stepsOf(events));
    list.set(5, neuronsOf(events));
    runForTiles(list, raster);
  }

  /** What was recorded at events. */
  private HostArray take(Raster raster, OpenClMemory recorded, int events) {
    HostArray found = HostArray.of(recorded.type(), events);
    if (events > 0) {
      int bytes = recorded.type().bytes();
      ClBuffer taken = values.withBytes((long) events * bytes);
      ClKernel take = bytes == Integer.BYTES ? takeOf4Bytes : takeOf8Bytes;
      take.set(0, stepsOf(events));
      take.set(1, neuronsOf(events));
      take.set(2, events);
      take.set(3, raster.firstStep());
      take.set(4, raster.neurons());
      take.set(5, recorded.buffer());
      take.set(6, taken);
      run(take, events);
      engine.read(taken, found);
    }
    return found;
  }
}
