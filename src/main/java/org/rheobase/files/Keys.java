package org.rheobase.files;

import java.util.Set;

/** The maps of a model file, and the keys that each can have. */
enum Keys {
  MODEL(
      "name",
      "constants",
      "timed_arrays",
      "functions",
      "neurons",
      "poisson",
      "spike_generators",
      "run",
      "plots"),
  TIMED_ARRAY("dt", "unit", "values"),
  NEURONS(
      "count",
      "equations",
      "threshold",
      "reset",
      "refractory",
      "method",
      "events",
      "on_event",
      "run_regularly",
      "linked",
      "initial",
      "record"),
  REGULAR_CODE("code", "dt", "when", "order"),
  LINK("variable", "index"),
  POISSON("count", "rates", "record"),
  SPIKE_GENERATOR("count", "indices", "times", "period", "record"),
  TIMES("unit", "values"),
  RECORD("spikes", "state", "events", "rate"),
  GENERATOR_RECORD("spikes"),
  SPIKES("variables"),
  STATE("variables", "neurons", "dt"),
  RATE("smooth"),
  SMOOTH("window", "width"),
  RUN("dt", "duration", "seed", "precision", "phases"),
  PHASE("duration", "dt", "constants", "set"),
  PLOT(PlotsReader.ALL_KEYS);

  @SuppressWarnings("ImmutableEnumChecker") // It is a set that cannot be changed.
  private final Set<String> names;

  Keys(String... names) {
    this(Set.of(names));
  }

  Keys(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /** The keys as written. */
  Set<String> names() {
    return names;
  }
}
