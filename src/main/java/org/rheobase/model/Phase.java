package org.rheobase.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of several in a row.
 *
 * @param duration how long, in seconds
 * @param dt the time step in seconds
 * @param constants constants that have other values from here on
 * @param settings how variables are set before it, by population
 */
public record Phase(
    double duration,
    double dt,
    Map<String, Constant> constants,
    Map<String, List<Setting>> settings) {

  /** Keeps copies. */
  public Phase {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    Map<String, List<Setting>> copies = new LinkedHashMap<>();
    settings.forEach((group, list) -> copies.put(group, List.copyOf(list)));
    settings = Collections.unmodifiableMap(copies);
  }
}
