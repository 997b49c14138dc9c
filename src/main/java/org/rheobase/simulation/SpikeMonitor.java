package org.rheobase.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rheobase.model.Subgroup;

/**
 * The spikes of a population, or of a part of it, kept in memory: 8 bytes a spike, and as much
 * again once they are asked for neuron by neuron. Neurons of a part are numbered from 0.
 */
public final class SpikeMonitor implements Listener {
  private final Subgroup source;
  private final Blocks<SpikeBlock> blocks = new Blocks<>();
  private Optional<SpikeTrains> trains = Optional.empty();

  SpikeMonitor(Subgroup source) {
    this.source = source;
  }

  @Override
  public void onSpikes(SpikeBlock block) {
    if (block.group().equals(source.group().name())) {
      SpikeBlock own = source.isWhole() ? block : block.part(source.first(), source.end());
      if (own.count() > 0) {
        Math.addExact(count(), own.count());
        blocks.add(own);
      }
    }
  }

  Blocks<SpikeBlock> blocks() {
    return blocks;
  }

  /** Number of spikes so far. */
  public int count() {
    return blocks.all().stream().mapToInt(SpikeBlock::count).sum();
  }

  /** Number of spikes of each neuron so far. */
  public int[] counts() {
    int[] counts = new int[source.count()];
    for (SpikeBlock block : blocks.all()) {
      for (int k = 0; k < block.count(); k++) {
        counts[block.neurons()[k]]++;
      }
    }
    return counts;
  }

  /** The times of all spikes in seconds, sorted by time, then neuron. */
  public double[] times() {
    double[] times = new double[count()];
    int at = 0;
    for (SpikeBlock block : blocks.all()) {
      for (int k = 0; k < block.count(); k++) {
        times[at++] = block.steps()[k] * block.dt();
      }
    }
    return times;
  }

  /** The neurons of all spikes, in the order of {@link #times()}. */
  public int[] neurons() {
    return joined(blocks.all().stream().map(SpikeBlock::neurons).toList());
  }

  /**
   * The steps of all spikes, numbered in the time step of their run, in the order of {@link
   * #times()}.
   */
  public int[] steps() {
    return joined(blocks.all().stream().map(SpikeBlock::steps).toList());
  }

  private int[] joined(List<int[]> parts) {
    int[] all = new int[count()];
    int at = 0;
    for (int k = 0; k < parts.size(); k++) {
      int length = blocks.all().get(k).count();
      System.arraycopy(parts.get(k), 0, all, at, length);
      at += length;
    }
    return all;
  }

  /**
   * The times of a neuron's spikes in seconds.
   *
   * @throws IndexOutOfBoundsException if there is no such neuron
   */
  public double[] times(int neuron) {
    if (neuron < 0 || neuron >= source.count()) {
      throw new IndexOutOfBoundsException(
          "%s has neurons 0 to %d, not %d"
              .formatted(
                  source.isWhole() ? "population '" + source.group().name() + "'" : source,
                  source.count() - 1,
                  neuron));
    }
    return trains().of(neuron);
  }

  /** The times of each neuron's spikes in seconds: one array a neuron, in the order of neurons. */
  public List<double[]> spikeTrains() {
    SpikeTrains all = trains();
    return IntStream.range(0, source.count()).mapToObj(all::of).toList();
  }

  /** The spikes sorted by neuron: sorted once, and again only after more have come. */
  private SpikeTrains trains() {
    SpikeTrains present =
        trains
            .filter(t -> t.version() == blocks.version())
            .orElseGet(() -> SpikeTrains.of(blocks, counts()));
    trains = Optional.of(present);
    return present;
  }

  /**
   * The times of spikes, sorted by neuron, then time.
   *
   * @param version the version of the blocks that it was made of
   * @param starts for each neuron the place of its first spike, and after them the number of spikes
   * @param times the times
   */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  private record SpikeTrains(long version, int[] starts, double[] times) {

    static SpikeTrains of(Blocks<SpikeBlock> blocks, int[] counts) {
      int[] starts = new int[counts.length + 1];
      System.arraycopy(counts, 0, starts, 1, counts.length);
      Arrays.parallelPrefix(starts, Integer::sum);
      int[] next = Arrays.copyOf(starts, counts.length);
      double[] times = new double[starts[counts.length]];
      for (SpikeBlock block : blocks.all()) {
        for (int k = 0; k < block.count(); k++) {
          times[next[block.neurons()[k]]++] = block.steps()[k] * block.dt();
        }
      }
      return new SpikeTrains(blocks.version(), starts, times);
    }

    double[] of(int neuron) {
      return Arrays.copyOfRange(times, starts[neuron], starts[neuron + 1]);
    }
  }
}
