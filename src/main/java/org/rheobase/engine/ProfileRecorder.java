package org.rheobase.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up a {@link Profile}. */
public final class ProfileRecorder {
  private final Map<String, Profile.Entry> entries = new LinkedHashMap<>();

  /** Begins with nothing done. */
  public ProfileRecorder() {}

  /**
   * Adds something that was done.
   *
   * @param name what to add it to
   * @param seconds how long it took
   * @param bytes how many bytes it copied; 0 for kernels
   */
  public void add(Profile.Kind kind, String name, double seconds, long bytes) {
    entries.merge(
        name,
        new Profile.Entry(kind, name, 1, seconds, seconds, seconds, bytes),
        (before, one) -> before.with(seconds, bytes));
  }

  /** All so far. */
  public Profile profile() {
    return new Profile(
        entries.values().stream()
            .sorted(Comparator.comparingDouble(Profile.Entry::total).reversed())
            .toList());
  }
}
