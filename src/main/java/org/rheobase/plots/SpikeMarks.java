package org.rheobase.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The times of the spikes of some neurons, as long as they are few enough to draw a line each. */
final class SpikeMarks {
  /** The largest number of lines. */
  static final int MOST = 100;

  private final List<List<Double>> times;
  private long count;

  SpikeMarks(int neurons) {
    times = IntStream.range(0, neurons).<List<Double>>mapToObj(k -> new ArrayList<>()).toList();
  }

  /**
   * Adds a spike.
   *
   * @param neuron place of the neuron among those drawn
   */
  void add(int neuron, double seconds) {
    count++;
    if (count <= MOST) {
      times.get(neuron).add(seconds);
    }
  }

  /** Dashed lines, those of a single neuron in a colour of their own; none if they are too many. */
  List<Layer> layers(double timeFactor, int colorOfSingle) {
    List<Layer> layers = new ArrayList<>();
    for (int neuron = 0; neuron < times.size() && count <= MOST; neuron++) {
      double[] places = times.get(neuron).stream().mapToDouble(t -> t * timeFactor).toArray();
      if (places.length > 0) {
        String name = layers.isEmpty() ? "spikes" : "";
        int color = times.size() == 1 ? colorOfSingle : neuron;
        layers.add(new Layer.Verticals(name, places, color));
      }
    }
    return layers;
  }

  /** What must be said of lines that are left out; empty if none are. */
  String omission() {
    return count > MOST ? "%s spikes, too many to draw".formatted(Numbers.text(count)) : "";
  }
}
