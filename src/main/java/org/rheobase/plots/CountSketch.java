package org.rheobase.plots;

import java.util.function.Function;
import org.rheobase.simulation.EventBlock;

/** Counts the spikes of each neuron, and makes a panel of their firing rates. */
final class CountSketch implements Sketch {
  private final String group;
  private final int[] counts;
  private final Function<int[], Panel> picture;

  /**
   * Prepares to count.
   *
   * @param picture makes the panel out of the number of spikes of each neuron
   */
  CountSketch(String group, int neurons, Function<int[], Panel> picture) {
    this.group = group;
    counts = new int[neurons];
    this.picture = picture;
  }

  @Override
  public void onSpikes(EventBlock block) {
    if (block.group().equals(group)) {
      for (int k = 0; k < block.count(); k++) {
        counts[block.neurons()[k]]++;
      }
    }
  }

  @Override
  public Panel panel() {
    return picture.apply(counts);
  }
}
