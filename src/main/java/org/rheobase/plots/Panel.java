package org.rheobase.plots;

import java.util.List;
import java.util.Optional;

/**
 * A picture with a pair of axes.
 *
 * @param title what is written above it, if anything
 * @param layers what is drawn, the lowest first
 */
record Panel(Optional<String> title, Axis x, Axis y, List<Layer> layers) {

  /** Keeps copies. */
  Panel {
    layers = List.copyOf(layers);
  }

  /** The layers that are in the legend; it is needed where there is more than one. */
  List<Layer> named() {
    return layers.stream().filter(layer -> !layer.name().isEmpty()).toList();
  }
}
