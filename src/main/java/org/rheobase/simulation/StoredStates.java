package org.rheobase.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** States of a simulation under names: of each what brings its parts back. */
final class StoredStates {
  /** The name of a state that is given none. */
  static final String DEFAULT = "default";

  private final Map<String, List<Runnable>> states = new LinkedHashMap<>();

  /** Keeps a state; one of the same name is replaced. */
  void put(String name, List<Runnable> parts) {
    states.put(name, List.copyOf(parts));
  }

  /**
   * The parts of a state.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  List<Runnable> get(String name) {
    List<Runnable> parts = states.get(name);
    if (parts == null) {
      throw new IllegalArgumentException(
          "there is no stored state '%s'%s"
              .formatted(
                  name,
                  states.isEmpty()
                      ? ": nothing was stored"
                      : "; there are: " + String.join(", ", states.keySet())));
    }
    return parts;
  }
}
