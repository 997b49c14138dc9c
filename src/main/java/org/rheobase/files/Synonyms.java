package org.rheobase.files;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Brian2 calls otherwise, and what comes to mind first. */
final class Synonyms {
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("N", "count"),
          Map.entry("n", "count"),
          Map.entry("size", "count"),
          Map.entry("number", "count"),
          Map.entry("model", "equations"),
          Map.entry("eqs", "equations"),
          Map.entry("integrator", "method"),
          Map.entry("monitor", "record"),
          Map.entry("monitors", "record"),
          Map.entry("groups", "neurons"),
          Map.entry("populations", "neurons"),
          Map.entry("parameters", "constants"),
          Map.entry("namespace", "constants"),
          Map.entry("simulation", "run"),
          Map.entry("time", "duration"),
          Map.entry("timestep", "dt"),
          Map.entry("time_step", "dt"),
          Map.entry("init", "initial"),
          Map.entry("spike", "spikes"),
          Map.entry("index", "neurons"),
          Map.entry("indices", "neurons"));

  private Synonyms() {}

  /** The key that was meant, if it is known in its place. */
  static Optional<String> find(String key, Set<String> known) {
    return Optional.ofNullable(MEANT.get(key)).filter(known::contains);
  }
}
